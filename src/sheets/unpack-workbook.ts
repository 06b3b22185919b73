import { strFromU8, unzipSync } from 'fflate';
import { done, type Result, refuse } from '../core/result.ts';
import type { SheetProblem } from './sheet.ts';

/** Unit: bytes, of all parts together once they are unpacked. The largest plan that we know has 3 MB. */
const MOST_UNPACKED = 50_000_000;
const MOST_PARTS = 1_000;
/** Unit: bytes, of the parts that are read as text. */
const MOST_TEXT = 20_000_000;
/** What a table stands in; what programs keep beside it is not even unpacked. */
const READ = /^(?:\[Content_Types\]\.xml|_rels\/.*|xl\/.*)$/u;
/** What old Excel files begin with, and files that are locked with a password: https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** The parts of a workbook by name, such as `xl/workbook.xml`. */
export type WorkbookParts = Readonly<Record<string, Uint8Array>>;

/** Reads no more than the file says it holds, and stops before that is too much. */
export function unpackWorkbook(bytes: Uint8Array): Result<WorkbookParts, SheetProblem> {
  if (COMPOUND.every((byte, index) => bytes[index] === byte)) {
    return refuse(
      problem('The file is locked with a password or in the format of an old Excel. Save it as .xlsx without one.'),
    );
  }
  let unpacked = 0;
  let text = 0;
  let parts = 0;
  try {
    const read = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize;
        text += /\.(?:xml|rels)$/iu.test(name) ? originalSize : 0;
        parts += 1;
        if (unpacked > MOST_UNPACKED || text > MOST_TEXT || parts > MOST_PARTS) throw new TooMuch();
        return READ.test(name.replaceAll('\\', '/'));
      },
    });
    return !Object.keys(read).some((name) => /^xl[/\\]workbook\.xml$/u.test(name))
      ? refuse(problem(NO_WORKBOOK))
      : done(read);
  } catch (error) {
    return refuse(problem(error instanceof TooMuch ? TOO_MUCH : NO_WORKBOOK));
  }
}

class TooMuch extends Error {}

const TOO_MUCH = `The file holds more than ${MOST_UNPACKED / 1_000_000} MB once it is unpacked (${MOST_TEXT / 1_000_000} MB of tables), or more than ${MOST_PARTS} parts. A workbook with the tables that are asked for, and nothing else, would be accepted.`;
const NO_WORKBOOK = 'The file is no Excel workbook. One that is saved as .xlsx would be accepted.';

export function partText(parts: WorkbookParts, name: string): string {
  const part = parts[name];
  return part === undefined ? '' : strFromU8(part);
}

function problem(words: string): SheetProblem {
  return { sheet: undefined, cell: undefined, words };
}
