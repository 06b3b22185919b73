import { InternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import type { TextRun as DocumentRun } from '../document/document.ts';
import { STATUS_LABELS } from '../labels.ts';

/** Runs with their line breaks and links. */
export function runsToDocx(runs: readonly DocumentRun[]): readonly ParagraphChild[] {
  return runs.flatMap(runToDocx);
}

/** A shape stands before the word of a status, so that colour is never the only means. */
function runToDocx({ text, isStrong, anchor, status }: DocumentRun): readonly ParagraphChild[] {
  const lines = text.split('\n').map((line, index) => toRun(line, { isStrong: isStrong === true, index, anchor }));
  const sign = status === undefined ? [] : [new TextRun(`${STATUS_LABELS[status].shape} `)];
  if (anchor === undefined) return [...sign, ...lines];
  return [...sign, new InternalHyperlink({ anchor: bookmarkName(anchor), children: lines })];
}

interface RunLook {
  readonly isStrong: boolean;
  readonly index: number;
  readonly anchor: string | undefined;
}

function toRun(text: string, { isStrong, index, anchor }: RunLook): TextRun {
  return new TextRun({
    text: cleanXml(text),
    bold: isStrong,
    ...(index > 0 ? { break: 1 } : {}),
    ...(anchor === undefined ? {} : { style: 'Hyperlink' }),
  });
}

/** Characters that XML does not allow would make a file that Word cannot open. */
export function cleanXml(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}

/** https://learn.microsoft.com/en-us/office/vba/api/word.bookmarks.add */
const LONGEST_NAME = 40;

/** Word takes letters, digits and `_`. */
export function bookmarkName(anchor: string): string {
  const name = `r_${anchor.replaceAll('-', '_')}`;
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 9)}_${shortHash(name)}`;
}

/** FNV-1a, eight digits: enough to tell the anchors of one document apart. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
