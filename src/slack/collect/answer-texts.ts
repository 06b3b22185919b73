import type { Helper, Permission } from '../../core/access.ts';
import { formatLong } from '../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { AnswerFault } from '../../core/collect/milestone/check-answer.ts';
import { MOST_COVERED } from '../../core/collect/milestone/cover.ts';
import type { MilestoneCard } from '../../core/collect/milestone/milestone-form.ts';
import type { DiscardedDraft } from '../../usecases/collect/draft/discard-draft.ts';
import type { RefusedCover } from '../../usecases/collect/milestone/decide-covers.ts';

export const DISCARDED: Readonly<Record<DiscardedDraft, string>> = {
  discarded: 'The draft is discarded.',
  none: 'There was no draft to discard. The form begins anew.',
  refused: 'There was no draft of yours to discard.',
  busy: 'Nothing was discarded: Ragtime was busy for a moment. Please press the button again.',
};

/** The same where what was discarded stood in a list. */
export const LATE_DISCARDED: Readonly<Record<DiscardedDraft, string>> = {
  ...DISCARDED,
  none: 'That draft was discarded already.',
};

export const TEXTS = {
  notSavedYet: 'Not saved yet; please save again. Ragtime was busy for a moment; your text is still here.',
  returnedMeanwhile:
    'Not saved yet: while you were writing, this came back with a question. Your text is still here; add to it, or save to send it as it is.',
  gone: 'This milestone is no longer in the plan. Nothing was changed. The performance officer can say what became of it.',
  noPlan: 'There is no plan here yet. An administrator brings one in with “ragtime import”.',
  oldButton: 'This button belongs to an older message. Type /milestone to see what waits for you now.',
  redrawn: 'This form had to be drawn again. Nothing was changed; please look at each field and save.',
} as const;

/** At the foot of a form. @param submit what its button is called */
export function keptAsDraftText(submit = 'Save'): string {
  return `What you type is kept as a draft, also when you close this form. It is sent when you press ${submit}.`;
}

/** Below what came too late. @param officers by name */
export function toCopyText(officers: readonly string[], what = 'Your text'): string {
  return `${what} is below to copy; please send it to ${officersText(officers)}.`;
}

/** Where it is too late. @param officers by name */
export function tellOfficersText(officers: readonly string[]): string {
  return `If something should still be said, please tell ${officersText(officers)}.`;
}

/** Whom to turn to: `Jo Pardew or Sam Oyelaran`. @param names none where nobody is known */
export function officersText(names: readonly string[]): string {
  return names.length === 0 ? 'the performance officer' : names.join(' or ');
}

/** What `/milestone help` says of each. */
export const MILESTONE_HELP: readonly { readonly typed: string; readonly does: string }[] = [
  { typed: '/milestone', does: 'everything that waits for you' },
  { typed: '/milestone COPS2', does: 'the form of that milestone; where several have the ref, you choose' },
  { typed: '/milestone COPI1', does: 'the form of that indicator, for its figure' },
  {
    typed: '/milestone Risk 1, /milestone Equality action 1',
    does: 'the form of that one, named as in the lists',
  },
  {
    typed: '/milestone COPS2 history',
    does: 'what was said of it in every quarter, as far as you may read it; the same with any other ref',
  },
  { typed: '/milestone help', does: 'this text' },
];

export const MILESTONE_HELP_END =
  'Where a milestone is not yours, you see its card: words, owner, date, and what the last report said. When you send something, you read until when you can change it. Only you see the answers here.';

export function faultText(fault: AnswerFault): string {
  switch (fault.fault) {
    case 'missing-for-red':
      return 'Red needs a line on what is being done. If nothing can be done, say so and why.';
    case 'not-offered':
      return 'The date of this milestone has come or moved since the form was opened. Please choose again.';
    case 'too-long':
      return 'Please keep this under 3,000 characters.';
    case 'in-the-future':
      return 'This date is still to come. Give the day on which it was completed, or choose another status.';
    case 'is-late':
      return `It was due ${formatLong(fault.due)}, and this day is later. Choose “Completed late”, or correct the day.`;
    case 'is-in-time':
      return `It was due ${formatLong(fault.due)}, and this day is not later. Choose “Completed”, or correct the day.`;
    case 'missing':
      return missingText(fault.field);
  }
}

const WHY_NOT_COVERABLE: Readonly<Record<RefusedCover['why'], string>> = {
  'sent-back': 'sent back with a question in the meantime, which is answered by itself',
  answered: 'answered with a text of its own in the meantime',
  drafted: 'a contributor has handed in a text of its own in the meantime',
  over: 'completed or dropped before, and not asked for any more',
  'too-many': `one text can cover ${MOST_COVERED} others at most`,
};

/** A sentence for each reason that holds. @param refused empty for what was never offered */
export function notCoverableText(refused: readonly RefusedCover[]): string {
  if (refused.length === 0) return 'Please choose again: one of these cannot be covered by this text.';
  return [...Map.groupBy(refused, ({ why }) => why)]
    .map(([why, equal]) => `Please take out ${equal.map(({ ref }) => ref).join(', ')}: ${WHY_NOT_COVERABLE[why]}.`)
    .join(' ');
}

function missingText(field: 'choice' | 'commentary' | 'completedOn'): string {
  switch (field) {
    case 'choice':
      return 'Please choose a status.';
    case 'commentary':
      return 'Please say in a few sentences what councillors should know. This text is printed in the report.';
    case 'completedOn':
      return 'Please say on what date it was completed.';
  }
}

/** Whose something is, for a sentence about it. */
type OwnedCard = Pick<MilestoneCard, 'ref' | 'ownerName' | 'ownerInitials'>;

const WRONG_DAYS = 'If that is wrong, the performance officer can put your first or last day in post right.';
const NOT_IN_POST = `The plan says that you are not in post today, so this is for somebody else to do. ${WRONG_DAYS}`;
/** To somebody before their first day in post, or after their last one, who asks what waits for them. */
export const NOTHING_OUT_OF_POST = `The plan says that you are not in post today, so nothing is asked of you. ${WRONG_DAYS}`;

/** One sentence that says who can help. */
export function refusalText(permission: Permission, card?: OwnedCard): string {
  if (permission.allowed) return '';
  switch (permission.reason) {
    case 'guest':
      return 'Ragtime is for members of this workspace; guests are asked to turn to the person who invited them.';
    case 'other-organisation':
      return 'Ragtime answers people of its own council only; please turn to your contact there.';
    case 'bot':
      return 'Ragtime does not answer other apps.';
    case 'deactivated':
      return 'This account is deactivated; a Slack administrator of the council can help.';
    case 'not-in-post':
      return NOT_IN_POST;
    case 'not-yours':
      return notYoursText(permission.helper, card);
  }
}

function notYoursText(helper: Helper, card: OwnedCard | undefined): string {
  if (helper === 'owner' && card?.ownerName !== undefined) {
    return `${card.ref} belongs to ${card.ownerName} (${card.ownerInitials}), who can answer it or ask the performance officer to pass it on.`;
  }
  if (helper === 'owner' && card === undefined) {
    return 'Only the person it is for can do this, or their deputy while they are away.';
  }
  if (helper === 'approver') {
    return 'Only an approver of the directorate can do this, or their deputy while they are away.';
  }
  if (helper === 'administrator') return 'Only an administrator of Ragtime can do this; please ask them.';
  return 'Only the performance officer of the directorate can do this; please ask them.';
}

export function anotherQuarterText(ref: string, quarter: string): string {
  const title = titleOfQuarter(quarter);
  return `This was for ${ref} in ${title}, which is not collected now. If something should still be said for that quarter, please tell the performance officer; /milestone shows what waits for you today.`;
}

/** For a contributor who is not needed any more. */
export function sentByOwnerText({ ref, ownerName }: MilestoneCard): string {
  return `${ownerName ?? 'The owner'} has sent ${ref} for this quarter, so no draft is needed any more. Thank you.`;
}
