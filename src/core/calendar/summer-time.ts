const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** From this year on the rule holds: Seventh Directive 94/21/EC; for Britain now The Summer Time Order 2002. */
const FIRST_YEAR = 1996;
/** Their clocks show UTC in winter and an hour more in summer. */
const ZONES: ReadonlySet<string> = new Set([
  'Europe/London',
  'Europe/Belfast',
  'Europe/Dublin',
  'Europe/Guernsey',
  'Europe/Isle_of_Man',
  'Europe/Jersey',
]);

/** Britain, Ireland and the islands between: where their people are, time zones ask nothing of Node. */
export function keepsBritishTime(zone: string): boolean {
  return ZONES.has(zone);
}

/**
 * By how much clocks in Britain and Ireland are ahead of UTC, in milliseconds: an hour from the last Sunday of March until
 * the last of October, 1am UTC each. Undefined for instants (milliseconds since 1970, UTC) before that was the rule.
 */
export function britishOffsetMs(instantMs: number): number | undefined {
  const year = new Date(instantMs).getUTCFullYear();
  if (!(year >= FIRST_YEAR)) return undefined;
  return instantMs >= changeIn(year, 'March') && instantMs < changeIn(year, 'October') ? HOUR_MS : 0;
}

function changeIn(year: number, month: 'March' | 'October'): number {
  // Both have 31 days.
  const lastDay = Date.UTC(year, month === 'March' ? 2 : 9, 31);
  return lastDay - new Date(lastDay).getUTCDay() * DAY_MS + HOUR_MS;
}
