import { formatWithWeekday, type LocalDate, parseLocalDate } from '../../core/calendar/local-date.ts';
import type { ReminderReason } from '../../core/remind/person-verdict.ts';
import { done, refuse } from '../../core/result.ts';
import { ofPartWords } from '../../reports/part-words.ts';
import { type Forecast, readForecast } from '../../usecases/remind/read-forecast.ts';
import type { SituationPorts } from '../../usecases/remind/read-situation.ts';
import { readWhy } from '../../usecases/remind/read-why.ts';
import { EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { takeOrder, withStore } from '../run-order.ts';
import { describeWhy } from './describe-why.ts';
import { ORPHAN_LABELS, RULE_LABELS, STEP_LABELS } from './reminder-labels.ts';

export const remindersHelp = `ragtime reminders --on DATE [--person INITIALS] [--json]
ragtime reminders --why INITIALS [--json]

Says who would hear what on a day, and why, and who would be spared, and by which rule. Sends nothing.
Days to come are played through as if nobody answered until then.

  --on DATE          the day, written like 2026-07-16
  --person INITIALS  only this person
  --why INITIALS     day by day since the window opened: what this person was sent, or the rule that spared them
  --json             the same for a script
  --help             this text

Exit codes: 0 done, 1 nobody has these initials, 2 the command was not understood`;

/** What the command touches. */
export interface RemindersCli {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly now: () => Date;
  readonly openStore: () => Promise<SituationPorts & { readonly close: () => void }>;
}

const OPTIONS = {
  on: { type: 'string' },
  person: { type: 'string' },
  why: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** `ragtime reminders` */
export async function runReminders(args: readonly string[], cli: RemindersCli): Promise<number> {
  return takeOrder(args, cli, {
    help: remindersHelp,
    read: parseCommand,
    carryOut: (asked) =>
      withStore(cli, (store) => (asked.kind === 'why' ? sayWhy(store, asked, cli) : sayForecast(store, asked, cli))),
  });
}

type Asked =
  | { readonly kind: 'why'; readonly initials: string; readonly asJson: boolean }
  | {
      readonly kind: 'on';
      readonly date: LocalDate;
      readonly initials: string | undefined;
      readonly asJson: boolean;
    };

function parseCommand(args: readonly string[]): ReadOrder<Asked> {
  return readOptions(args, OPTIONS, ({ on, person: initials, why, json: asJson }) => {
    if (why !== undefined && (on ?? initials) !== undefined) return refuse('--why stands alone.');
    if (why !== undefined) return done({ kind: 'why', initials: why, asJson });
    if (on === undefined) return refuse('ragtime reminders needs a day: --on 2026-07-16, or --why AMc');
    const date = parseLocalDate(on);
    if (date === undefined) return refuse(`--on "${on}" is not a day; one written like 2026-07-16 is.`);
    return done({ kind: 'on', date, initials, asJson });
  });
}

async function sayForecast(
  store: SituationPorts,
  { date, initials, asJson }: Extract<Asked, { kind: 'on' }>,
  cli: RemindersCli,
): Promise<number> {
  if (initials !== undefined && !(await isKnown(store, initials))) return sayUnknown(store, initials, cli);
  const whole = await readForecast(store, { date, now: cli.now() });
  const forecast = initials === undefined ? whole : onlyOf(whole, initials);
  if (asJson) cli.out(JSON.stringify(forecast, null, 2));
  else for (const line of describe(forecast)) cli.out(line);
  return EXIT_DONE;
}

async function sayWhy(
  store: SituationPorts,
  { initials, asJson }: Extract<Asked, { kind: 'why' }>,
  cli: RemindersCli,
): Promise<number> {
  const why = await readWhy(store, (person) => isSame(person.initials, initials), cli.now());
  if (why === undefined) return sayUnknown(store, initials, cli);
  if (asJson) cli.out(JSON.stringify({ ...why, refs: Object.fromEntries(why.refs) }, null, 2));
  else for (const line of describeWhy(why)) cli.out(line);
  return EXIT_DONE;
}

async function isKnown(store: SituationPorts, initials: string): Promise<boolean> {
  return (await store.plans.people()).some((person) => isSame(person.initials, initials));
}

async function sayUnknown(store: SituationPorts, initials: string, cli: RemindersCli): Promise<number> {
  const known = (await store.plans.people()).map((person) => person.initials).join(', ');
  cli.err(`Nobody has the initials "${initials}". Known: ${known === '' ? 'nobody yet' : known}.`);
  return EXIT_REFUSED;
}

function onlyOf(forecast: Forecast, initials: string): Forecast {
  const isTheirs = (line: { readonly initials: string | undefined }) => isSame(line.initials ?? '', initials);
  return {
    ...forecast,
    reminded: forecast.reminded.filter(isTheirs),
    spared: forecast.spared.filter(isTheirs),
    orphans: forecast.orphans.filter(isTheirs),
  };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function describe({ date, windows, reminded, spared, orphans }: Forecast): readonly string[] {
  const title = `${formatWithWeekday(date)}. This command sends nothing.`;
  if (windows.length === 0) return [title, 'No quarter is collecting, so nobody would hear anything.'];
  return [
    title,
    ...part('Would be reminded:', reminded.map(describeReminded)),
    ...part(
      'Would be spared:',
      spared.map(({ initials, rule }) => `${initials}: ${RULE_LABELS[rule]}`),
    ),
    ...part(
      'Nobody can be asked for:',
      orphans.map(({ directorateCode, ref, initials, reason }) => {
        const owner = initials === undefined ? '' : ` (${initials})`;
        return `${directorateCode} ${ref}${owner}: ${ORPHAN_LABELS[reason]}`;
      }),
    ),
  ];
}

const REASONS: Readonly<Record<ReminderReason, string>> = {
  'first-ask': ', asked for the first time for some of it',
  step: '',
  snooze: ', because they asked to be reminded again',
};

function describeReminded({ initials, reason, windows }: Forecast['reminded'][number]): string {
  const why = REASONS[reason];
  const what = windows.map(({ directorateCode, quarter, part, step, refs, drafts }) => {
    const asked = drafts.length === 0 ? refs : [...refs, `to draft ${drafts.join(', ')}`];
    return `${directorateCode} ${quarter}${ofPartWords(part)} (${STEP_LABELS[step]}): ${asked.join(', ')}`;
  });
  return `${initials}: ${what.join('; ')}${why}`;
}

function part(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? ['', heading, '  nobody'] : ['', heading, ...lines.map((line) => `  ${line}`)];
}
