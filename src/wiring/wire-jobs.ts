import { SLACK_LIMITS, speedUp } from '../../jobs/queues.ts';
import { startJobs } from '../../jobs/start-jobs.ts';
import { DEFAULT_DELIVERY_SETTINGS } from '../core/remind/delivery.ts';
import type { House } from '../open-house.ts';
import { createDirectory } from '../slack/directory.ts';
import { createFilePoster } from '../slack/file-poster.ts';
import { createMessenger } from '../slack/messenger.ts';
import { RENDERERS } from '../slack/remind/renderers.ts';
import { createTokenWatch } from '../slack/token-watch.ts';
import { standReader, voidFinder } from '../usecases/publish/find-void-draft.ts';
import { followSigners } from '../usecases/publish/follow-signers.ts';
import { attachmentReader } from '../usecases/publish/read-attachment.ts';
import { voidChangedDrafts } from '../usecases/publish/void-changed-drafts.ts';
import { deliver } from '../usecases/remind/deliver.ts';
import { mapPerson, peopleToMap } from '../usecases/remind/map-people.ts';
import { planDueWork } from '../usecases/remind/plan-due-work.ts';
import { readGround } from '../usecases/remind/read-situation.ts';
import { rememberWhileUnchanged } from '../usecases/remind/remember.ts';
import { deliverTraced } from './deliver-traced.ts';
import { clientsOf, newPatience, type RagtimeOptions } from './options.ts';

/** The jobs of this process: planning, sending, and the timer that finds what is due. */
export async function wireJobs(
  house: House,
  { config, clock, log, tuning = {} }: RagtimeOptions,
  { heartbeat, firstSweepAfter }: { readonly heartbeat: () => Promise<void>; readonly firstSweepAfter: Promise<void> },
) {
  const jobsLog = log.child({ part: 'jobs' });
  const { worker } = clientsOf(config, tuning);
  // Whoever a file is for was known to be of this workspace when it was asked for.
  const who = { administrators: config.administrators, teamId: () => undefined };
  const readStand = standReader(house);
  const ports = {
    ...house,
    ground: rememberWhileUnchanged(() => readGround(house), house.stamp),
    messenger: createMessenger(worker),
    filePoster: createFilePoster(worker),
    readAttachment: attachmentReader({ ...house, actors: { ...house, ...who } }),
    readStand,
    findVoid: voidFinder({ ...house, readStand }, house.stamp),
    tokenWatch: createTokenWatch(jobsLog),
    directory: createDirectory(worker),
    ...RENDERERS,
    settings: tuning.delivery ?? DEFAULT_DELIVERY_SETTINGS,
    newPatience,
    mappingFailures: new Map(),
  };
  return startJobs({
    redisUrl: config.redisUrl,
    clock,
    log: jobsLog,
    firstSweepAfter,
    work: {
      planDueWork: async (time) => {
        await voidChangedDrafts(ports, time);
        await followSigners(ports, time);
        return planDueWork(ports, time);
      },
      deliver: (id, time) => deliverTraced(house, jobsLog, { id, work: () => deliver(ports, id, time) }),
      peopleToMap: (time) => peopleToMap(ports, time),
      mapPerson: (personId, time) => mapPerson(ports, personId, time),
      heartbeat,
    },
    limits: speedUp(SLACK_LIMITS, tuning.slackSpeed ?? 1),
    ...(tuning.sweepEveryMs && { sweepEveryMs: tuning.sweepEveryMs }),
    ...(tuning.queuePrefix && { prefix: tuning.queuePrefix }),
    ...(tuning.concurrency && { concurrency: tuning.concurrency }),
    ...(tuning.lockMs && { lockMs: tuning.lockMs }),
  });
}
