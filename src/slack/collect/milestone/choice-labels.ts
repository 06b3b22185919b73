import type { StatusChoice } from '../../../core/collect/milestone/status-choice.ts';

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
