import { may, type Permission } from '../../../core/access.ts';
import { formatQuarter } from '../../../core/calendar/quarter.ts';
import type { Draft } from '../../../core/collect/draft.ts';
import { statusToIndicatorChoice } from '../../../core/collect/indicator/check-figure-answer.ts';
import { directionOf } from '../../../core/collect/indicator/direction.ts';
import type { IndicatorCard, IndicatorForm, SuppliedWord } from '../../../core/collect/indicator/indicator-form.ts';
import { hasStatus, isComputed } from '../../../core/collect/indicator/indicator-status.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import { toIndicatorDraftKey } from '../draft/draft-of-indicator.ts';
import type { CollectPorts } from '../ports.ts';
import {
  type IndicatorSituation,
  readIndicatorSituation,
  toFigureGround,
  toIndicatorCard,
} from './indicator-situation.ts';
import { type OpenedSupply, openSupplyForm } from './open-supply-form.ts';

export interface OpenIndicatorRequest {
  readonly clicker: Clicker;
  readonly indicatorId: string;
  /** The quarter that was on the screen; undefined opens the one that comes first now. */
  readonly quarter?: string | undefined;
  /** How it reached an officer who enters it for the owner; undefined where somebody answers. */
  readonly howItCame?: string | undefined;
  readonly now: Date;
}

/** Why there is no form, whoever asks for it. */
export type FigureRefusal =
  /** No figure of that quarter is taken now; undefined where none was meant. `officers`: by name, to turn to. */
  | {
      readonly outcome: 'closed';
      readonly card: IndicatorCard;
      readonly quarter: string | undefined;
      readonly officers: readonly string[];
    }
  | { readonly outcome: 'refused'; readonly permission: Permission; readonly card: IndicatorCard }
  | { readonly outcome: 'gone' };

export type OpenedIndicator =
  /** `draft`: what this person has begun and not sent. */
  | { readonly outcome: 'form'; readonly form: IndicatorForm; readonly draft: Draft | undefined }
  | OpenedSupply
  | FigureRefusal;

/** Opens one indicator for its owner, with last year's figure, what its supplier gave and what was already sent. */
export async function openIndicatorForm(ports: CollectPorts, request: OpenIndicatorRequest): Promise<OpenedIndicator> {
  const situation = await readIndicatorSituation(ports, request);
  if (situation === undefined) return { outcome: 'gone' };
  const actor = await findActor(ports, request.clicker, request.now);
  const card = toIndicatorCard(situation);
  const { ownerId } = situation.indicator;
  const { howItCame } = request;
  const act = howItCame === undefined ? 'answer-indicator' : 'enter-for-owner';
  const permission = may(actor, act, { ownerId, directorateId: situation.directorate.id });
  if (!permission.allowed) {
    return (await openSupplyForm(ports, { situation, actor })) ?? { outcome: 'refused', permission, card };
  }
  const form = toIndicatorForm(situation, ports.newNonce());
  if (form === undefined) return { outcome: 'closed', card, quarter: request.quarter, officers: situation.officers };
  if (howItCame !== undefined) return { outcome: 'form', form: { ...form, entered: { howItCame } }, draft: undefined };
  const { personId } = actor;
  const key = { indicatorId: request.indicatorId, quarter: formatQuarter(form.quarter) };
  const draft = personId === undefined ? undefined : await ports.drafts.draft(toIndicatorDraftKey(key, personId));
  return { outcome: 'form', form, draft };
}

/** @returns undefined when no figure is taken now. */
export function toIndicatorForm(situation: IndicatorSituation, nonce: string): IndicatorForm | undefined {
  const ground = toFigureGround(situation, nonce);
  if (ground === undefined) return undefined;
  const { indicator, said } = situation;
  const { update: standing, supplied } = said;
  const isNewer = supplied !== undefined && supplied.id !== standing?.suppliedId;
  return {
    ...ground,
    hasStatus: hasStatus(indicator),
    isComputed: isComputed(indicator, ground.quarter),
    before: said.earlier,
    standing,
    standingBy: situation.author?.name ?? 'Somebody else',
    stillToCome: situation.lateQuarters,
    direction: standing && directionOf(standing.figure, ground.lastYear, indicator),
    supplied: toSuppliedWord(situation),
    figure: isNewer ? supplied.figure : standing?.figure,
    choice: standing && statusToIndicatorChoice(standing.status),
    question: situation.question,
  };
}

function toSuppliedWord({ said: { supplied, query }, supplier }: IndicatorSituation): SuppliedWord | undefined {
  if (supplied === undefined) return undefined;
  return {
    supplied,
    supplierName: supplier?.name ?? 'The supplier',
    query: query?.suppliedId === supplied.id ? query : undefined,
  };
}
