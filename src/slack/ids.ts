/* Every id that Slack sends back to us stands here once. */

export const COMMANDS = { milestone: '/milestone' } as const;

export const ACTIONS = {
  /** Opens the form of the milestone in `value`, from a message or the Home tab. */
  updateMilestone: 'update-milestone',
  /** The same inside a modal: the form takes the modal's place. */
  chooseMilestone: 'choose-milestone',
  /** Opens the form of the first thing that waits, named in `value`. */
  startAnswering: 'start-answering',
  /** These carry the id of the person whose message it is: whoever else presses them is refused. */
  snooze: 'snooze',
  away: 'away',
  back: 'back',
  why: 'why',
  /** Of "Check before it starts"; the value is the window's id. */
  startWindow: 'start-window',
  releaseWindow: 'release-window',
  holdWindow: 'hold-window',
  previewReminders: 'preview-reminders',
  /** Under the officers' overview of the window in `value`. */
  nudge: 'nudge-owners',
  tellDirector: 'tell-director',
  awayForOthers: 'away-for-others',
} as const;

/** The fields of the form about an absence; each is a block and its element. */
export const AWAY_FIELDS = { who: 'away-who', first: 'away-first-day', last: 'away-last-day' } as const;

export const CALLBACKS = {
  milestoneForm: 'milestone-form',
  chooser: 'milestone-chooser',
  notice: 'notice',
  away: 'away',
  nudge: 'nudge-form',
  tellChoice: 'tell-choice',
  tellText: 'tell-text',
} as const;

/** The fields of the milestone form. */
export const FIELDS = {
  choice: 'choice',
  commentary: 'commentary',
  action: 'action',
  actionBy: 'action-by',
  completedOn: 'completed-on',
} as const;

/** The fields of the forms under the officers' overview: block and action alike. */
export const DESK_FIELDS = { owners: 'owners', owner: 'owner', words: 'words' } as const;

export type FieldName = keyof typeof FIELDS;

const SEPARATOR = '|';

/**
 * Input blocks carry the item's id and the step, so that a view which takes another's place never inherits what was
 * typed for another milestone.
 */
export function blockIdOf(field: FieldName, milestoneId: string, step: string): string {
  return [FIELDS[field], milestoneId, step].join(SEPARATOR);
}

/** What Bolt matches for clicks on buttons that this version does not know. */
export function anyIdBut(known: readonly string[]): RegExp {
  const escaped = known.map((id) => id.replace(/[^\w-]/g, '\\$&'));
  return new RegExp(`^(?!(?:${escaped.join('|')})(?:$|\\|))`);
}

/** What a button carries: the milestone and, where it may be pressed weeks later, the quarter that it was shown for. */
export function writeMilestoneValue(milestoneId: string, quarter: string): string {
  return [milestoneId, quarter].join(SEPARATOR);
}

export function readMilestoneValue(value: string): {
  readonly milestoneId: string;
  readonly quarter: string | undefined;
} {
  const [milestoneId = '', quarter] = value.split(SEPARATOR);
  return { milestoneId, quarter };
}
