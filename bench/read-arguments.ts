import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { CONCURRENCY } from '../jobs/queues.ts';

export const HELP = `npm run bench -- [--only PART,PART] [options]

Measures Ragtime beside what it is compared with, each figure as a ratio in one run. Without --only: all parts.

  limits    reminders beside what Slack's limits allow: --people (500), --speed
  speed     reminders beside a worker that only posts: --people (10000), --rounds, --concurrency
  report    a report in every format
  latency   a click until its answer, beside an app that only answers: --at-once, --milestones, --rounds, --transport, --jobs
  start     from the start to the first click that is answered: --milestones
  memory    idle, busy, and after days of work: --people (400), --pause
  submit    Saves beside an app that only answers, and beside plain commits: --milestones, --rounds, --transport
  read      Home and /milestone: --at-once, --milestones, --rounds, --transport

  --rounds N           how often each is measured (3)
  --at-once N,N        how many people click at once (1,50,200)
  --milestones N       how many the council has (10000)
  --transport NAME     socket or http (socket; for Saves both, one after the other)
  --concurrency N      how many reminders are prepared at once (${CONCURRENCY})
  --pause SECONDS      quiet between two hours of a busy day (10; 0 for none)
  --speed N            how many times as fast as Slack's its limits are played (5)
  --jobs               the process that answers clicks sends reminders, too
  --folder FOLDER      where databases are made, to measure another disk (the system's folder for temporary files)

Exit codes: 0 all goals were met, 1 one was missed, 2 the arguments are wrong.`;

/** In the order in which all are measured. */
const PARTS = ['limits', 'speed', 'report', 'latency', 'start', 'memory', 'submit', 'read'] as const;
export type Part = (typeof PARTS)[number];

const options = {
  only: { type: 'string', default: PARTS.join(',') },
  people: { type: 'string' },
  speed: { type: 'string', default: '5' },
  concurrency: { type: 'string', default: String(CONCURRENCY) },
  rounds: { type: 'string', default: '3' },
  folder: { type: 'string', default: tmpdir() },
  'at-once': { type: 'string', default: '1,50,200' },
  milestones: { type: 'string', default: '10000' },
  transport: { type: 'string' },
  pause: { type: 'string', default: '10' },
  jobs: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** What is to be measured; undefined where a name is unknown, or a number is none. */
export function readArguments() {
  const values = parseOrNothing();
  if (values === undefined) return undefined;
  const parts = values.only.split(',').flatMap((name) => PARTS.find((part) => part === name) ?? []);
  const concurrent = values['at-once'].split(',').map(Number);
  const numbers = {
    speed: Number(values.speed),
    concurrency: Number(values.concurrency),
    rounds: Number(values.rounds),
    milestones: Number(values.milestones),
  };
  const people = values.people === undefined ? undefined : Number(values.people);
  const pause = Number(values.pause);
  const areNumbers = [...Object.values(numbers), ...concurrent, people ?? 1].every((one) => one > 0) && pause >= 0;
  const transport = (['socket', 'http'] as const).find((name) => name === values.transport);
  const isUnknown = transport === undefined && values.transport !== undefined;
  if (!areNumbers || isUnknown || parts.length < values.only.split(',').length) return undefined;
  return {
    ...numbers,
    people,
    concurrent,
    pause,
    transport,
    parts,
    folder: values.folder,
    jobs: values.jobs,
    help: values.help,
  };
}

function parseOrNothing() {
  try {
    return parseArgs({ options }).values;
  } catch {
    return undefined;
  }
}
