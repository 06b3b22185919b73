import type { ReadyDraft } from '../../../usecases/collect/drafting/list-ready.ts';

/** A handed-in text with the officer's question above it, as the button under both names them: `12`, or `12:3`. */
export function writeShownDraft({ handed, question }: Pick<ReadyDraft, 'handed' | 'question'>): string {
  return question === undefined ? String(handed.id) : `${handed.id}:${question.id}`;
}

/** Comes back from Slack and may be anything. */
export function readShownDraft(value: string): { readonly handedId: number; readonly returnId: number | undefined } {
  const [handedId, returnId] = value.split(':');
  return { handedId: Number(handedId), returnId: returnId === undefined ? undefined : Number(returnId) };
}
