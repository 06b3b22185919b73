import type { CollectPorts } from '../ports.ts';
import { type DraftRequest, findDraftKey } from './find-draft-key.ts';

/** After a submit: whether somebody has typed something of it in another form, which is not in what was sent. */
export async function hasDraft(ports: CollectPorts, request: Omit<DraftRequest, 'patience'>): Promise<boolean> {
  const key = await findDraftKey(ports, request);
  return key !== undefined && (await ports.drafts.draft(key)) !== undefined;
}
