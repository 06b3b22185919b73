/* The fields of the forms that officers fill in, and of an owner's word on one of them. */

/** The fields of the form in which a decision on a proposal is recorded: block and action alike. */
export const DECISION_FIELDS = {
  body: 'decision-body',
  decidedOn: 'decision-day',
  minute: 'decision-minute',
  note: 'decision-note',
} as const;

/** The fields of the form that gives something to another owner: block and action alike. */
export const REASSIGN_FIELDS = { entry: 'reassign-entry', to: 'reassign-to' } as const;

/** The blocks of the form about what is missing (with the milestone's id behind `one`), and the action of each. */
export const GAP_FIELDS = { all: 'gaps-all', one: 'gap-', choice: 'gap-choice' } as const;

/** The one field of an owner's word on what was entered for them. */
export const DISPUTE_FIELD = 'dispute';

/** The fields of the first step of "Enter for someone": block and action alike. */
export const ENTERING_FIELDS = { entry: 'entering-entry', way: 'entering-way', day: 'entering-day' } as const;
