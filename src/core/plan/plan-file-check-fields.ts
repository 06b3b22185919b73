import type { CheckSettings } from '../review/checks/check-settings.ts';
import { group, wholeNumber } from './plan-file-fields.ts';

const count = (what: string, range: { readonly from: number; readonly to: number }) =>
  wholeNumber(what, range).optional();

/** What a directorate's reports are checked by, where it is not the usual. */
export const checks = group(
  {
    'shortest text': count('how many words a text has at least to be compared', { from: 3, to: 50 }),
    'similar percent': count('from how many percent of the same words on two sentences are alike', {
      from: 50,
      to: 100,
    }),
    'overspend thousands': count("from how many £'000 on an overspend needs a word", { from: 1, to: 100_000 }),
    'overspend percent': count('from how many percent of the budget to date on an overspend needs a word', {
      from: 0,
      to: 100,
    }),
    'small number': count('fewer people than this might be recognised', { from: 2, to: 10 }),
    'target factor': count('how many times as large or small a target is taken for a slip', { from: 2, to: 1000 }),
  },
  'what the checks of a report measure by',
);

type ShapedChecks = (typeof checks)['_output'];

const SETTINGS = {
  'shortest text': 'shortestText',
  'similar percent': 'similarPercent',
  'overspend thousands': 'overspendThousands',
  'overspend percent': 'overspendPercent',
  'small number': 'smallNumber',
  'target factor': 'targetFactor',
} as const satisfies Record<keyof ShapedChecks, keyof CheckSettings>;
const KEYS = [
  'shortest text',
  'similar percent',
  'overspend thousands',
  'overspend percent',
  'small number',
  'target factor',
] as const;

/** Only what the file gives: the rest follows the usual, also when that changes. */
export function buildChecks(shaped: ShapedChecks): Partial<CheckSettings> {
  const given: { -readonly [Name in keyof CheckSettings]?: CheckSettings[Name] } = {};
  for (const key of KEYS) {
    const value = shaped[key];
    if (value !== undefined) given[SETTINGS[key]] = value;
  }
  return given;
}

/** Undefined where everything is as usual. */
export function checksToFile(given: Partial<CheckSettings>): Readonly<Record<string, number>> | undefined {
  const written = KEYS.flatMap((key) => {
    const value = given[SETTINGS[key]];
    return value === undefined ? [] : [[key, value] as const];
  });
  return written.length === 0 ? undefined : Object.fromEntries(written);
}
