import { type DraftFields, type DraftKey, isSeenDraft } from '../../../core/collect/draft.ts';
import type { HandedDraft } from '../../../core/collect/draft-request.ts';
import type { Answer } from '../../../core/collect/milestone/check-answer.ts';
import { answerToFields, coversToFields, fieldsToAnswer } from '../../../core/collect/milestone/milestone-draft.ts';
import type { MilestoneSituation } from '../milestone/milestone-situation.ts';
import type { SubmitRequest } from '../milestone/submit-update.ts';
import type { CollectPorts } from '../ports.ts';
import type { DraftClosing } from './draft-ports.ts';
import { knownDraftOf, toSent } from './sent-form.ts';

/** The texts that the fields of a form began with. */
export type Beginning = Pick<Answer, 'commentary' | 'action'>;

/** Whose form it is, and what it may have begun with. */
export interface Beginner {
  readonly situation: MilestoneSituation;
  /** A contributor's draft with which the form began. */
  readonly ready: HandedDraft | undefined;
  readonly personId: string;
}

/**
 * From a draft that is not sent, else from the update whose texts stood in the fields: neither is lost by a field that
 * comes back empty.
 */
export async function readBeginning(
  { drafts }: Pick<CollectPorts, 'drafts'>,
  request: SubmitRequest,
  { situation, ready, personId }: Beginner,
): Promise<Beginning> {
  const prefilled = ready?.content ?? situation.history.find((update) => update.id === request.prefilledFrom);
  const drafted = fieldsToAnswer(await readDrafted({ drafts }, request, personId));
  return {
    commentary: drafted.commentary || (prefilled?.commentary ?? ''),
    action: drafted.action || (prefilled?.action ?? ''),
  };
}

/** What this person has begun of it and not sent, as far as the form has shown it; nothing where there is no draft. */
export async function readDrafted(
  { drafts }: Pick<CollectPorts, 'drafts'>,
  request: SubmitRequest,
  personId: string,
): Promise<DraftFields> {
  const draft = await drafts.draft(toDraftKey(request, personId));
  return draft !== undefined && isSeenDraft(draft, knownDraftOf(request)) ? draft.fields : {};
}

/** The draft of whoever sends this. */
export function toDraftClosing(request: SubmitRequest, personId: string): DraftClosing {
  const { answer, covers = [] } = request;
  const fields = { ...answerToFields(answer), ...coversToFields(covers) };
  return { ...toDraftKey(request, personId), ...toSent(fields, request) };
}

function toDraftKey({ milestoneId, quarter }: SubmitRequest, personId: string): DraftKey {
  return { personId, entry: { kind: 'milestone', id: milestoneId }, quarter };
}
