import { formatDayMonth } from '../../core/calendar/local-date.ts';
import { parseQuarter, periodTitle, quarterTitle } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { WindowWork } from '../../usecases/collect/list-my-work.ts';
import { cut } from '../blocks.ts';
import { kindsText } from './entry-words.ts';
import { momentText } from './moment-text.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/header-block */
const LONGEST_HEADER = 150;

/** `Quarter 1 2026/27 (1 April to 30 June 2026)`, with the directorate in front where there are several. */
export function windowTitle(window: WindowWork): string {
  const { quarter, directorateName } = window;
  const title = quarterText(window) ?? quarter;
  return directorateName === undefined ? title : cut(`${directorateName}: ${title}`, LONGEST_HEADER);
}

/** Where parts have dates of their own it names what is in it, and the day that counts now. */
function quarterText(window: WindowWork): string | undefined {
  const quarter = parseQuarter(window.quarter);
  if (quarter === undefined) return undefined;
  const kinds = kindsOfPart(window);
  if (kinds === undefined) return `${quarterTitle(quarter)} (${periodTitle(quarter)})`;
  return `${quarterTitle(quarter)}, ${kinds} (${dayText(window)})`;
}

function dayText({ stand, dueAt, closesAt, timeZone, isClosed }: WindowWork): string {
  const dayOf = (instant: Date) => formatDayMonth(localDateOf(instant, timeZone));
  if (isClosed) return `closed ${dayOf(closesAt)}`;
  return stand === 'past-due' ? `closes ${dayOf(closesAt)}` : `due ${dayOf(dueAt)}`;
}

/** `milestones and equality actions`, where parts of its window have dates of their own; else undefined. */
export function kindsOfPart({ stand, lines }: Pick<WindowWork, 'stand' | 'lines'>): string | undefined {
  if (stand === undefined || lines.length === 0) return undefined;
  return kindsText(lines.map(({ entry }) => entry.kind));
}

/** ` due 5pm on Tuesday 14 July 2026.`, behind what waits; of a part that was due it says how long there is. */
export function dueText({ stand, dueAt, closesAt, timeZone }: WindowWork): string {
  const due = momentText(dueAt, timeZone);
  if (stand !== 'past-due') return `due ${due}.`;
  return `due ${due}. There is still time until ${momentText(closesAt, timeZone)}.`;
}

/** Behind "You can change" or "can be changed": `the indicators that you sent`, `what you sent`. */
export function sentThings(window: Pick<WindowWork, 'stand' | 'lines'>): string {
  const kinds = kindsOfPart(window);
  return kinds === undefined ? 'what you sent' : `the ${kinds} that you sent`;
}
