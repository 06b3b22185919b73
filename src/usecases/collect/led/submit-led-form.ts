import { OWNERLESS, UNKNOWN_ANSWERER } from '../../../core/access.ts';
import { type ChangeableUntil, changeableUntil } from '../../../core/collect/answering-window.ts';
import { checkLedAnswer, type LedAnswer, type LedFault } from '../../../core/collect/led/check-led-answer.ts';
import { confirmationOf, type LedEntry, ledEntries } from '../../../core/collect/led/led-book.ts';
import { ledAnswerToFields } from '../../../core/collect/led/led-draft.ts';
import { type LedContent, type LedUpdate, sectionOf } from '../../../core/collect/led/led-entry.ts';
import type { Plan } from '../../../core/plan/plan.ts';
import { type Question, stillToAsk } from '../../../core/review/question.ts';
import { questionsOfLed, textsOf } from '../../../core/review/questions-of-led.ts';
import { type FormQuestion, isUnseen } from '../../../core/review/returned.ts';
import type { NamedText } from '../../../core/review/same-text.ts';
import type { Patience } from '../../ports.ts';
import type { DraftClosing, DraftStore } from '../draft/draft-ports.ts';
import { type SentForm, toSent } from '../draft/sent-form.ts';
import { findRepeated, hashContent } from '../find-repeated.ts';
import type { LedPorts } from './led-ports.ts';
import { type LedSituation, ledBasisOf, type OpenLedBook, toLedForm } from './led-situation.ts';
import { findLedCase, type LedCase, type LedRefusal, type OpenLedRequest } from './open-led-form.ts';

export interface SubmitLedRequest extends OpenLedRequest, SentForm {
  /** The quarter that the form was opened for. */
  readonly quarter: string;
  readonly answer: LedAnswer;
  /** Id of the update that the person saw when the form was drawn; undefined when there was none. */
  readonly basedOn: number | undefined;
  /** What the person was asked already; asked once, the next Save stores it as it is. */
  readonly asked: readonly string[];
  /** Id of the officer's question that stood above the form. */
  readonly returnId?: number | undefined;
  readonly patience: Patience;
}

export type SubmitLedOutcome =
  | {
      readonly outcome: 'saved';
      readonly update: LedUpdate;
      readonly entry: LedEntry;
      /** IANA. */
      readonly timeZone: string;
      /** Until when it can be changed; undefined when its window has closed since. */
      readonly closesAt: Date | undefined;
      readonly changeable: ChangeableUntil;
    }
  | { readonly outcome: 'faults'; readonly faults: readonly LedFault[] }
  /** Asked once about the words, with the text kept. */
  | { readonly outcome: 'question'; readonly questions: readonly Question[] }
  /**
   * Something else was said since the form was drawn. Nothing was stored; both texts are to be shown. `who`: undefined
   * where it was the same person, on another device.
   */
  | {
      readonly outcome: 'overtaken';
      readonly by: LedUpdate;
      readonly who: string | undefined;
      readonly timeZone: string;
    }
  /** An officer sent it back since the form was drawn. Nothing was stored; the question is to be shown. */
  | { readonly outcome: 'returned'; readonly question: FormQuestion; readonly timeZone: string }
  | { readonly outcome: 'busy' }
  | LedRefusal;

/** Stores what the lead of a risk or an equality action sent. Sent twice with the same content it is stored once. */
export async function submitLedForm(
  ports: LedPorts & { readonly drafts: Pick<DraftStore, 'closeSame'> },
  request: SubmitLedRequest,
): Promise<SubmitLedOutcome> {
  for (;;) {
    const found = await findLedCase(ports, request);
    if (found.outcome !== 'found') return found;
    const decided = await decide(ports, request, found);
    const { personId } = found.actor;
    if (decided.outcome === 'saved' && personId !== undefined) {
      // Sent before: what was typed since and taken back again is no draft.
      await ports.drafts.closeSame(toDraftClosing(request, personId), request.patience);
    }
    if (decided.outcome !== 'store') return decided;
    const stored = await store(ports, request, { ...found, ...decided });
    if (stored !== 'changed') return stored;
  }
}

interface ToStore {
  readonly outcome: 'store';
  readonly content: LedContent;
  readonly hash: string;
  readonly open: OpenLedBook;
  readonly leadId: string;
  readonly personId: string;
}

async function decide(
  ports: LedPorts,
  request: SubmitLedRequest,
  { situation, actor }: LedCase,
): Promise<SubmitLedOutcome | ToStore> {
  const { entry, open, organisation } = situation;
  const { leadId } = entry;
  const leadName = undefined;
  if (leadId === undefined) return { outcome: 'refused', permission: OWNERLESS, entry, leadName };
  if (actor.personId === undefined) return { outcome: 'refused', permission: UNKNOWN_ANSWERER, entry, leadName };
  const hash = hashContent([request.key, request.quarter, request.answer]);
  const ofForm = await ports.led.ofForm(request.nonce);
  const standing = open?.book.current.get(entry.id);
  const repeated = findRepeated(ofForm, {
    submissionId: request.submissionId,
    contentHash: hash,
    isOverwritten: ({ update }) => standing?.quarter === update.quarter && standing.id !== update.id,
  });
  if (repeated !== undefined) return saved(situation, repeated.update);
  const { timeZone } = organisation;
  const form = toLedForm(situation, request.nonce);
  if (open === undefined || form?.quarter !== request.quarter) {
    return { outcome: 'closed', entry, quarter: request.quarter, officers: situation.officers };
  }
  const isSeen = standing === undefined || standing.id === request.basedOn;
  if (!isSeen && !ofForm.some(({ update }) => update.id === standing.id)) {
    const isOwn = (standing.enteredById ?? standing.leadId) === actor.personId;
    return { outcome: 'overtaken', by: standing, who: isOwn ? undefined : form.standing?.by, timeZone };
  }
  if (isUnseen(situation.question, request.returnId)) {
    return { outcome: 'returned', question: situation.question, timeZone };
  }
  const checked = checkLedAnswer(request.answer);
  if (!checked.ok) return { outcome: 'faults', faults: checked.refusal };
  const context = { before: open.book.earlier.get(entry.id)?.content, others: otherTexts(situation.plan, open, entry) };
  const questions = stillToAsk(questionsOfLed(checked.value, context), request.asked);
  if (questions.length > 0) return { outcome: 'question', questions };
  return { outcome: 'store', content: checked.value, hash, open, leadId, personId: actor.personId };
}

function saved({ entry, open, organisation }: LedSituation, update: LedUpdate): SubmitLedOutcome {
  const window = open?.window.quarter === update.quarter ? open.window : undefined;
  const changeable = window === undefined ? 'close' : changeableUntil(window, update.at);
  const { timeZone } = organisation;
  return { outcome: 'saved', update, entry, timeZone, closesAt: window?.closesAt, changeable };
}

function otherTexts(plan: Plan, { book }: OpenLedBook, entry: LedEntry): readonly NamedText[] {
  return ledEntries(plan)
    .filter(({ id }) => id !== entry.id)
    .flatMap(({ id, ref }) => {
      const content = book.current.get(id)?.content;
      return content === undefined ? [] : textsOf(content).map((text) => ({ name: ref, text }));
    });
}

async function store(
  ports: LedPorts,
  request: SubmitLedRequest,
  { situation, content, hash, open, leadId, personId }: LedCase & Omit<ToStore, 'outcome'>,
): Promise<SubmitLedOutcome | 'changed'> {
  const { entry, plan, question } = situation;
  const { nonce, now, clicker, submissionId } = request;
  const isLead = personId === leadId;
  const section = sectionOf(entry.kind);
  const stored = await ports.led.append(
    {
      ...ledBasisOf(plan, open),
      returnId: question?.id,
      entryId: entry.id,
      content,
      leadId,
      enteredById: isLead ? undefined : personId,
      howItCame: request.howItCame,
      isEntered: request.howItCame !== undefined,
      author: { actor: clicker.slackUserId, ...(isLead ? {} : { onBehalfOf: leadId }) },
      at: now,
      formNonce: nonce,
      contentHash: hash,
      submissionId,
      // Whoever reports something takes back that there was nothing to report.
      undoes: confirmationOf(open.book, section) === undefined ? undefined : section,
      closesDraft: toDraftClosing(request, personId),
    },
    request.patience,
  );
  if (!stored.ok) return stored.refusal === 'busy' ? { outcome: 'busy' } : 'changed';
  return saved(situation, stored.value);
}

/** The draft of whoever sends this. */
function toDraftClosing(request: SubmitLedRequest, personId: string): DraftClosing {
  const { key, quarter, answer } = request;
  return { personId, entry: key, quarter, ...toSent(ledAnswerToFields(answer), request) };
}
