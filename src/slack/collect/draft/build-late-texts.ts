import type { KnownBlock } from '@slack/types';
import type { LateText } from '../../../usecases/collect/draft/read-my-drafts.ts';
import { context, richLine, section } from '../../blocks.ts';
import { listRefs } from '../../remind/list-refs.ts';
import { bytesOf, ROOM_BYTES } from '../../view-bytes.ts';
import { buildContent } from '../build-notices.ts';
import { momentText } from '../moment-text.ts';

/** Room is left for what the reader began themselves: a view takes 100 blocks. */
const MOST_BLOCKS = 60;

/** What contributors handed in and their owners did not send in time: in full, as far as there is room. */
export function buildLateTexts(texts: readonly LateText[], above: readonly KnownBlock[]): readonly KnownBlock[] {
  if (texts.length === 0) return [];
  const shown: KnownBlock[] = [];
  let count = 0;
  for (const text of texts) {
    const all = [...above, ...shown, ...buildOne(text)];
    if (all.length > MOST_BLOCKS || bytesOf(all) > ROOM_BYTES) break;
    shown.push(...buildOne(text));
    count += 1;
  }
  const rest = texts.slice(count).map(({ ref }) => ref);
  return [
    section(HEAD),
    ...shown,
    ...(rest.length === 0
      ? []
      : [context(`And ${rest.length} more, for which there is no room here: ${listRefs(rest)}.`)]),
  ];
}

const HEAD =
  'Handed in, and not sent before the window closed. The text is kept; the performance officer can enter it until the report is signed.';

function buildOne({ ref, words, role, byName, ownerName, handed, timeZone }: LateText): readonly KnownBlock[] {
  const at = momentText(handed.at, timeZone);
  const who =
    role === 'written' ? `Handed to ${ownerName} at ${at}.` : `By ${byName}, handed to ${ownerName} at ${at}.`;
  return [
    richLine({ bold: ref }, ` ${words}`),
    ...buildContent(handed.content),
    context(`${who} Not sent.`),
    { type: 'divider' },
  ];
}
