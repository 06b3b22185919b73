import { parseQuarter, quarterTitle } from '../../../core/calendar/quarter.ts';
import type { LedFault, LedField } from '../../../core/collect/led/check-led-answer.ts';
import type { LedContent } from '../../../core/collect/led/led-entry.ts';
import { PROGRESS_WORDS, scoreText } from '../../../core/collect/led/led-entry.ts';
import type { LedRefusal } from '../../../usecases/collect/led/open-led-form.ts';
import { refusalText, tellOfficersText, toCopyText } from '../answer-texts.ts';

/** Likelihood and impact are numbers in the register; each has words, so that two leads mean the same. */
export const LIKELIHOODS: readonly string[] = [
  '1: very unlikely',
  '2: unlikely',
  '3: possible',
  '4: likely',
  '5: almost certain',
];
export const IMPACTS: readonly string[] = ['1: very low', '2: low', '3: medium', '4: high', '5: very high'];

const MISSING: Readonly<Record<LedField, string>> = {
  likelihood: 'Please choose how likely it is now.',
  impact: 'Please choose what the impact would be now.',
  done: 'Please say in a few sentences what was done. This text is printed.',
  next: 'Please say what comes next. If nothing does, say so.',
  progress: 'Please choose how far it is.',
  text: 'Please say in a few sentences what was done. This text is printed.',
};

export function ledFaultText({ field, fault }: LedFault): string {
  return fault === 'missing' ? MISSING[field] : 'Please keep this under 3,000 characters.';
}

/** `Likelihood 3 × impact 4 = 12`, `Behind` */
export function ledWord(content: LedContent): string {
  if (content.kind === 'equality-action') return PROGRESS_WORDS[content.progress];
  return `Likelihood × impact: ${scoreText(content.likelihood, content.impact)}`;
}

/** The texts as they were typed. */
export function ledTexts(content: LedContent): readonly string[] {
  return content.kind === 'risk' ? [content.done, content.next] : [content.text];
}

/** Why it cannot be answered, and who can help. */
export function ledRefusalText(refusal: LedRefusal): string {
  switch (refusal.outcome) {
    case 'refused':
      return whoseText(refusal);
    case 'closed':
      return closedText(refusal);
    case 'gone':
      return 'This is no longer in the plan. Nothing was changed. The performance officer can say what became of it.';
  }
}

/** The same about a form that was filled in, whose texts stand below. */
export function ledUnsavedText(refusal: LedRefusal): string {
  if (refusal.outcome !== 'closed') return ledRefusalText(refusal);
  return `${notAskedText(refusal)}, so this was not saved. ${toCopyText(refusal.officers)}`;
}

function whoseText({ permission, entry, leadName }: LedRefusal & { readonly outcome: 'refused' }): string {
  if (permission.allowed || permission.reason !== 'not-yours' || leadName === undefined) return refusalText(permission);
  return `${entry.ref} is led by ${leadName}, who can answer it or ask the performance officer to pass it on.`;
}

function closedText(refusal: LedRefusal & { readonly outcome: 'closed' }): string {
  return `${notAskedText(refusal)}. ${tellOfficersText(refusal.officers)}`;
}

/** `Risk 1 is not asked for in Quarter 2 2026/27 any more` */
function notAskedText({ entry, quarter }: LedRefusal & { readonly outcome: 'closed' }): string {
  const parsed = quarter === undefined ? undefined : parseQuarter(quarter);
  const when = parsed === undefined ? 'now' : `in ${quarterTitle(parsed)} any more`;
  return `${entry.ref} is not asked for ${when}`;
}
