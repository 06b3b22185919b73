import { type DraftKey, isSeenDraft } from '../../../core/collect/draft.ts';
import type { IndicatorChoice } from '../../../core/collect/indicator/check-figure-answer.ts';
import { statusToIndicatorChoice } from '../../../core/collect/indicator/check-figure-answer.ts';
import { fieldsToIndicatorAnswer, indicatorAnswerToFields } from '../../../core/collect/indicator/indicator-draft.ts';
import type { IndicatorTexts } from '../../../core/review/questions-of-indicator.ts';
import type { IndicatorSituation } from '../indicator/indicator-situation.ts';
import type { SubmitIndicatorRequest } from '../indicator/submit-indicator.ts';
import type { CollectPorts } from '../ports.ts';
import type { DraftClosing } from './draft-ports.ts';
import { knownDraftOf, toSent } from './sent-form.ts';

/** What the fields of a form began with. */
export interface IndicatorBeginning extends IndicatorTexts {
  readonly choice: IndicatorChoice | undefined;
}

/**
 * From a draft that is not sent, else from the update whose texts stood in the fields: neither is lost by a field that
 * comes back empty.
 */
export async function readIndicatorBeginning(
  { drafts }: Pick<CollectPorts, 'drafts'>,
  request: SubmitIndicatorRequest,
  { situation, personId }: { readonly situation: IndicatorSituation; readonly personId: string },
): Promise<IndicatorBeginning> {
  const prefilled = situation.history.find((update) => update.id === request.prefilledFrom);
  const draft = await drafts.draft(toIndicatorDraftKey(request, personId));
  const isSeen = draft !== undefined && isSeenDraft(draft, knownDraftOf(request));
  const drafted = isSeen ? fieldsToIndicatorAnswer(draft.fields) : undefined;
  const period = prefilled?.figure.kind === 'value' ? prefilled.figure.period : '';
  return {
    commentary: drafted?.commentary || (prefilled?.commentary ?? ''),
    action: drafted?.action || (prefilled?.action ?? ''),
    period: drafted?.period || period,
    choice: drafted?.choice ?? (prefilled && statusToIndicatorChoice(prefilled.status)),
  };
}

/** The draft of whoever sends this. */
export function toIndicatorDraftClosing(request: SubmitIndicatorRequest, personId: string): DraftClosing {
  const fields = indicatorAnswerToFields(request.answer);
  return { ...toIndicatorDraftKey(request, personId), ...toSent(fields, request) };
}

export function toIndicatorDraftKey(
  { indicatorId, quarter }: { readonly indicatorId: string; readonly quarter: string },
  personId: string,
): DraftKey {
  return { personId, entry: { kind: 'indicator', id: indicatorId }, quarter };
}
