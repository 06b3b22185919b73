import type { CollectPorts } from '../ports.ts';
import { type DraftRequest, findDraftKey } from './find-draft-key.ts';

export type DiscardedDraft = 'discarded' | 'none' | 'refused' | 'busy';

/** Destroys the draft. @param request.actedAt when the button was pressed, in microseconds on Slack's clock. */
export async function discardDraft(
  ports: CollectPorts,
  request: DraftRequest & { readonly actedAt: number },
): Promise<DiscardedDraft> {
  const key = await findDraftKey(ports, request);
  if (key === undefined) return 'refused';
  const { actedAt, now: at, patience } = request;
  const discarded = await ports.drafts.discard({ ...key, actedAt, at }, patience);
  if (!discarded.ok) return discarded.refusal;
  return discarded.value ? 'discarded' : 'none';
}
