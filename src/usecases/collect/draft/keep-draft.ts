import { isTooLarge, type Typed } from '../../../core/collect/draft.ts';
import type { CollectPorts } from '../ports.ts';
import { type DraftRequest, findDraftKey } from './find-draft-key.ts';

/** `older`: something that was typed later is stored already. `too-large`: what was kept before stands as it is. */
export type KeptDraft = 'kept' | 'older' | 'too-large' | 'refused' | 'busy';

/**
 * Keeps what somebody is typing. Also after the window has closed: the text can then no longer be sent, and is still
 * there to be read.
 */
export async function keepDraft(
  ports: CollectPorts,
  request: DraftRequest & { readonly typed: Typed },
): Promise<KeptDraft> {
  const key = await findDraftKey(ports, request);
  if (key === undefined) return 'refused';
  if (isTooLarge({ ...request.typed.untouched, ...request.typed.fields })) return 'too-large';
  const kept = await ports.drafts.keep(key, request.typed, request.patience);
  if (!kept.ok) return kept.refusal;
  return kept.value ? 'kept' : 'older';
}
