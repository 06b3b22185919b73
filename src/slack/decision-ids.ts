/** The fields of the form in which a decision on a proposal is recorded: block and action alike. */
export const DECISION_FIELDS = {
  body: 'decision-body',
  decidedOn: 'decision-day',
  minute: 'decision-minute',
  note: 'decision-note',
} as const;
