import { html } from 'hono/html';
import { formatLong } from '../../core/calendar/local-date.ts';
import type { Disclosure } from '../../usecases/keep/disclose.ts';
import type { DisclosedFile, NamedRows } from '../../usecases/keep/disclosure-ports.ts';
import type { TrailLine } from '../../usecases/review/read-trail.ts';
import type { Markup } from '../html/markup.ts';
import { momentText } from '../moment-text.ts';
import { aboutWords, doneWords, trailDetails } from '../trail-words.ts';
import { disclosurePage, factsToHtml } from './disclosure-page.ts';
import { rowFacts } from './row-facts.ts';

const MESSAGES = 'delivery';
/** Shown as changes already. */
const TOLD = [MESSAGES, 'audit'];

const WHY: Readonly<Record<DisclosedFile['why'], string>> = {
  published: 'published',
  uploaded: 'uploaded as what was published',
  'not-for-publication': 'the annex, which is not for publication',
};

/** Everything that is held, to be read by whoever asked for it. */
export function disclosureToHtml(disclosure: Disclosure, madeAt: Date): Promise<string> {
  const { titles, lines, rows, files } = disclosure;
  const messages = rows.filter(({ table }) => table === MESSAGES);
  const others = rows.filter(({ table }) => !TOLD.includes(table));
  return disclosurePage(`What Ragtime holds: ${titles.join('; ')}`, [
    introduction(disclosure, madeAt),
    html`<h2 id="changes">What was done, and every word of it (${lines.length})</h2>\n`,
    ...lines.map((line) => lineToHtml(line, disclosure)),
    html`<h2 id="messages">Messages that Ragtime sent or was to send</h2>
<p>What a reminder says is put together when it is sent and not kept; what it spoke of stands here. The message itself is in Slack, at the channel and the time named here: see <a href="in-slack.html">what lies in Slack</a>.</p>\n`,
    ...messages.flatMap((each) => rowsToHtml(each, disclosure)),
    html`<h2 id="rows">All that is stored, table by table</h2>
<p>Drafts that were not sent are among it. docs/operations.md of Ragtime says what each table holds.</p>\n`,
    ...others.flatMap((each) => [html`<h3>${each.table}</h3>\n`, ...rowsToHtml(each, disclosure)]),
    html`<h2 id="files">Files (${files.length})</h2>\n<ul>\n${files.map(fileToHtml)}</ul>\n`,
  ]);
}

function introduction({ from, to, timeZone }: Disclosure, madeAt: Date): Markup {
  const since = from === undefined ? 'from the beginning' : `from ${formatLong(from)}`;
  const until = to === undefined ? 'until now' : `to ${formatLong(to)}`;
  return html`<p>Made on ${momentText(madeAt, timeZone)}; ${since} ${until}. Times are those of ${timeZone}. Other people are named in it: read it before you pass it on.
The same for a program stands in <a href="disclosure.json">disclosure.json</a>. Not in it: <a href="in-slack.html">what lies in Slack</a>.</p>
<p><a href="#changes">Changes</a> · <a href="#messages">Messages</a> · <a href="#rows">All rows</a> · <a href="#files">Files</a></p>\n`;
}

function lineToHtml(line: TrailLine, { timeZone }: Disclosure): Markup {
  const instead = line.forWhom === undefined ? '' : ` for ${line.forWhom}`;
  const facts = trailDetails(line).map(({ name, text }) => [name, text] as const);
  return html`<h3>${momentText(line.at, timeZone)}: ${line.who}${instead} ${doneWords(line.action)}</h3>
<p>${aboutWords(line)}</p>
${facts.length === 0 ? '' : factsToHtml(facts)}`;
}

function rowsToHtml({ rows }: NamedRows, disclosure: Disclosure): readonly Markup[] {
  return rows.map((row) => factsToHtml(rowFacts(row, disclosure)));
}

function fileToHtml({ name, why, quarter, revision, sha256 }: DisclosedFile): Markup {
  return html`<li>${name}: ${quarter}, version ${revision}, ${WHY[why]}. SHA-256 ${sha256}</li>\n`;
}
