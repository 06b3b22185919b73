import { type Actor, may, type Permission } from '../../../core/access.ts';
import type { Draft } from '../../../core/collect/draft.ts';
import type { EntryKey } from '../../../core/collect/entry.ts';
import type { LedEntry } from '../../../core/collect/led/led-book.ts';
import type { LedForm } from '../../../core/collect/led/led-form.ts';
import { type Clicker, findActor } from '../../find-actor.ts';
import type { DraftStore } from '../draft/draft-ports.ts';
import type { LedPorts } from './led-ports.ts';
import { type LedSituation, readLedSituation, toLedForm } from './led-situation.ts';

export interface LedFormPorts extends LedPorts {
  readonly drafts: Pick<DraftStore, 'draft'>;
}

export type OpenedLedForm =
  /** `draft`: what this person has begun and not sent. */
  { readonly outcome: 'form'; readonly form: LedForm; readonly draft: Draft | undefined } | LedRefusal;

export type LedRefusal =
  | {
      readonly outcome: 'refused';
      readonly permission: Permission;
      readonly entry: LedEntry;
      readonly leadName: string | undefined;
    }
  /** It is not asked for now; `quarter` is the one that was on the screen, `officers` by name whom to turn to. */
  | {
      readonly outcome: 'closed';
      readonly entry: LedEntry;
      readonly quarter: string | undefined;
      readonly officers: readonly string[];
    }
  | { readonly outcome: 'gone' };

export interface OpenLedRequest {
  readonly clicker: Clicker;
  readonly key: EntryKey;
  /** The quarter that was on the screen; undefined opens the one that is collected now. */
  readonly quarter: string | undefined;
  /** How it reached an officer who enters it for its lead; undefined where somebody answers. */
  readonly howItCame?: string | undefined;
  readonly now: Date;
}

/** Opens a risk or an equality action for its lead, or for an officer who enters what the lead has given. */
export async function openLedForm(ports: LedFormPorts, request: OpenLedRequest): Promise<OpenedLedForm> {
  const found = await findLedCase(ports, request);
  if (found.outcome !== 'found') return found;
  const { situation, actor } = found;
  const form = toLedForm(situation, ports.newNonce());
  if (form === undefined || (request.quarter !== undefined && form.quarter !== request.quarter)) {
    return { outcome: 'closed', entry: situation.entry, quarter: request.quarter, officers: situation.officers };
  }
  const { howItCame } = request;
  if (howItCame !== undefined) {
    const { entry, people } = situation;
    const leadName = people.find(({ id }) => id === entry.leadId)?.name;
    return { outcome: 'form', form: { ...form, entered: { howItCame, leadName } }, draft: undefined };
  }
  const { personId } = actor;
  const draft = personId && (await ports.drafts.draft({ personId, entry: request.key, quarter: form.quarter }));
  return { outcome: 'form', form, draft: draft || undefined };
}

export interface LedCase {
  readonly situation: LedSituation;
  readonly actor: Actor;
}

/** Reads what somebody wants to answer, and whether they may. */
export async function findLedCase(
  ports: LedPorts,
  { clicker, key, quarter, howItCame, now }: OpenLedRequest,
): Promise<(LedCase & { readonly outcome: 'found' }) | LedRefusal> {
  const isEntered = howItCame !== undefined;
  const situation = await readLedSituation(ports, { key, quarter, isEntered, now });
  if (situation === undefined) return { outcome: 'gone' };
  const actor = await findActor(ports, clicker, now);
  const { entry, directorate, people } = situation;
  const act = isEntered ? 'enter-for-owner' : 'answer-led-entry';
  const permission = may(actor, act, { ownerId: entry.leadId, directorateId: directorate.id });
  if (!permission.allowed) {
    const leadName = people.find(({ id }) => id === entry.leadId)?.name;
    return { outcome: 'refused', permission, entry, leadName };
  }
  return { outcome: 'found', situation, actor };
}
