import { strFromU8, unzipSync } from 'fflate';
import { done, type Result, refuse } from '../../core/result.ts';

/** Unit: bytes, packed. A report with its pictures has well under 1 MB. */
export const MOST_WORD_BYTES = 25_000_000;
/** Unit: bytes, of the text once it is unpacked. */
const MOST_UNPACKED = 50_000_000;
const TEXT = 'word/document.xml';
const TYPES = '[Content_Types].xml';
const OPENING_LENGTH = 120;

/** What is known of a Word file before anybody opens it. */
export interface WordFile {
  /** Its first words, by which people see that it is the right one. */
  readonly opening: string;
}

/** Looks whether this is a Word file that can be given to readers. A refusal is one sentence with what would be accepted. */
export function readWordFile(bytes: Uint8Array): Result<WordFile, string> {
  if (bytes.length > MOST_WORD_BYTES) return refuse(`The file is larger than ${MOST_WORD_BYTES / 1_000_000} MB.`);
  const parts = unpack(bytes);
  if (parts === undefined) return refuse(NO_WORD_FILE);
  const { names, text } = parts;
  if (names.some((name) => name.endsWith('vbaProject.bin'))) {
    return refuse('The file holds macros. One without, saved as .docx, would be accepted.');
  }
  if (/<w:(?:ins|del|moveFrom|moveTo) /u.test(text) || names.includes('word/comments.xml')) {
    return refuse(
      'The file still holds tracked changes or comments, which readers would see. Accept or delete all of them and save it again.',
    );
  }
  return done({ opening: openingOf(text) });
}

const NO_WORD_FILE = 'The file is no Word document. One that is saved as .docx, without a password, would be accepted.';

/** @returns undefined where it is not one */
function unpack(bytes: Uint8Array): { readonly names: readonly string[]; readonly text: string } | undefined {
  const names: string[] = [];
  try {
    const read = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        return (name === TEXT || name === TYPES) && originalSize <= MOST_UNPACKED;
      },
    });
    const [text, types] = [read[TEXT], read[TYPES]];
    if (text === undefined || types === undefined) return undefined;
    return { names, text: strFromU8(text) };
  } catch {
    // Bytes that cannot be unpacked are no Word document, whatever is wrong with them.
    return undefined;
  }
}

function openingOf(text: string): string {
  const words = [...text.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<\/w:p>/gu)].map(([, run]) => run ?? ' ').join('');
  const plain = words
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return plain.length > OPENING_LENGTH ? `${plain.slice(0, OPENING_LENGTH).trimEnd()}…` : plain;
}
