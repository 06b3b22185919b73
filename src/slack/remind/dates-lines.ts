import { WINDOW_PARTS, type WindowPart } from '../../core/calendar/window-part.ts';
import { PART_OF_KIND } from '../../core/collect/window-of-part.ts';
import type { DigestContent } from '../../core/remind/digest-content.ts';
import type { DigestDates } from '../../core/remind/digest-dates.ts';
import { namesOfParts } from '../../reports/part-words.ts';
import { capital } from '../text.ts';

interface DatedParts {
  readonly parts: readonly WindowPart[];
  readonly dates: DigestDates;
}

/** `Texts and items: due 5pm Tuesday 14 July (9 working days left after today), closes 5pm Tuesday 21 July` */
export function datesLines(content: DigestContent): readonly string[] {
  return openParts(content).map(({ parts, dates }) => `${capital(namesOfParts(parts))}: ${datesText(dates)}`);
}

function datesText({ dueAt, closesAt, daysLeft, isClosed }: DigestDates): string {
  if (isClosed) return `closed ${closesAt}`;
  if (daysLeft === undefined) return `was due ${dueAt}, closes ${closesAt}`;
  return `due ${dueAt} (${daysLeft === 0 ? 'today' : leftText(daysLeft)}), closes ${closesAt}`;
}

/** `9 working days left after today` */
export function leftText(days: number): string {
  return `${days} working ${days === 1 ? 'day' : 'days'} left after today`;
}

/** Which part is due next; undefined where all parts have the dates of their window. */
export function nextDueText(content: DigestContent): string | undefined {
  if (content.partDates === undefined) return undefined;
  const coming = openParts(content).filter(({ dates }) => dates.daysLeft !== undefined);
  const fewest = Math.min(...coming.map(({ dates }) => dates.daysLeft ?? 0));
  const [next, ...others] = coming.filter(({ dates }) => dates.daysLeft === fewest);
  if (next === undefined) return `Everything was due; the last part closes ${content.closesAt}.`;
  const { dueAt } = next.dates;
  const parts = [next, ...others.filter(({ dates }) => dates.dueAt === dueAt)].flatMap((each) => each.parts);
  const names = namesOfParts(WINDOW_PARTS.filter((part) => parts.includes(part)));
  return fewest === 0 ? `Due today, ${dueAt}: ${names}.` : `Due next, ${dueAt}: ${names}, ${leftText(fewest)}.`;
}

/** Those of which something is asked for, with the same dates together; under review only what may still come. */
function openParts(content: DigestContent): readonly DatedParts[] {
  const { partDates, isCollecting, isSignedOff, isPublished } = content;
  if (partDates === undefined || isSignedOff || isPublished) return [];
  const asked = askedParts(content).filter((part) => isCollecting || !partDates[part].isClosed);
  return [...Map.groupBy(asked, (part) => `${partDates[part].dueAt} | ${partDates[part].closesAt}`).values()].flatMap(
    (parts) => parts.slice(0, 1).map((first) => ({ parts, dates: partDates[first] })),
  );
}

function askedParts({ parts, items, finance }: DigestContent): readonly WindowPart[] {
  const asked = new Set<WindowPart>(parts.map(({ kind }) => PART_OF_KIND[kind]));
  if (items !== undefined) asked.add('items');
  if (finance !== undefined) asked.add('finance');
  return WINDOW_PARTS.filter((part) => asked.has(part));
}
