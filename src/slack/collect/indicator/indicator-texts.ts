import type { KnownBlock } from '@slack/types';
import { titleOfQuarter } from '../../../core/calendar/quarter.ts';
import type { FigureInputFault, IndicatorFault } from '../../../core/collect/indicator/check-figure-answer.ts';
import { figureText } from '../../../core/collect/indicator/figure-words.ts';
import type { IndicatorCard } from '../../../core/collect/indicator/indicator-form.ts';
import { toStatus } from '../../../core/collect/indicator/indicator-status.ts';
import type { Figure, IndicatorUpdate } from '../../../core/collect/indicator/indicator-update.ts';
import type { FigureRefusal } from '../../../usecases/collect/indicator/open-indicator-form.ts';
import { section } from '../../blocks.ts';
import { refusalText, tellOfficersText, toCopyText } from '../answer-texts.ts';
import { statusWords } from '../status-words.ts';

export const INDICATOR_TEXTS = {
  gone: 'This indicator is no longer in the plan. Nothing was changed. The performance officer can say what became of it.',
} as const;

/** What is said on a field. A figure that cannot be read says what was given and what would be accepted. */
export function indicatorFaultText(fault: IndicatorFault): string {
  switch (fault.field) {
    case 'figure':
      return figureFaultText(fault);
    case 'expectedOn':
      return fault.fault === 'missing'
        ? 'Please say when the figure is expected; you are asked again then.'
        : 'This day has come already. Give a later day, or the figure itself.';
    case 'period':
    case 'overrideReason':
      return lineFaultText(fault.fault);
    case 'choice':
      return 'Please choose a status.';
    case 'commentary':
      return fault.fault === 'missing'
        ? 'Amber and Red need a few sentences on the reason. This text is printed in the report.'
        : 'Please keep this under 3,000 characters.';
    case 'action':
      return fault.fault === 'missing-for-red'
        ? 'Red needs a line on what is being done. If nothing can be done, say so and why.'
        : 'Please keep this under 3,000 characters.';
  }
}

function lineFaultText(fault: Extract<IndicatorFault, { field: 'period' | 'overrideReason' }>['fault']): string {
  switch (fault) {
    case 'missing':
      return 'Please say in a line why your status differs from the computed one. This is printed.';
    case 'not-needed':
      return 'The status is the computed one, so this would be printed nowhere. Choose another status, or move these words into the commentary and clear this field.';
    case 'too-long':
      return 'Please keep this under 200 characters.';
  }
}

function figureFaultText(fault: Extract<FigureInputFault, { field: 'figure' }>): string {
  switch (fault.fault) {
    case 'missing':
      return 'Please give the figure, or choose below why there is none.';
    case 'and-a-reason':
      return 'There is a figure here and a reason below why there is none. Please take one of them away.';
    case 'not-a-number':
      return `“${fault.given}” is not a number. Give digits such as 1,234 or 12.5; if there is no figure, choose below why.`;
    case 'comma':
      return `“${fault.given}” can be read in two ways. A comma parts thousands (1,234), a point the decimals (12.5).`;
    case 'unit':
      return `“${fault.given}” has something behind or before the number that is not its unit. Give the number alone, in full.`;
    case 'too-large':
      return `“${fault.given}” is larger than any figure here can be. Please check it.`;
    case 'decimals':
      return `“${fault.given}” has more decimals than the report prints. Give ${fault.rounded}.`;
  }
}

/** Why there is no form for a figure now, whoever asks. */
export function figureRefusalText(refusal: FigureRefusal): string {
  switch (refusal.outcome) {
    case 'gone':
      return INDICATOR_TEXTS.gone;
    case 'refused':
      return refusalText(refusal.permission, refusal.card);
    case 'closed':
      return closedText(refusal);
  }
}

/** The same about a form that was filled in, which stands below. */
export function figureUnsavedText(refusal: FigureRefusal): string {
  if (refusal.outcome !== 'closed' || refusal.quarter === undefined) return figureRefusalText(refusal);
  return `${notTakenText(refusal.card, refusal.quarter)}, so this was not saved. ${toCopyText(refusal.officers, 'What you gave')}`;
}

function closedText({ card, quarter, officers }: FigureRefusal & { readonly outcome: 'closed' }): string {
  if (quarter === undefined)
    return `No figure of ${card.ref} is asked for just now. /milestone shows what waits for you.`;
  return `${notTakenText(card, quarter)}. ${tellOfficersText(officers)}`;
}

function notTakenText({ ref }: IndicatorCard, quarter: string): string {
  return `No figure of ${ref} for ${titleOfQuarter(quarter)} is taken just now`;
}

/** Which period it covers, where its author said so: `It covers the survey of May 2026.` */
export function coverLines(figure: Figure): readonly string[] {
  return figure.kind === 'value' && figure.period !== '' ? [`It covers ${figure.period}.`] : [];
}

/** What was said of it, as it is shown where something else was typed. */
export function buildIndicatorWords(update: IndicatorUpdate, { indicator }: IndicatorCard): readonly KnownBlock[] {
  const colour = toStatus(update.status);
  const texts = [
    [figureText(update.figure, indicator), ...(colour === undefined ? [] : [statusWords(colour)])].join(', '),
    ...coverLines(update.figure),
    update.status.overrideReason === ''
      ? ''
      : `Why the status differs from the computed one: ${update.status.overrideReason}`,
    update.commentary,
    update.action === '' ? '' : `What is being done: ${update.action}`,
  ];
  return texts.filter((text) => text !== '').map((text) => section(text));
}
