import type { Draft } from '../../../core/collect/draft.ts';
import {
  fieldsToFigureInput,
  fieldsToIndicatorAnswer,
  SUPPLY_NOTE,
} from '../../../core/collect/indicator/indicator-draft.ts';
import { fieldsToLedAnswer } from '../../../core/collect/led/led-draft.ts';
import { fieldsToAnswer, fieldsToCovers } from '../../../core/collect/milestone/milestone-draft.ts';
import type { Clicker } from '../../find-actor.ts';
import type { Patience } from '../../ports.ts';
import { type SubmitIndicatorOutcome, submitIndicator } from '../indicator/submit-indicator.ts';
import { submitSupply } from '../indicator/submit-supply.ts';
import { type SubmitLedOutcome, submitLedForm } from '../led/submit-led-form.ts';
import { type SubmitOutcome, submitUpdate } from '../milestone/submit-update.ts';
import type { CollectPorts } from '../ports.ts';
import { type OpenDraft, readOpenDrafts } from './read-open-drafts.ts';

/**
 * Why a draft was not sent. `incomplete`: something that is required is missing. `question`: something is asked about it
 * first. `overtaken`: somebody else has sent something since, `overtaken-by-self`: its writer, from another form. `draft-came`: a contributor has handed in a text since.
 * `resupplied`: the supplier has given a figure since. `returned`: it came back with a question meanwhile.
 */
export type WhyKept =
  | 'incomplete'
  | 'question'
  | 'overtaken'
  | 'overtaken-by-self'
  | 'draft-came'
  | 'resupplied'
  | 'returned'
  | 'busy'
  | 'closed'
  | 'not-yours';

export interface SentDrafts {
  readonly sent: readonly OpenDraft[];
  readonly kept: readonly { readonly draft: OpenDraft; readonly why: WhyKept }[];
  /** Until when what was sent can be changed, of the windows that it was sent in. */
  readonly windows: readonly OpenDraft['window'][];
}

export interface SendRequest {
  readonly clicker: Clicker;
  readonly now: Date;
  readonly patience: Patience;
}

/** Sends every draft of mine that the form would take as it is; the others stay drafts, and it is said why. */
export async function sendDrafts(ports: CollectPorts, request: SendRequest): Promise<SentDrafts> {
  const sent: OpenDraft[] = [];
  const kept: { draft: OpenDraft; why: WhyKept }[] = [];
  for (const draft of await readOpenDrafts(ports, request)) {
    const outcome = await sendDraft(ports, draft.draft, request);
    if (outcome === 'sent') sent.push(draft);
    else kept.push({ draft, why: outcome });
  }
  const windows = new Map(sent.map(({ window }) => [window.closesAt.getTime(), window]));
  return { sent, kept, windows: [...windows.values()] };
}

async function sendDraft(ports: CollectPorts, draft: Draft, request: SendRequest): Promise<'sent' | WhyKept> {
  const { kind } = draft.entry;
  switch (kind) {
    case 'milestone':
      return sendMilestoneDraft(ports, draft, request);
    case 'indicator':
      return sendIndicatorDraft(ports, draft, request);
    case 'risk':
    case 'equality-action': {
      const answer = fieldsToLedAnswer(kind, draft.fields);
      return whyOf(await submitLedForm(ports, { ...asSubmit(draft), ...request, key: draft.entry, answer }));
    }
  }
}

async function sendMilestoneDraft(ports: CollectPorts, draft: Draft, request: SendRequest): Promise<'sent' | WhyKept> {
  const { entry, fields } = draft;
  const said = { answer: fieldsToAnswer(fields), covers: fieldsToCovers(fields) };
  return whyOf(await submitUpdate(ports, { ...asSubmit(draft), ...request, ...said, milestoneId: entry.id }));
}

async function sendIndicatorDraft(ports: CollectPorts, draft: Draft, request: SendRequest): Promise<'sent' | WhyKept> {
  const answer = fieldsToIndicatorAnswer(draft.fields);
  const { suppliedId: seenSuppliedId } = draft.seen ?? {};
  const submit = { ...asSubmit(draft), ...request, indicatorId: draft.entry.id, answer, seenSuppliedId };
  const submitted = await submitIndicator(ports, submit);
  return submitted.outcome === 'refused' ? sendSupplyDraft(ports, draft, request) : whyOf(submitted);
}

/** Whoever does not answer for it may be who supplies its figure. */
async function sendSupplyDraft(ports: CollectPorts, draft: Draft, request: SendRequest): Promise<'sent' | WhyKept> {
  const { entry, fields } = draft;
  const said = { input: fieldsToFigureInput(fields), note: fields[SUPPLY_NOTE] ?? '' };
  const submitted = await submitSupply(ports, { ...asSubmit(draft), ...request, ...said, indicatorId: entry.id });
  if (submitted.outcome !== 'overtaken') return WHY[submitted.outcome];
  const { enteredById, supplierId } = submitted.by;
  return (enteredById ?? supplierId) === draft.personId ? 'overtaken-by-self' : 'overtaken';
}

/** The same draft sent twice is stored once. What came since it was typed is not taken as seen. */
function asSubmit({ quarter, formNonce, actedAt, basedOn, seen }: Draft) {
  const submissionId = `draft-${formNonce}-${actedAt}`;
  const { returnId, handedId } = seen ?? {};
  return {
    quarter,
    nonce: formNonce,
    submissionId,
    basedOn,
    prefilledFrom: undefined,
    asked: [],
    returnId,
    handedId,
    draftedAt: actedAt,
    isSentAsKept: true,
  };
}

type Submitted = SubmitOutcome | SubmitIndicatorOutcome | SubmitLedOutcome;

function whyOf(submitted: Submitted): 'sent' | WhyKept {
  const isBySelf = submitted.outcome === 'overtaken' && submitted.who === undefined;
  return isBySelf ? 'overtaken-by-self' : WHY[submitted.outcome];
}

const WHY = {
  saved: 'sent',
  supplied: 'sent',
  faults: 'incomplete',
  'cover-faults': 'incomplete',
  'not-coverable': 'incomplete',
  'ask-statuses': 'question',
  question: 'question',
  overtaken: 'overtaken',
  returned: 'returned',
  'draft-came': 'draft-came',
  resupplied: 'resupplied',
  busy: 'busy',
  closed: 'closed',
  refused: 'not-yours',
  gone: 'not-yours',
} as const;
