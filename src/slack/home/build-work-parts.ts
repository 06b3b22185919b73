import type { KnownBlock } from '@slack/types';
import { isOnTheWay } from '../../core/collect/walk.ts';
import { type OpenDraft, openDraftsOf } from '../../usecases/collect/draft/read-open-drafts.ts';
import type { WindowWork } from '../../usecases/collect/list-my-work.ts';
import type { Home } from '../../usecases/collect/read-home.ts';
import type { WorkLine } from '../../usecases/collect/work-line.ts';
import { button, context, header, section } from '../blocks.ts';
import { NOTHING_OUT_OF_POST, refusalText } from '../collect/answer-texts.ts';
import { buildWorkLine, type LineOptions, nothingOpenText, sentText, waitingText } from '../collect/build-work-list.ts';
import { buildDraftButtons } from '../collect/draft/build-drafts.ts';
import { askButtons } from '../collect/drafting/build-drafting-part.ts';
import { onCourseButton } from '../collect/milestone/on-course-form.ts';
import { momentText } from '../collect/moment-text.ts';
import { kindsOfPart, windowTitle } from '../collect/window-words.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { actions } from '../remind/reminder-buttons.ts';
import type { HomePart } from './page-home.ts';

/** What is asked of somebody now: what waits, what they have begun, what came back with a question, what was sent. */
export function buildWorkParts(home: Home): readonly HomePart[] {
  const { work } = home;
  switch (work.outcome) {
    case 'refused':
      return [{ heading: [section(refusalText(work.permission))], lines: [] }];
    case 'not-in-post':
      return [{ heading: [header('Nothing waits for you'), section(NOTHING_OUT_OF_POST)], lines: [] }];
    case 'nothing-open':
      return [
        { heading: [header('Nothing waits for you'), section(nothingOpenText(work.owned, work.next))], lines: [] },
      ];
    case 'work':
      return [
        ...work.windows.map((window) => buildWaiting(window, home)),
        ...buildDrafts(openDraftsOf(work.windows), home),
        ...work.windows.flatMap((window) => buildReturned(window, home)),
        ...work.windows.flatMap((window) => buildSent(window, home)),
      ];
  }
}

/** Each entry stands in one place: what was begun among the drafts, else what came back by itself. */
const isBegun = ({ draft }: WorkLine) => draft !== undefined;
const isReturned = ({ isReturned: returned = false }: WorkLine) => returned;

function buildWaiting(window: WindowWork, home: Home): HomePart {
  const lines = window.outstanding.filter((line) => !isBegun(line) && !isReturned(line));
  return {
    heading: [header(windowTitle(window)), section(waitingText(window)), ...buildStart(window, home)],
    lines: toBlocks(lines, home, { verb: 'Update' }),
  };
}

/** What can be done with all that waits. */
function buildStart(window: WindowWork, home: Home): readonly KnownBlock[] {
  const { outstanding } = window;
  const title = windowTitle(window);
  const first = outstanding.find(isOnTheWay);
  const isSomeOnCourse = outstanding.some(({ mayStayOnCourse = false }) => mayStayOnCourse);
  const buttons = [
    ...(first === undefined ? [] : [startButton(first, { title, further: furtherKinds(window, home) })]),
    ...(isSomeOnCourse ? [onCourseButton(title)] : []),
    ...askButtons(window, title),
  ];
  // Where all that waits is drafted by others first, there is nothing to press, and Slack refuses the whole tab for it.
  return buttons.length === 0 ? [] : [actions(buttons)];
}

/** What Start begins with where an earlier part of the same window has a Start of its own, which leads here too. */
function furtherKinds(window: WindowWork, { work }: Home): string | undefined {
  if (work.outcome !== 'work') return undefined;
  const first = work.windows.find((each) => isSameWindow(each, window) && each.outstanding.some(isOnTheWay));
  return first === window ? undefined : kindsOfPart(window);
}

function isSameWindow(one: WindowWork, other: WindowWork): boolean {
  return one.quarter === other.quarter && one.directorateName === other.directorateName;
}

function startButton(
  { entry, quarter }: WorkLine,
  { title, further }: { readonly title: string; readonly further: string | undefined },
) {
  const label = further === undefined ? 'Start' : `Start with ${further}`;
  return button(label, {
    actionId: ACTIONS.startAnswering,
    value: writeEntryValue(entry, quarter),
    spoken: `${label}: ${title}`,
    ...(further === undefined && { style: 'primary' as const }),
  });
}

function buildDrafts(begun: readonly OpenDraft[], home: Home): readonly HomePart[] {
  if (begun.length === 0) return [];
  return [
    {
      heading: [
        header(`Drafts, not sent: ${begun.length}`),
        context('A draft reaches nobody until it is sent.'),
        buildDraftButtons(begun.length),
      ],
      lines: begun.map(({ line, draft, window }) => {
        const state = `Saved as draft at ${momentText(draft.savedAt, window.timeZone)}. Not sent.`;
        return buildWorkLine(line, { verb: 'Continue', state, ownerName: ownerOf(line, home) });
      }),
    },
  ];
}

function buildReturned({ outstanding }: WindowWork, home: Home): readonly HomePart[] {
  const returned = outstanding.filter((line) => isReturned(line) && !isBegun(line));
  if (returned.length === 0) return [];
  return [
    {
      heading: [
        header(`Came back to you: ${returned.length}`),
        context('The performance officer has a question. It stands in the form, and stays open until it is closed.'),
      ],
      lines: toBlocks(returned, home, { verb: 'Update' }),
    },
  ];
}

function buildSent(window: WindowWork, home: Home): readonly HomePart[] {
  const sent = window.sent.filter((line) => !isBegun(line));
  if (sent.length === 0) return [];
  return [
    {
      heading: [header(`Sent: ${sent.length}`), context(sentText(window))],
      lines: toBlocks(sent, home, { verb: 'Change' }),
    },
  ];
}

function toBlocks(lines: readonly WorkLine[], home: Home, options: LineOptions): HomePart['lines'] {
  return lines.map((line) => buildWorkLine(line, { ...options, ownerName: ownerOf(line, home) }));
}

/** Undefined where it is the reader's own. */
function ownerOf({ ownerId }: WorkLine, { absence }: Home): string | undefined {
  return absence?.standsInFor.find(({ personId }) => personId === ownerId)?.name;
}
