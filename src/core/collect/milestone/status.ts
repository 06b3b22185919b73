import type { LocalDate } from '../../calendar/local-date.ts';

/** How far a milestone is. Source: glossary, "Progress and RAG are two things". */
export type Progress = 'not-started' | 'in-progress' | 'completed' | 'not-completed' | 'deferred' | 'dropped';
export type Rag = 'green' | 'amber' | 'red';
/** Amber has two meanings in the key of the report; which one is asked for and stored, Amber is printed. */
export type AmberReason = 'uncertain' | 'too-early';

export interface Status {
  readonly progress: Progress;
  /** Given to what is in progress, and to what should have started. */
  readonly rag: Rag | undefined;
  readonly amberReason: AmberReason | undefined;
  readonly completedOn: LocalDate | undefined;
}
