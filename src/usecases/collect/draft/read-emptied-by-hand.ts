import type { CollectPorts } from '../ports.ts';
import { type DraftRequest, findDraftKey } from './find-draft-key.ts';

export interface EmptiedRequest extends Omit<DraftRequest, 'patience'> {
  /** One opening of the form. */
  readonly nonce: string;
}

/**
 * The fields that somebody emptied while they had this form before them: Slack told of each, and the draft holds nothing
 * there. Whatever else comes back empty may have been lost on its way.
 */
export async function readEmptiedByHand(
  ports: CollectPorts,
  { nonce, ...request }: EmptiedRequest,
): Promise<readonly string[]> {
  const key = await findDraftKey(ports, request);
  const draft = key && (await ports.drafts.draft(key));
  if (draft?.formNonce !== nonce) return [];
  return Object.entries(draft.fields).flatMap(([field, value]) => (value === '' ? [field] : []));
}
