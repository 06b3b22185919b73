import type { KnownBlock } from '@slack/types';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { parseQuarter, quarterTitle } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import { countEntries, type EntryCounts } from '../../core/remind/asked-entry.ts';
import type { MyWork, WindowWork } from '../../usecases/collect/list-my-work.ts';
import type { NextWindow } from '../../usecases/collect/milestone/read-closed-card.ts';
import type { WorkLine } from '../../usecases/collect/work-line.ts';
import { button, context, cut, header, section } from '../blocks.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { foldedText } from '../remind/list-refs.ts';
import { actions } from '../remind/reminder-buttons.ts';
import { capital } from '../text.ts';
import { NOTHING_OUT_OF_POST, refusalText } from './answer-texts.ts';
import { askButtons, buildReadyPart, drafterText } from './drafting/build-drafting-part.ts';
import { countText, wordText } from './entry-words.ts';
import { coveredByText } from './milestone/cover-fields.ts';
import { onCourseButton } from './milestone/on-course-form.ts';
import { momentText } from './moment-text.ts';
import { dueText, kindsOfPart, sentThings, windowTitle } from './window-words.ts';

/** More lines are folded into one: a message takes 50 blocks. */
const MOST_LINES = 10;
/** Enough to know it again; the form has all of it. */
const LONGEST_WORDS = 300;

/** Everything that waits for one person: the answer to `/milestone` alone. */
export function buildWorkList(work: MyWork): readonly KnownBlock[] {
  switch (work.outcome) {
    case 'refused':
      return [section(refusalText(work.permission))];
    case 'not-in-post':
      return [section(NOTHING_OUT_OF_POST)];
    case 'nothing-open':
      return [section(nothingOpenText(work.owned, work.next))];
    case 'work':
      return work.windows.flatMap(buildWindow);
  }
}

function buildWindow(window: WindowWork): readonly KnownBlock[] {
  const isSomeOnCourse = window.outstanding.some(({ mayStayOnCourse }) => mayStayOnCourse === true);
  const title = windowTitle(window);
  const buttons = [...(isSomeOnCourse ? [onCourseButton(title)] : []), ...askButtons(window, title)];
  return [
    header(title),
    section(waitingText(window)),
    ...buildReadyPart(window.outstanding),
    ...(buttons.length === 0 ? [] : [actions(buttons)]),
    ...buildLines(window, 'Update'),
    ...(window.sent.length === 0 ? [] : [context(sentText(window))]),
    ...buildLines(window, 'Change'),
  ];
}

function buildLines({ outstanding, sent: done }: WindowWork, verb: 'Update' | 'Change'): readonly KnownBlock[] {
  const lines = verb === 'Update' ? outstanding : done;
  const shown = lines.slice(0, MOST_LINES).flatMap((line) => buildWorkLine(line, { verb }));
  const folded = lines.slice(MOST_LINES).map(({ ref }) => ref);
  if (folded.length === 0) return shown;
  return [...shown, context(`${foldedText(folded)} Type /milestone and the ref, or look at the Home tab of Ragtime.`)];
}

/** Opens the form of a covered milestone; saving there ends the cover. */
const OWN_TEXT = 'Give this one its own text';

export interface LineOptions {
  readonly verb: 'Update' | 'Change' | 'Continue';
  /** Instead of what was said of it. */
  readonly state?: string;
  /** Whose it is, where that is not the reader. */
  readonly ownerName?: string | undefined;
}

/** An entry with the button that opens its form; a long button stands below, since beside it a phone leaves no room. */
export function buildWorkLine(line: WorkLine, options: LineOptions): readonly KnownBlock[] {
  const { verb, state = stateText(line), ownerName } = options;
  const { entry, quarter, ref, words, isToSupply = false } = line;
  const whose = ownerName === undefined ? '' : `For ${ownerName}. `;
  const text = `${ref} ${cut(words, LONGEST_WORDS)}\n${whose}${state}`;
  const isOwn = verb !== 'Change' || !isCovered(line);
  const own = verb === 'Update' && isToSupply ? 'Give figure' : verb;
  const label = isOwn ? own : OWN_TEXT;
  const open = button(label, {
    actionId: ACTIONS.updateEntry,
    value: writeEntryValue(entry, quarter),
    spoken: `${label} ${ref} ${words}`,
  });
  return isOwn ? [section(text, open)] : [section(text), actions([open])];
}

/** What is still asked for, and until when. */
export function waitingText(window: WindowWork): string {
  const { outstanding, sent, isClosed } = window;
  if (isClosed) return returnedText(window);
  if (outstanding.length === 0) return sent.length === 0 ? 'Nothing waits for you.' : 'All is sent, thank you.';
  const count = countText(countEntries(outstanding));
  const waits = outstanding.length === 1 ? 'waits' : 'wait';
  return `${capital(count)} ${waits} for you, ${dueText(window)}`;
}

/** Until when what was sent can be changed. */
export function sentText(window: WindowWork): string {
  const { closesAt, timeZone, isClosed } = window;
  return isClosed
    ? 'You can change what you answered until the performance officer closes the question.'
    : `You can change ${sentThings(window)} until ${momentText(closesAt, timeZone)}.`;
}

function returnedText(window: WindowWork): string {
  const count = window.outstanding.length;
  const [closed, inIt] =
    kindsOfPart(window) === undefined ? ['This quarter is closed', 'in it'] : ['These have closed', 'among them'];
  if (count === 0) return `${closed}. Nothing waits for you ${inIt}.`;
  const what = count === 1 ? 'one text has' : `${count} texts have`;
  return `${closed}, but ${what} come back to you with a question.`;
}

export const CAME_BACK = 'Came back to you with a question';

function isCovered({ coveredBy, isReturned = false }: WorkLine): boolean {
  return coveredBy !== undefined && !isReturned;
}

function stateText({ earlier, answer, isReturned = false, coveredBy, drafter, draft }: WorkLine): string {
  const drafted = drafter === undefined ? [] : [drafterText(drafter)];
  if (isReturned || drafted.length > 0) return [...(isReturned ? [CAME_BACK] : []), ...drafted].join('. ');
  if (answer === undefined) return lastQuarterText(earlier);
  const sent = `Sent: ${wordText(answer)}`;
  const said = coveredBy === undefined ? sent : `${sent}. ${coveredByText(coveredBy)}`;
  return draft === undefined ? said : `${said}\nYou have begun something else for it, which is not sent.`;
}

function lastQuarterText(earlier: WorkLine['earlier']): string {
  return earlier === undefined ? 'Not reported before' : `Last time: ${wordText(earlier)}`;
}

/** Nothing is collected from this person: what happens next, and when. */
export function nothingOpenText(owned: EntryCounts, next: NextWindow | undefined): string {
  if (Object.keys(owned).length === 0)
    return 'Nothing in the plan is yours, so nothing is asked of you. “/milestone COPS2” shows any milestone.';
  const isOne = Object.values(owned).reduce((sum, count) => sum + count, 0) === 1;
  const yours = `${capital(countText(owned))} ${isOne ? 'is' : 'are'} yours.`;
  const message = next === undefined ? '' : ' You get a message then.';
  return `${yours} Nothing is collected just now. ${nextWindowText(next)}${message}`;
}

/** `Quarter 2 2026/27 opens on Thursday 1 October 2026.` */
export function nextWindowText(next: NextWindow | undefined): string {
  if (next === undefined) return 'The next quarter has no date yet.';
  const { quarter, opensAt, timeZone } = next;
  const parsed = parseQuarter(quarter);
  return `${parsed ? quarterTitle(parsed) : quarter} opens on ${dayOf(opensAt, timeZone)}.`;
}

function dayOf(instant: Date, timeZone: string): string {
  return formatWithWeekday(localDateOf(instant, timeZone));
}
