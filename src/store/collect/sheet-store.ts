import { done, type Result, refuse } from '../../core/result.ts';
import type { SheetStore } from '../../usecases/collect/sheet/sheet-ports.ts';
import type { Database } from '../database.ts';
import { insertIndicatorUpdate, isIndicatorUpdateStillRight } from './indicator-store.ts';
import { insertUpdates, isUpdateStillRight } from './update-store.ts';

/** What a return sheet holds, in SQLite. */
export function createSheetStore(database: Database): SheetStore {
  return {
    append: async ({ milestones, indicators }, patience): Promise<Result<void, 'changed' | 'busy'>> => {
      const written = await database.write(patience, (tx) => {
        const isRight =
          milestones.every((update) => isUpdateStillRight(tx, update)) &&
          indicators.every((update) => isIndicatorUpdateStillRight(tx, update));
        if (!isRight) return false;
        insertUpdates(tx, milestones);
        for (const update of indicators) insertIndicatorUpdate(tx, update);
        return true;
      });
      if (!written.ok) return written;
      return written.value ? done(undefined) : refuse('changed');
    },
  };
}
