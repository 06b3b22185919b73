import * as z from 'zod';
import type { LocalDate } from '../calendar/local-date.ts';
import { isLocalTime, isTimeZone, type LocalTime } from '../calendar/zone.ts';
import { readDay, readDue, readFinancialYear } from './plan-dates.ts';

/*
 * The kinds of value in a plan file. Values arrive as text (see plan-file-tree.ts); what stands wrong becomes the
 * message of the issue, with what would be accepted in its second line.
 */

/** Takes away what Ragtime has; a key that is left out leaves it as it is. */
export const NONE = 'none';

interface FieldKind<Value> {
  /** `is not a date` */
  readonly wrong: string;
  /** `a day (2026-06-30)` */
  readonly accepted: string;
  readonly read: (text: string) => Value | undefined;
  /** What an editor is told about it, as JSON Schema. */
  readonly forEditors?: Record<string, unknown>;
}

export function field<Value>(kind: FieldKind<Value>) {
  const message = issueMessage(kind.wrong, kind.accepted);
  return z
    .string({ error: message })
    .transform((text, context): Value => {
      const value = kind.read(text);
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    })
    .meta({ description: `Give ${kind.accepted}.`, ...kind.forEditors });
}

export function issueMessage(wrong: string, accepted: string): string {
  return `${wrong}\n${accepted}`;
}

/** Both halves of a message made by issueMessage. */
export function readIssueMessage(message: string): { readonly wrong: string; readonly accepted: string } {
  const [wrong = '', accepted = ''] = message.split('\n');
  return { wrong, accepted };
}

/** A group of fields; keys that it does not know are refused, with the ones it knows. */
export function group<Shape extends z.ZodRawShape>(shape: Shape, what: string) {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issueMessage('is not known here', keys.join(', '))
        : issueMessage('does not fit here', `${what}, with the fields ${keys.join(', ')}`),
  });
}

/** A list of entries; absent means none. */
export function list<Entry extends z.ZodType>(entry: Entry, what: string) {
  return z.array(entry, { error: issueMessage('is not a list', `${what}, each in a line that begins with "- "`) });
}

export function words(what: string, longest: number) {
  return field({
    wrong: 'does not fit here',
    accepted: `${what}, at most ${longest} characters`,
    read: (text) => (text === '' || text.length > longest || hasControlCharacters(text) ? undefined : text),
  });
}

function lineKind(what: string, longest: number): FieldKind<string> {
  return {
    wrong: 'does not fit here',
    accepted: `${what}, in one line of at most ${longest} characters`,
    read: (text) => (text === '' || text.length > longest || /[\p{Cc}\p{Cs}]/u.test(text) ? undefined : text),
  };
}

/** Short text without line breaks. */
export const line = (what: string, longest = 200) => field(lineKind(what, longest));
export const lineOrNone = (what: string) => orNone(lineKind(what, 200));

function patternKind(what: string, expression: RegExp): FieldKind<string> {
  return {
    wrong: 'does not fit here',
    accepted: what,
    read: (text) => (expression.test(text) && text.toLowerCase() !== NONE ? text : undefined),
  };
}

export const pattern = (what: string, expression: RegExp) => field(patternKind(what, expression));
export const patternOrNone = (what: string, expression: RegExp) => orNone(patternKind(what, expression));

/** One of a few plain words, each with what it means inside. */
export function choice<const Value extends string>(choices: Readonly<Record<string, Value>>) {
  const names = Object.keys(choices);
  return field<Value>({
    wrong: 'is not one of the choices',
    accepted: names.map((name) => `"${name}"`).join(' or '),
    read: (text) => {
      const name = names.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
      return name === undefined ? undefined : choices[name];
    },
    forEditors: { enum: names },
  });
}

export function number(what: string, { from, to }: { from: number; to: number }) {
  return field({
    wrong: `is not a number from ${from} to ${to}`,
    accepted: what,
    read: (text) => readNumber(text, { from, to }),
    forEditors: { type: 'number', minimum: from, maximum: to },
  });
}

export function wholeNumber(what: string, { from, to }: { from: number; to: number }) {
  return field({
    wrong: `is not a whole number from ${from} to ${to}`,
    accepted: what,
    read: (text) => (/^-?\d+$/.test(text) ? readNumber(text, { from, to }) : undefined),
    forEditors: { type: 'integer', minimum: from, maximum: to },
  });
}

const DAY: FieldKind<LocalDate> = {
  wrong: 'is not a date',
  accepted: 'a day that exists (2026-06-30, 30 June 2026)',
  read: readDay,
};
export const day = () => field(DAY);
export const dayOrNone = () => orNone(DAY);

export const due = () =>
  field({
    wrong: 'is not a date',
    accepted: 'a day (2026-06-30), a month (June 2026), "none", or text such as "recurring: each term"',
    read: readDue,
  });

export const financialYear = () =>
  field({
    wrong: 'is not a financial year',
    accepted: 'two years that follow, such as 2026-27',
    read: readFinancialYear,
  });

export const timeZone = () =>
  field({
    wrong: 'is not a time zone',
    accepted: 'an IANA name such as Europe/London',
    read: (text) => (isTimeZone(text) ? text : undefined),
  });

export const time = () =>
  field<LocalTime>({
    wrong: 'is not a time',
    accepted: 'hours and minutes from 00:00 to 23:59, such as 09:00',
    read: (text) => (isLocalTime(text) ? text : undefined),
  });

/** A field that can also be taken away. */
function orNone<Value>(kind: FieldKind<Value>) {
  return field<Value | typeof NONE>({
    ...kind,
    accepted: `${kind.accepted}, or "none"`,
    read: (text) => (text.toLowerCase() === NONE ? NONE : kind.read(text)),
  });
}

/** `true` or `yes`; there is no other value worth writing. */
export const yes = () =>
  field<true>({
    wrong: 'does not fit here',
    accepted: 'true, or leave it out',
    read: (text) => (/^(true|yes)$/i.test(text) ? true : undefined),
    forEditors: { type: 'boolean' },
  });

/** Digits with an optional sign, thousands commas and decimals. */
export function readNumber(text: string, range: { from: number; to: number }): number | undefined {
  if (!/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text.replaceAll(',', ''));
  return value >= range.from && value <= range.to ? value : undefined;
}

function hasControlCharacters(text: string): boolean {
  return /[\p{Cc}\p{Cs}]/u.test(text.replace(/[\n\t]/g, ''));
}
