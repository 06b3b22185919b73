import { may } from '../../../core/access.ts';
import { findActor } from '../../find-actor.ts';
import type { CollectPorts } from '../ports.ts';
import type { DraftRequest } from './find-draft-key.ts';

export type DiscardedDraft = 'discarded' | 'none' | 'refused' | 'busy';

/**
 * Destroys the draft. What somebody wrote and did not send is theirs, also when it can no longer be sent or is no longer
 * theirs to answer.
 * @param request.actedAt when the button was pressed, in microseconds on Slack's clock
 */
export async function discardDraft(
  ports: CollectPorts,
  { clicker, entry, quarter, now, actedAt, patience }: DraftRequest & { readonly actedAt: number },
): Promise<DiscardedDraft> {
  const actor = await findActor(ports, clicker, now);
  if (!may(actor, 'see-own-work').allowed || actor.personId === undefined) return 'refused';
  const discarded = await ports.drafts.discard(
    { personId: actor.personId, entry, quarter, actedAt, at: now },
    patience,
  );
  if (!discarded.ok) return discarded.refusal;
  return discarded.value ? 'discarded' : 'none';
}
