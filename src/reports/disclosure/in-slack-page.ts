import { html } from 'hono/html';
import type { Disclosure } from '../../usecases/keep/disclose.ts';
import type { Markup } from '../html/markup.ts';
import { disclosurePage, factsToHtml } from './disclosure-page.ts';
import { rowFacts } from './row-facts.ts';

/** Where a sent message stands. */
const PLACE = ['kind', 'sent_channel_id', 'ts', 'sent_at', 'person_id'] as const;

/** What Ragtime cannot hand out, who can, and where to look. */
export function inSlackPage(disclosure: Disclosure): Promise<string> {
  const sent = disclosure.rows
    .filter(({ table }) => table === 'delivery')
    .flatMap(({ rows }) => rows)
    .filter(({ ts }) => typeof ts === 'string');
  return disclosurePage('What lies in Slack, beyond the reach of Ragtime', [
    html`<ul>
<li>Every message of Ragtime as people read it, with each of its edits. Ragtime keeps what a message was about, and where it stands (below); not the words of a reminder.</li>
<li>What people wrote to one another or to Ragtime in channels and direct messages. Ragtime does not read it.</li>
<li>Files that were posted in the thread of a published summary, or sent to somebody. Those of published reports are in this bundle, byte for byte.</li>
<li>Names, pictures, time zones and e-mail addresses of Slack's own profiles, and who logged in when.</li>
<li>Messages that were deleted in Slack, if its retention keeps them.</li>
</ul>
<p>Whoever administers the council's Slack can hand these out: by an export of the workspace, by Slack's Discovery API where the contract has it, or by reading the channels that are named here.
How long Slack keeps them is set there, under “Message retention &amp; deletion”, and not in Ragtime. What somebody has copied, forwarded or printed is in nobody's reach.</p>
<h2>Where messages of Ragtime stand (${sent.length})</h2>
<p>A channel that begins with D is somebody's direct messages with Ragtime. “ts” is the time of a message as Slack names it.</p>\n`,
    ...sent.map((row) => placeToHtml(row, disclosure)),
  ]);
}

function placeToHtml(row: Readonly<Record<string, unknown>>, disclosure: Disclosure): Markup {
  return factsToHtml(rowFacts(Object.fromEntries(PLACE.map((name) => [name, row[name]])), disclosure));
}
