import type { Disclosure } from '../../usecases/keep/disclose.ts';
import { momentText } from '../moment-text.ts';

/** Instants are milliseconds since 1970; no other number in the tables is as large. */
const FIRST_INSTANT = Date.UTC(2001, 0, 1);
const LAST_INSTANT = Date.UTC(2500, 0, 1);

/** The columns of a stored row, for a reader: names for ids, moments for instants; empty ones are left out. */
export function rowFacts(
  row: Readonly<Record<string, unknown>>,
  { people, timeZone }: Pick<Disclosure, 'people' | 'timeZone'>,
): readonly (readonly [string, string])[] {
  return Object.entries(row).flatMap(([name, value]) => {
    const text = valueText(value, { people, timeZone });
    return text === '' ? [] : [[name.replaceAll('_', ' '), text] as const];
  });
}

function valueText(value: unknown, { people, timeZone }: Pick<Disclosure, 'people' | 'timeZone'>): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' && value > FIRST_INSTANT && value < LAST_INSTANT) {
    return momentText(new Date(value), timeZone);
  }
  const text = String(value);
  const name = people.get(text);
  return name === undefined ? readable(text) : `${name} (${text})`;
}

/** Lists and objects stand in their columns as JSON. */
function readable(text: string): string {
  if (!/^[[{]/u.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
