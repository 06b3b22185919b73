import { setTimeout as sleep } from 'node:timers/promises';
import { startTimer } from '../../jobs/timer.ts';
import { DEFAULT_RETENTION } from '../core/keep/retention.ts';
import type { House } from '../open-house.ts';
import { applyRetention } from '../usecases/keep/apply-retention.ts';
import { backUpDaily } from '../usecases/keep/back-up.ts';
import { newPatience, type RagtimeOptions } from './options.ts';

/** Real time. What is due once a day is looked for more often, so that a short stop costs no day. */
const KEEP_EVERY_MS = 900_000;
/** Real time. A start has more urgent things to do. */
const FIRST_AFTER_MS = 60_000;
/** Real time. The copying of a large database is not waited for: a process of its own makes it. */
const STOP_WITHIN_MS = 5000;
const BACKUPS_KEPT = 14;

export interface Keeping {
  /** Does what is due; a second time in a day nothing is. */
  readonly turn: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Once a day the database is copied, and what has passed its retention goes. Needs no queue: it goes on while Redis is away. */
export function wireKeeping(house: House, options: RagtimeOptions): Keeping {
  const { log, tuning = {} } = options;
  const applyDaily = retentionDaily(house, options);
  const turn = async () => {
    await backUpAndTell(house, options);
    await applyDaily();
  };
  if (tuning.sweepEveryMs === 'never') return { turn, stop: async () => undefined };
  let endTimer: (() => Promise<void>) | undefined;
  const first = setTimeout(() => {
    endTimer = startTimer(turn, {
      everyMs: tuning.keepEveryMs ?? KEEP_EVERY_MS,
      onError: (error) => log.error({ reason: String(error) }, 'Backup or retention went wrong; look at the disk.'),
    });
  }, tuning.keepEveryMs ?? FIRST_AFTER_MS).unref();
  return {
    turn,
    stop: async () => {
      clearTimeout(first);
      await Promise.race([endTimer?.(), sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}

async function backUpAndTell(house: House, { config, clock, log }: RagtimeOptions): Promise<void> {
  const { backupFolder: folder, backupsKept: kept = BACKUPS_KEPT } = config;
  if (folder === undefined) return;
  const backedUp = await backUpDaily(house, { folder, kept, now: clock() });
  if (!backedUp.ok) {
    log.error(
      { folder, ...backedUp.refusal },
      'There is no new backup. Make room, or let this user write the folder in BACKUP_FOLDER; "ragtime backup" tries again.',
    );
    return;
  }
  const { made, removed } = backedUp.value;
  if (made !== undefined) log.info({ folder, name: made.name, rows: made.rows, removed: removed.length }, 'Backed up');
}

/** After the backup, so that one more day can be brought back what a wrong setting deletes. */
function retentionDaily(house: House, { config, clock, log }: RagtimeOptions): () => Promise<void> {
  let lastDay = '';
  return async () => {
    const now = clock();
    const day = now.toISOString().slice(0, 10);
    if (day === lastDay) return;
    const settings = config.retention ?? DEFAULT_RETENTION;
    const removed = await applyRetention(house, {
      settings,
      now,
      author: { actor: 'Ragtime' },
      patience: newPatience(),
    });
    if (!removed.ok) return;
    lastDay = day;
    if (removed.value.length > 0) log.info({ removed: removed.value }, 'Deleted what had passed its retention');
  };
}
