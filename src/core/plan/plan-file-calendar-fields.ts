import { choice, day, group, issueMessage, list, time, wholeNumber } from './plan-file-fields.ts';

/* What council and directorates say about their days in a plan file. */

/** Whose bank holidays are kept. */
export const nation = () =>
  choice({
    'England and Wales': 'england-and-wales',
    England: 'england-and-wales',
    Wales: 'england-and-wales',
    Scotland: 'scotland',
    'Northern Ireland': 'northern-ireland',
  });

/** Days off that are no bank holidays; may be left out. */
export const closureDays = (what: string) => list(day(), what).optional();

const step = group(
  {
    'working day': wholeNumber('the working day after the quarter, such as 10', { from: 1, to: 60 }).optional(),
    'working days before due': wholeNumber('working days before due, such as 2', { from: 0, to: 40 }).optional(),
    date: day().optional(),
    at: time(),
  },
  'one step',
).refine((given) => [given['working day'], given['working days before due'], given.date].filter(isGiven).length === 1, {
  error: issueMessage(
    'does not say when',
    'exactly one of "working day", "working days before due" and "date", and "at"',
  ),
});

/** The steps of a ladder that a directorate overrides. */
export const ladder = group(
  {
    opens: step.optional(),
    'last call': step.optional(),
    due: step
      .refine((given) => given['working days before due'] === undefined, {
        error: issueMessage('counts from itself', '"working day" or "date" for the step "due"'),
      })
      .optional(),
    overdue: step.optional(),
    'closes tomorrow': step.optional(),
    closes: step.optional(),
  },
  'the steps that differ',
);

function isGiven(value: unknown): boolean {
  return value !== undefined;
}
