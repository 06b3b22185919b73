import type { TextRun } from '../document/document.ts';
import { STATUS_LABELS } from '../labels.ts';
import { run, STRONG, type WordXml, wordText } from './word-xml.ts';

/** Runs with their line breaks and links. */
export function runsToDocx(runs: readonly TextRun[]): WordXml {
  return runs.map(runToDocx).join('');
}

/** A shape stands before the word of a status, so that colour is never the only means. */
function runToDocx({ text, isStrong, anchor, status }: TextRun): WordXml {
  const properties = `${anchor === undefined ? '' : '<w:rStyle w:val="Hyperlink"/>'}${isStrong === true ? STRONG : ''}`;
  const [first = '', ...others] = text.split('\n');
  const lines = [run(first, properties), ...others.map((line) => brokenRun(line, properties))].join('');
  const sign = status === undefined ? '' : run(`${STATUS_LABELS[status].shape} `);
  if (anchor === undefined) return sign + lines;
  return `${sign}<w:hyperlink w:history="1" w:anchor="${bookmarkName(anchor)}">${lines}</w:hyperlink>`;
}

function brokenRun(line: string, properties: WordXml): WordXml {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:br/>${wordText(line)}</w:r>`;
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
