import type { Status } from '../collect/milestone/status.ts';

/** A status as it is counted and printed: one word. Progress and RAG are two things; a document shows one of them. */
export type StatusKind =
  | 'completed'
  | 'green'
  | 'amber'
  | 'red'
  | 'not-started'
  | 'not-completed'
  | 'deferred'
  | 'dropped'
  | 'no-update';

/** In the order in which counts are printed. */
export const STATUS_KINDS: readonly StatusKind[] = [
  'completed',
  'green',
  'amber',
  'red',
  'not-started',
  'not-completed',
  'deferred',
  'dropped',
  'no-update',
];

/** Without a status it is "no update", never a colour. What should have started and has not counts by its colour. */
export function toStatusKind(status: Status | undefined): StatusKind {
  if (status === undefined) return 'no-update';
  if (status.progress === 'in-progress') return status.rag ?? 'no-update';
  if (status.progress === 'not-started') return status.rag ?? 'not-started';
  return status.progress;
}
