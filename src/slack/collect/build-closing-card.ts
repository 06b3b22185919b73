import type { KnownBlock, ModalView } from '@slack/types';
import { openDraftsOf } from '../../usecases/collect/draft/read-open-drafts.ts';
import type { WindowWork } from '../../usecases/collect/list-my-work.ts';
import type { WalkEnd } from '../../usecases/collect/take-step.ts';
import type { WorkLine } from '../../usecases/collect/work-line.ts';
import { button, context, fitBlocks, section } from '../blocks.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { foldedText } from '../remind/list-refs.ts';
import { capital } from '../text.ts';
import { buildAfterTheLast, buildBegun } from './build-besides.ts';
import { buildNotice } from './build-notices.ts';
import { CAME_BACK } from './build-work-list.ts';
import { buildDraftButtons } from './draft/build-drafts.ts';
import { drafterText } from './drafting/build-drafting-part.ts';
import { wordText } from './entry-words.ts';
import { momentText } from './moment-text.ts';
import type { Besides } from './read-left.ts';
import { sentThings } from './window-words.ts';

/** More lines of each kind are folded into one: a view takes 100 blocks, and nobody reads as many. */
const MOST_LINES = 20;

export interface WalkEnding extends WalkEnd {
  readonly besides: Besides;
}

/** The end of a walk: what was sent, what remains, until when it can be changed. @param notice about the last one. */
export function buildClosingCard(
  { sent, left, windows, besides }: WalkEnding,
  notice: readonly KnownBlock[],
): ModalView {
  const isAll = left.length + besides.begun.length === 0;
  const blocks = [
    ...notice,
    ...buildLines(sent, { title: sentText(sent.length), toBlock: sentLine }),
    ...buildLines(left, { title: leftText(left.length), toBlock: leftLine }),
    ...buildDrafts(openDraftsOf(windows).length),
    ...(left.length === 0 ? buildAfterTheLast(besides) : buildBegun(besides)),
    ...windows.filter((window) => window.sent.length > 0).map((window) => context(untilText(window))),
  ];
  return buildNotice(isAll ? 'All done' : 'That was all for now', fitBlocks(blocks, 'modal'));
}

/** What was begun on the way can be sent at once, or looked at first. */
function buildDrafts(count: number): readonly KnownBlock[] {
  if (count === 0) return [];
  const text = count === 1 ? 'One update is written and not sent.' : `${count} updates are written and not sent.`;
  return [section(text), buildDraftButtons(count)];
}

interface LinesOptions {
  readonly title: string;
  readonly toBlock: (line: WorkLine) => KnownBlock;
}

function buildLines(lines: readonly WorkLine[], { title, toBlock }: LinesOptions): readonly KnownBlock[] {
  if (lines.length === 0) return [];
  const folded = lines.slice(MOST_LINES).map(({ ref }) => ref);
  const rest = folded.length === 0 ? [] : [context(foldedText(folded))];
  return [section(title), ...lines.slice(0, MOST_LINES).map(toBlock), ...rest, { type: 'divider' }];
}

function sentLine({ ref, words, answer }: WorkLine): KnownBlock {
  return section(`${ref} ${words}\n${answer === undefined ? 'Sent' : `Sent: ${wordText(answer)}`}`);
}

function leftLine(line: WorkLine): KnownBlock {
  const { entry, quarter, ref, words } = line;
  const update = button('Update', {
    actionId: ACTIONS.chooseEntry,
    value: writeEntryValue(entry, quarter),
    spoken: `Update ${ref} ${words}`,
  });
  return section(`${ref} ${words}\n${leftState(line)}`, update);
}

function leftState({ isReturned = false, draft, drafter }: WorkLine): string {
  const drafted = drafter === undefined ? [] : [drafterText(drafter)];
  if (isReturned || drafted.length > 0) return [...(isReturned ? [CAME_BACK] : []), ...drafted].join('. ');
  return draft === undefined ? 'Not sent yet' : 'Begun and not sent';
}

function sentText(count: number): string {
  return count === 1 ? 'You have sent one update:' : `You have sent ${count} updates:`;
}

function leftText(count: number): string {
  return count === 1 ? 'One still waits for you:' : `${count} still wait for you:`;
}

function untilText(window: WindowWork): string {
  const { closesAt, timeZone, isClosed } = window;
  if (isClosed) return 'What you answered can be changed until the performance officer closes the question.';
  return `${capital(sentThings(window))} can be changed until ${momentText(closesAt, timeZone)}.`;
}
