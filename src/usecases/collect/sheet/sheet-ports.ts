import type { Result } from '../../../core/result.ts';
import type { NewUpdate, Patience, WriteRefusal } from '../../ports.ts';
import type { NewIndicatorUpdate } from '../indicator/indicator-ports.ts';
import type { CollectPorts } from '../ports.ts';

/** What one return sheet says that is new. */
export interface SheetAnswers {
  readonly milestones: readonly NewUpdate[];
  readonly indicators: readonly NewIndicatorUpdate[];
}

export interface SheetStore {
  /** All of them or none. */
  append(answers: SheetAnswers, patience: Patience): Promise<Result<void, WriteRefusal>>;
}

/** What bringing a return sheet in needs from the outside. */
export interface SheetPorts extends CollectPorts {
  readonly sheets: SheetStore;
}
