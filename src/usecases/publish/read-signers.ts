import type { Person } from '../../core/plan/plan.ts';
import { answererAmong } from '../../core/remind/orphans.ts';
import type { SituationPorts } from '../remind/read-situation.ts';
import { readRecipients } from '../remind/read-situation.ts';

export type SignerPorts = Pick<SituationPorts, 'plans' | 'slackUsers' | 'absences' | 'snoozes'>;

/** Who reads a draft for one approver of the plan today. */
export interface Signer {
  readonly approver: Person;
  /** The approver; while they are away, their deputy. */
  readonly reader: Person;
  /** `false`: neither of them is there, and it goes to the approver all the same. */
  readonly isThere: boolean;
}

/** In the plan's order; found as whoever is asked for an update is. */
export async function readSigners(
  ports: SignerPorts,
  approverIds: readonly string[],
  now: Date,
): Promise<readonly Signer[]> {
  const [people, organisation] = await Promise.all([ports.plans.people(), ports.plans.organisation()]);
  if (organisation === undefined) return [];
  const recipients = await readRecipients(ports, organisation, now);
  return approverIds.flatMap((id) => {
    const approver = people.find((person) => person.id === id);
    if (approver === undefined) return [];
    const answerer = answererAmong(recipients, id, now);
    const reader = answerer.kind === 'asked' ? answerer.recipient.person : approver;
    return [{ approver, reader, isThere: answerer.kind === 'asked' }];
  });
}
