import { may, type Permission } from '../../core/access.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { recipientOf } from '../../core/remind/situation-index.ts';
import { offerSnooze } from '../../core/remind/snooze.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { Patience } from '../ports.ts';
import type { SnoozeStore } from './ports.ts';
import { readSituation, type SituationPorts } from './read-situation.ts';

export type SnoozePorts = ActorSources & SituationPorts & { readonly snoozes: SnoozeStore };

export type SnoozeOutcome =
  | { readonly outcome: 'snoozed'; readonly until: Date; readonly timeZone: string }
  | { readonly outcome: 'too-late'; readonly deadline: Date; readonly timeZone: string }
  | { readonly outcome: 'nothing-outstanding' }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'busy' };

export interface PersonRequest {
  readonly clicker: Clicker;
  /** Whose message it is. */
  readonly personId: string;
  readonly now: Date;
  readonly patience: Patience;
}

/** "Remind me tomorrow". Pressed twice on one day, the second time changes nothing. */
export async function snoozeReminder(ports: SnoozePorts, request: PersonRequest): Promise<SnoozeOutcome> {
  const { personId, now, patience } = request;
  const actor = await findActor(ports, request.clicker, now);
  const permission = may(actor, 'snooze-reminder', { ownerId: personId });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const situation = await readSituation(ports);
  const recipient = recipientOf(situation, personId);
  if (recipient === undefined || whyUnasked(recipient, now) !== undefined) return { outcome: 'nothing-outstanding' };
  const timeZone = recipient.zone;
  const offer = offerSnooze(situation, recipient, now);
  if (offer.kind === 'nothing-outstanding') return { outcome: 'nothing-outstanding' };
  if (offer.kind === 'too-late') return { outcome: 'too-late', deadline: offer.deadline, timeZone };
  const { until } = offer;
  if (recipient.snooze?.until.getTime() === until.getTime()) return { outcome: 'snoozed', until, timeZone };
  const saved = await ports.snoozes.addSnooze({ personId, at: now, until }, patience);
  return saved.ok ? { outcome: 'snoozed', until, timeZone } : { outcome: 'busy' };
}
