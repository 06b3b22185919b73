import { html } from 'hono/html';
import { numberWords } from '../core/number-words.ts';
import { MOST_LINES_IN_FILE } from '../core/review/trail-file.ts';
import { showControls } from '../core/show-controls.ts';
import { writeCsv, writeCsvRows } from '../sheets/write-csv.ts';
import type { Trail, TrailLine } from '../usecases/review/read-trail.ts';
import type { TrailFilePorts } from '../usecases/review/read-trail-file.ts';
import { momentText } from './moment-text.ts';
import { aboutWords, changeWords, doneWords, trailDetails } from './trail-words.ts';

const CUT = `These are the newest ${numberWords(MOST_LINES_IN_FILE)} changes. Name an item, a person or days to have older ones; “ragtime history” writes all of it.`;
const HEADINGS = ['When', 'Who', 'For', 'Did', 'About', 'Id', 'What'];

/** The history as files that are sent. */
export const TRAIL_FILES: TrailFilePorts['trailFiles'] = {
  csv: {
    first: async (trail) => beginTrailCsv(trail),
    next: async (trail) => goOnWithTrailCsv(trail),
    end: ({ isCut }) => (isCut ? writeCsvRows([[CUT]]) : ''),
  },
  html: {
    first: async (trail, title) => `${await beginPage(title)}${await rowsOf(trail)}`,
    next: rowsOf,
    end: ({ isCut }) => `</tbody>\n</table>\n${isCut ? `<p>${CUT}</p>\n` : ''}</main>\n</body>\n</html>\n`,
  },
};

/** The headings, and the first page under them. */
export function beginTrailCsv({ lines, timeZone }: Trail): string {
  return writeCsv([HEADINGS, ...lines.map((line) => toCells(line, timeZone))]);
}

export function goOnWithTrailCsv({ lines, timeZone }: Trail): string {
  return writeCsvRows(lines.map((line) => toCells(line, timeZone)));
}

/** What was stored then, one line for each of its parts. */
export function detailLines(line: TrailLine): readonly string[] {
  return trailDetails(line).map(({ name, text }) => `${name}: ${showControls(text)}`);
}

function toCells(line: TrailLine, timeZone: string) {
  const { at, who, forWhom, action, subjectId } = line;
  const what = detailLines(line).join('\n');
  return [momentText(at, timeZone), who, forWhom, doneWords(action), aboutWords(line), subjectId, what];
}

const STYLE = `body { font: 1rem/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-top: 1px solid #767676; padding: .5rem .75rem .5rem 0; text-align: start; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line; }
th[scope=row] { font-weight: 600; width: 11rem; }
td:last-child { width: 45%; }
@media (max-width: 40rem) { thead { display: none; } tr, th, td { display: block; width: auto; } td { border-top: 0; padding-top: 0; } }`;

async function beginPage(title: string): Promise<string> {
  const page = await html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>Newest first. Not for publication: it holds texts that are not published.</p>
<table>
<thead><tr><th scope="col">When</th><th scope="col">Who did what</th><th scope="col">What was written</th></tr></thead>
<tbody>
`;
  return String(page);
}

async function rowsOf({ lines, timeZone }: Trail): Promise<string> {
  return (await Promise.all(lines.map((line) => toRow(line, timeZone)))).join('');
}

async function toRow(line: TrailLine, timeZone: string): Promise<string> {
  const { at } = line;
  const words = changeWords(line);
  const row =
    await html`<tr><th scope="row">${momentText(at, timeZone)}</th><td>${words}</td><td>${detailLines(line).join('\n')}</td></tr>
`;
  return String(row);
}
