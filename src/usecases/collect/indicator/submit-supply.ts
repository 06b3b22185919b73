import { type Actor, may, UNKNOWN_PERSON } from '../../../core/access.ts';
import {
  checkFigure,
  type FigureInput,
  type FigureInputFault,
  LONGEST_LINE,
} from '../../../core/collect/indicator/check-figure-answer.ts';
import { figureInputToFields, SUPPLY_NOTE } from '../../../core/collect/indicator/indicator-draft.ts';
import type { IndicatorCard, SupplyForm } from '../../../core/collect/indicator/indicator-form.ts';
import type { Figure, SuppliedFigure } from '../../../core/collect/indicator/indicator-update.ts';
import { findActor } from '../../find-actor.ts';
import { toIndicatorDraftKey } from '../draft/draft-of-indicator.ts';
import type { DraftClosing } from '../draft/draft-ports.ts';
import { toSent } from '../draft/sent-form.ts';
import { findRepeated, hashContent } from '../find-repeated.ts';
import { todayOf } from '../milestone/milestone-situation.ts';
import type { CollectPorts } from '../ports.ts';
import { type IndicatorSituation, readIndicatorSituation, toIndicatorCard } from './indicator-situation.ts';
import type { FigureRefusal } from './open-indicator-form.ts';
import { toSupplyForm } from './open-supply-form.ts';
import type { FigureSubmit } from './submit-indicator.ts';

export interface SubmitSupplyRequest extends FigureSubmit {
  readonly input: FigureInput;
  /** For the owner, not printed. */
  readonly note: string;
  /** Id of the figure that the person saw when the form was drawn; undefined when there was none. */
  readonly basedOn: number | undefined;
}

export type SupplyFault = FigureInputFault | { readonly field: 'note'; readonly fault: 'too-long' };

export type SubmitSupplyOutcome =
  | {
      readonly outcome: 'supplied';
      readonly supplied: SuppliedFigure;
      readonly card: IndicatorCard;
      /** IANA. */
      readonly timeZone: string;
      /** Until when it can be changed; undefined when its window has closed since. */
      readonly closesAt: Date | undefined;
    }
  | { readonly outcome: 'faults'; readonly faults: readonly SupplyFault[]; readonly form: SupplyForm }
  /** Somebody else gave a figure since the form was drawn. Nothing was stored. */
  | { readonly outcome: 'overtaken'; readonly by: SuppliedFigure; readonly form: SupplyForm }
  | { readonly outcome: 'busy'; readonly form: SupplyForm }
  | FigureRefusal;

/** Stores the figure that a supplier gives; the owner confirms it. Sent twice with the same content it is stored once. */
export async function submitSupply(ports: CollectPorts, request: SubmitSupplyRequest): Promise<SubmitSupplyOutcome> {
  for (;;) {
    const situation = await readIndicatorSituation(ports, request);
    if (situation === undefined) return { outcome: 'gone' };
    const actor = await findActor(ports, request.clicker, request.now);
    const decided = await decide(ports, request, { situation, actor });
    if (decided.outcome === 'supplied' && actor.personId !== undefined) {
      // Given before: what was typed since and taken back again is no draft.
      await ports.drafts.closeSame(toSupplyDraftClosing(request, actor.personId), request.patience);
    }
    if (decided.outcome !== 'store') return decided;
    const stored = await store(ports, request, { situation, actor, ...decided });
    if (stored !== 'changed') return stored;
  }
}

interface Case {
  readonly situation: IndicatorSituation;
  readonly actor: Actor;
}

interface ToStore {
  readonly outcome: 'store';
  readonly figure: Figure;
  readonly hash: string;
  readonly form: SupplyForm;
}

async function decide(
  ports: CollectPorts,
  request: SubmitSupplyRequest,
  { situation, actor }: Case,
): Promise<Exclude<SubmitSupplyOutcome, { outcome: 'busy' }> | ToStore> {
  const { indicator, directorate, organisation, said } = situation;
  const card = toIndicatorCard(situation);
  const permission = may(actor, 'supply-figure', { supplierId: indicator.supplierId, directorateId: directorate.id });
  if (!permission.allowed) return { outcome: 'refused', permission, card };
  if (actor.personId === undefined || indicator.supplierId === undefined) {
    return { outcome: 'refused', permission: UNKNOWN_PERSON, card };
  }
  const ofForm = await ports.supplies.suppliedOfForm(request.nonce);
  const hash = hashInput(request);
  const repeated = findRepeated(ofForm, {
    submissionId: request.submissionId,
    contentHash: hash,
    isOverwritten: ({ stored }) => stored.id !== said.supplied?.id,
  });
  if (repeated !== undefined) return toSupplied(situation, repeated.stored);
  const form = toSupplyForm(situation, request.nonce);
  if (form === undefined) return { outcome: 'closed', card, quarter: request.quarter, officers: situation.officers };
  const { supplied } = said;
  const isOwn = ofForm.some(({ stored }) => stored.id === supplied?.id);
  if (supplied !== undefined && supplied.id !== request.basedOn && !isOwn) {
    return { outcome: 'overtaken', by: supplied, form };
  }
  const checked = checkFigure(request.input, { indicator, today: todayOf(organisation, request.now) });
  const ofNote: readonly SupplyFault[] =
    request.note.trim().length > LONGEST_LINE ? [{ field: 'note', fault: 'too-long' }] : [];
  const faults = [...(checked.ok ? [] : checked.refusal), ...ofNote];
  if (!checked.ok || faults.length > 0) return { outcome: 'faults', faults, form };
  return { outcome: 'store', figure: checked.value, hash, form };
}

function toSupplied(
  situation: IndicatorSituation,
  supplied: SuppliedFigure,
): Extract<SubmitSupplyOutcome, { outcome: 'supplied' }> {
  const { organisation, figureWindow } = situation;
  return {
    outcome: 'supplied',
    supplied,
    card: toIndicatorCard(situation),
    timeZone: organisation.timeZone,
    closesAt: figureWindow?.entry.kind === 'collecting' ? figureWindow.window.closesAt : undefined,
  };
}

async function store(
  ports: CollectPorts,
  request: SubmitSupplyRequest,
  { situation, actor, figure, hash, form }: Case & Omit<ToStore, 'outcome'>,
): Promise<SubmitSupplyOutcome | 'changed'> {
  const { indicator, figureWindow, plan, said } = situation;
  const { ownerId, supplierId } = indicator;
  const { personId } = actor;
  if (figureWindow === undefined || supplierId === undefined || personId === undefined) return 'changed';
  const isSupplier = personId === supplierId;
  const { clicker, nonce, now, submissionId } = request;
  const note = request.note.trim();
  const stored = await ports.supplies.appendSupplied(
    {
      indicatorId: indicator.id,
      quarter: figureWindow.window.quarter,
      figure,
      note,
      supplierId,
      enteredById: isSupplier ? undefined : personId,
      ownerId,
      author: {
        actor: clicker.slackUserId,
        ...(isSupplier ? {} : { onBehalfOf: supplierId }),
      },
      at: now,
      formNonce: nonce,
      contentHash: hash,
      submissionId,
      basedOn: said.supplied?.id,
      windowId: figureWindow.window.id,
      windowVersion: figureWindow.window.version,
      planId: plan.id,
      planVersion: plan.version,
      draft: toSupplyDraftClosing(request, personId),
    },
    request.patience,
  );
  if (stored.ok) return toSupplied(situation, stored.value);
  return stored.refusal === 'busy' ? { outcome: 'busy', form } : 'changed';
}

/** The draft of whoever sends this. */
function toSupplyDraftClosing(request: SubmitSupplyRequest, personId: string): DraftClosing {
  const fields = { ...figureInputToFields(request.input), [SUPPLY_NOTE]: request.note.trim() };
  return { ...toIndicatorDraftKey(request, personId), ...toSent(fields, request) };
}

function hashInput({ indicatorId, quarter, input, note }: SubmitSupplyRequest): string {
  const { figure, noFigure, period, isProvisional, isRedefined, expectedOn } = input;
  const said = [figure.trim(), noFigure, period.trim(), isProvisional, isRedefined, expectedOn, note.trim()];
  return hashContent([indicatorId, quarter, ...said]);
}
