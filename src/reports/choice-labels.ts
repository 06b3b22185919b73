import type { IndicatorChoice } from '../core/collect/indicator/check-figure-answer.ts';
import type { StatusChoice } from '../core/collect/milestone/status-choice.ts';

/* What people choose between, in the forms of Slack and in return sheets. */

/** At most 75 characters each: https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const CHOICE_LABELS: Readonly<Record<StatusChoice, string>> = {
  green: 'Green: on course',
  'amber-uncertain': 'Amber: uncertain',
  'amber-too-early': 'Amber: too early to say',
  red: 'Red: highly likely or certain to miss',
  completed: 'Completed',
  'not-started': 'Not started yet',
  'not-started-green': 'Not started yet, still on course (Green)',
  'not-started-amber': 'Not started yet, and uncertain (Amber)',
  'not-started-red': 'Not started yet, and highly likely or certain to miss (Red)',
  'completed-late': 'Completed late',
  'not-completed': 'Not completed',
};

export const INDICATOR_CHOICE_LABELS: Readonly<Record<IndicatorChoice, string>> = {
  'as-computed': 'As it is computed from the figure',
  green: 'Green: on course',
  'amber-uncertain': 'Amber: uncertain',
  'amber-too-early': 'Amber: too early to say',
  red: 'Red: will not be met unless something is done',
};
