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

const due = step.refine((given) => given['working days before due'] === undefined, {
  error: issueMessage('counts from itself', '"working day" or "date" for the step "due"'),
});

/** The steps of a ladder that a directorate overrides. */
export const ladder = group(
  {
    opens: step.optional(),
    'last call': step.optional(),
    due: due.optional(),
    overdue: step.optional(),
    'closes tomorrow': step.optional(),
    closes: step.optional(),
  },
  'the steps that differ',
);

const part = group({ due: due.optional(), closes: step.optional() }, 'when this part is due and when it closes').refine(
  (given) => isGiven(given.due) || isGiven(given.closes),
  { error: issueMessage('has no date of its own', '"due", "closes" or both; or leave the part out') },
);

/** Parts of a window that are due or close on days of their own. */
export const parts = group(
  {
    texts: part.optional(),
    values: part.optional(),
    items: part.optional(),
    risks: part.optional(),
    equality: part.optional(),
    finance: part.optional(),
  },
  'the parts with dates of their own',
);

function isGiven(value: unknown): boolean {
  return value !== undefined;
}
