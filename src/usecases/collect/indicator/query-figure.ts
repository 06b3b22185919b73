import { may, UNKNOWN_ANSWERER } from '../../../core/access.ts';
import type { IndicatorCard } from '../../../core/collect/indicator/indicator-form.ts';
import type { SuppliedFigure } from '../../../core/collect/indicator/indicator-update.ts';
import { checkQuestion, type QuestionFault } from '../../../core/review/returned.ts';
import { findActor } from '../../find-actor.ts';
import { findRepeated, hashContent } from '../find-repeated.ts';
import type { CollectPorts } from '../ports.ts';
import { readIndicatorSituation, toIndicatorCard } from './indicator-situation.ts';
import type { FigureRefusal, OpenIndicatorRequest } from './open-indicator-form.ts';
import type { FigureSubmit } from './submit-indicator.ts';

/** What a question is about. */
export interface QueryForm {
  readonly card: IndicatorCard;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly supplied: SuppliedFigure;
  readonly supplierName: string;
  readonly nonce: string;
}

export type OpenedQuery =
  | { readonly outcome: 'form'; readonly form: QueryForm }
  /** There is no supplied figure to ask about. */
  | { readonly outcome: 'nothing-supplied'; readonly card: IndicatorCard }
  | FigureRefusal;

export type QueryOutcome =
  | { readonly outcome: 'asked'; readonly form: QueryForm; readonly question: string }
  | { readonly outcome: 'fault'; readonly fault: QuestionFault }
  /** The supplier has given another figure meanwhile: the question may be answered by it. */
  | { readonly outcome: 'answered'; readonly form: QueryForm }
  | { readonly outcome: 'busy' }
  | Exclude<OpenedQuery, { readonly outcome: 'form' }>;

/** The form in which an owner asks the supplier about the figure that they gave. */
export async function openQueryForm(ports: CollectPorts, request: OpenIndicatorRequest): Promise<OpenedQuery> {
  const read = await readQuery(ports, request, ports.newNonce());
  return read.outcome === 'form' ? { outcome: 'form', form: read.form } : read;
}

/** Sends the question back to the supplier, who is asked anew. */
export async function queryFigure(
  ports: CollectPorts,
  request: FigureSubmit & { readonly suppliedId: number; readonly question: string },
): Promise<QueryOutcome> {
  for (;;) {
    const read = await readQuery(ports, request, request.nonce);
    if (read.outcome !== 'form') return read;
    const { form, basis, personId, supplierId } = read;
    const question = checkQuestion(request.question);
    if (!question.ok) return { outcome: 'fault', fault: question.refusal };
    const contentHash = hashContent([request.suppliedId, question.value]);
    const { nonce: formNonce, submissionId, now: at } = request;
    const ofForm = await ports.supplies.queriesOfForm(formNonce);
    const submit = { submissionId, contentHash };
    if (findRepeated(ofForm, { ...submit, isOverwritten: () => false }) !== undefined) {
      return { outcome: 'asked', form, question: question.value };
    }
    if (form.supplied.id !== request.suppliedId) return { outcome: 'answered', form };
    const { indicatorId, quarter, suppliedId } = request;
    const author = { actor: request.clicker.slackUserId };
    const asked = { indicatorId, quarter, suppliedId, question: question.value, askedById: personId, supplierId };
    const stored = await ports.supplies.appendQuery(
      { ...asked, ...submit, ...basis, formNonce, author, at },
      request.patience,
    );
    if (stored.ok) return { outcome: 'asked', form, question: question.value };
    if (stored.refusal === 'busy') return { outcome: 'busy' };
  }
}

async function readQuery(ports: CollectPorts, request: OpenIndicatorRequest, nonce: string) {
  const situation = await readIndicatorSituation(ports, request);
  if (situation === undefined) return { outcome: 'gone' } as const;
  const { indicator, directorate, figureWindow, plan, said, supplier } = situation;
  const card = toIndicatorCard(situation);
  const actor = await findActor(ports, request.clicker, request.now);
  const subject = { ownerId: indicator.ownerId, directorateId: directorate.id };
  const permission = may(actor, 'answer-indicator', subject);
  if (!permission.allowed) return { outcome: 'refused', permission, card } as const;
  const { personId } = actor;
  if (personId === undefined) return { outcome: 'refused', permission: UNKNOWN_ANSWERER, card } as const;
  if (figureWindow === undefined) {
    return { outcome: 'closed', card, quarter: request.quarter, officers: situation.officers } as const;
  }
  const { supplierId } = indicator;
  if (said.supplied === undefined || supplierId === undefined) return { outcome: 'nothing-supplied', card } as const;
  const { window } = figureWindow;
  const supplierName = supplier?.name ?? 'The supplier';
  const basis = { windowId: window.id, windowVersion: window.version, planId: plan.id, planVersion: plan.version };
  const form = { card, quarter: window.quarter, supplied: said.supplied, supplierName, nonce };
  return { outcome: 'form', form, basis, personId, supplierId } as const;
}
