import { type Actor, may } from '../../../core/access.ts';
import { formatQuarter } from '../../../core/calendar/quarter.ts';
import type { Draft } from '../../../core/collect/draft.ts';
import type { SupplyForm } from '../../../core/collect/indicator/indicator-form.ts';
import { toIndicatorDraftKey } from '../draft/draft-of-indicator.ts';
import type { CollectPorts } from '../ports.ts';
import { type IndicatorSituation, toFigureGround } from './indicator-situation.ts';

export interface OpenedSupply {
  readonly outcome: 'supply';
  readonly form: SupplyForm;
  /** What this person has begun and not sent. */
  readonly draft: Draft | undefined;
}

/** The small form of whoever gives the figure for the owner. @returns undefined for anybody else, and where none is taken. */
export async function openSupplyForm(
  ports: CollectPorts,
  { situation, actor }: { readonly situation: IndicatorSituation; readonly actor: Actor },
): Promise<OpenedSupply | undefined> {
  const { indicator, directorate } = situation;
  const { personId } = actor;
  const subject = { supplierId: indicator.supplierId, directorateId: directorate.id };
  if (personId === undefined || !may(actor, 'supply-figure', subject).allowed) return undefined;
  const form = toSupplyForm(situation, ports.newNonce());
  if (form === undefined) return undefined;
  const key = { indicatorId: indicator.id, quarter: formatQuarter(form.quarter) };
  return { outcome: 'supply', form, draft: await ports.drafts.draft(toIndicatorDraftKey(key, personId)) };
}

/** @returns undefined when no figure is taken now, or nobody supplies one. */
export function toSupplyForm(situation: IndicatorSituation, nonce: string): SupplyForm | undefined {
  const ground = toFigureGround(situation, nonce);
  const { indicator, said, owner } = situation;
  if (ground === undefined || indicator.supplierId === undefined) return undefined;
  const { supplied, query, update } = said;
  return {
    ...ground,
    ownerName: owner?.name ?? 'The owner',
    given: supplied,
    question: query !== undefined && query.suppliedId === supplied?.id ? query.question : undefined,
    isConfirmed: update !== undefined && update.suppliedId === supplied?.id,
  };
}
