import { may, type Permission } from '../../core/access.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { Patience } from '../ports.ts';
import type { ChoiceStore } from './quarter-ports.ts';

export type ChosenDirectorate =
  | { readonly outcome: 'chosen' | 'busy' }
  | { readonly outcome: 'refused'; readonly permission: Permission };

/** From now on an officer of several directorates looks at this one, on the Home tab and with `/quarter`. */
export async function chooseDirectorate(
  ports: ActorSources & { readonly choices: Pick<ChoiceStore, 'chooseDirectorate'> },
  {
    clicker,
    directorateId,
    now,
    patience,
  }: {
    readonly clicker: Clicker;
    /** As it came back from Slack. */
    readonly directorateId: string;
    readonly now: Date;
    readonly patience: Patience;
  },
): Promise<ChosenDirectorate> {
  const isKnown = (await ports.plans.directorates()).some(({ id }) => id === directorateId);
  const permission = may(await findActor(ports, clicker, now), 'read-status', { directorateId });
  if (!isKnown || !permission.allowed) return { outcome: 'refused', permission };
  const choice = { slackUserId: clicker.slackUserId, directorateId, at: now };
  const saved = await ports.choices.chooseDirectorate(choice, patience);
  return { outcome: saved.ok ? 'chosen' : 'busy' };
}
