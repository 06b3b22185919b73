import { tzOffset } from '@date-fns/tz';
import { rememberResults } from '../remember-results.ts';
import { type LocalDate, localDate } from './local-date.ts';
import { britishOffsetMs, keepsBritishTime } from './summer-time.ts';

/** A time on somebody's clock, 24 hours, such as `09:00`. */
export type LocalTime = `${number}:${number}`;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** More than there are. */
const MOST_REMEMBERED_ZONES = 1_000;
const MOST_KNOWN_MINUTES = 1_000;

/**
 * The instant at which clocks in the zone show this date and time. A time that the clocks skip (spring) becomes the
 * first instant after the gap; of a time shown twice (autumn) it is the first.
 * `instantOf(2026-07-14, '17:00', 'Europe/London')` is 2026-07-14T16:00:00Z. Throws for an unknown zone or time.
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: string): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutesOf(time) * MINUTE_MS;
  const before = offsetMs(wall - DAY_MS, zone);
  const after = offsetMs(wall + DAY_MS, zone);
  // The offset that held before comes first: in an overlap both fit, and the earlier instant is wanted.
  for (const offset of [before, after]) {
    if (offsetMs(wall - offset, zone) === offset) return new Date(wall - offset);
  }
  return firstInstantWithout(before, { from: wall - after, until: wall - before, zone });
}

/** The date on clocks in the zone at this instant. */
export function localDateOf(instant: Date, zone: string): LocalDate {
  return localDate(wallClock(instant, zone).slice(0, 10));
}

/** The time on clocks in the zone at this instant, to the minute: `14:35`. Sorts as text. */
export function localTimeOf(instant: Date, zone: string): string {
  return wallClock(instant, zone).slice(11, 16);
}

/**
 * True for `UTC` and for names of the form `Europe/London` that are known. Abbreviations and offsets are refused: `BST`
 * also means Bangladesh, and `+01:00` is wrong half the year.
 */
export const isTimeZone: (text: string) => boolean = rememberResults(readIsTimeZone, MOST_REMEMBERED_ZONES);

function readIsTimeZone(text: string): boolean {
  if (text === 'UTC' || keepsBritishTime(text)) return true;
  if (!/^[A-Za-z_]+\/[A-Za-z]/.test(text)) return false;
  try {
    // Asked of Intl itself: tzOffset would take "Nowhere/Land+05" for an offset of five hours.
    return new Intl.DateTimeFormat('en-GB', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** True for `09:00` and `17:30`: two digits each, from 00:00 to 23:59. */
export function isLocalTime(text: string): text is LocalTime {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** A time as people say it: `17:00` is `5pm`, `14:35` is `2:35pm`, `12:00` is `noon`, `00:00` is `midnight`. */
export function formatTime(time: string): string {
  const minutes = minutesOf(time);
  if (minutes === 0) return 'midnight';
  if (minutes === 12 * 60) return 'noon';
  const hour = Math.floor(minutes / 60);
  const past = minutes % 60 === 0 ? '' : `:${time.slice(3)}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${past}${hour < 12 ? 'am' : 'pm'}`;
}

/** The time at this instant on clocks in the zone, as people say it: `2:35pm`. */
export function formatClock(instant: Date, zone: string): string {
  return formatTime(localTimeOf(instant, zone));
}

function minutesOf(time: string): number {
  if (isLocalTime(time)) return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  throw new Error(`"${time}" is not a time; a time from 00:00 to 23:59 with two digits each would be accepted.`);
}

/** `2026-07-14T17:00:00.000Z` where clocks in the zone show five, to the minute: the Z means nothing. */
function wallClock(instant: Date, zone: string): string {
  const minute = Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS;
  return new Date(minute + offsetMs(minute, zone)).toISOString();
}

/** The first time that it asks Intl, Node reads every language that it knows, and keeps it: 8 MB. */
function offsetMs(instantMs: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const british = keepsBritishTime(zone) ? britishOffsetMs(instantMs) : undefined;
  return british ?? intlOffsetMs(instantMs, zone);
}

const knownZones = new Map<string, Map<number, number>>();

/** Clocks change at whole minutes, and a sweep asks the same for thousands of people. */
function intlOffsetMs(instantMs: number, zone: string): number {
  const minute = Math.floor(instantMs / MINUTE_MS);
  const ofZone = knownZones.get(zone) ?? new Map<number, number>();
  const known = ofZone.get(minute);
  if (known !== undefined) return known;
  const offset = readIntlOffset(minute * MINUTE_MS, zone);
  if (ofZone.size >= MOST_KNOWN_MINUTES) ofZone.clear();
  if (knownZones.size >= MOST_REMEMBERED_ZONES) knownZones.clear();
  knownZones.set(zone, ofZone.set(minute, offset));
  return offset;
}

function readIntlOffset(instantMs: number, zone: string): number {
  const minutes = tzOffset(zone, new Date(instantMs));
  if (!Number.isNaN(minutes)) return minutes * MINUTE_MS;
  throw new Error(`No offset for "${zone}" at ${instantMs} ms; a time zone such as Europe/London would be accepted.`);
}

/** Halves the stretch until the whole minute is found at which the clocks change. */
function firstInstantWithout(
  offset: number,
  { from, until, zone }: { readonly from: number; readonly until: number; readonly zone: string },
): Date {
  let low = from / MINUTE_MS;
  let high = until / MINUTE_MS;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(middle * MINUTE_MS, zone) === offset) low = middle + 1;
    else high = middle;
  }
  return new Date(high * MINUTE_MS);
}
