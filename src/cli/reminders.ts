import { parseArgs } from 'node:util';
import { formatWithWeekday, type LocalDate, parseLocalDate } from '../core/calendar/local-date.ts';
import type { OrphanReason } from '../core/remind/orphans.ts';
import type { SparedRule } from '../core/remind/person-verdict.ts';
import type { ReminderStep } from '../core/remind/reminder-step.ts';
import { done, type Result, refuse } from '../core/result.ts';
import { type Forecast, readForecast } from '../usecases/remind/read-forecast.ts';
import type { SituationPorts } from '../usecases/remind/read-situation.ts';
import { EXIT_DONE, EXIT_WRONG_USAGE } from './cli-context.ts';

export const remindersHelp = `ragtime reminders --on DATE [--json]

Says who would hear what on a day, and why, and who would be spared, and by which rule. Sends nothing.
Days to come are played through as if nobody answered until then.

  --on DATE  the day, written like 2026-07-16
  --json     the same for a script
  --help     this text

Exit codes: 0 done, 2 the command was not understood`;

/** What the command touches. */
export interface RemindersCli {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly now: () => Date;
  readonly openStore: () => Promise<SituationPorts & { readonly close: () => void }>;
}

const STEP_LABELS: Readonly<Record<ReminderStep, string>> = {
  opens: 'the window is open',
  'last-call': 'last call',
  overdue: 'overdue',
  'closes-tomorrow': 'closes tomorrow',
};

const RULE_LABELS: Readonly<Record<SparedRule, string>> = {
  'nothing-outstanding': 'nothing is outstanding',
  away: 'away; the deputy is asked instead',
  snoozed: 'asked to be reminded later',
  'too-early': 'the first step has not come yet',
  'between-due-and-overdue': 'the due time is over, and the next step has not come yet',
  'already-asked': 'was asked, and no new step has come since',
  'on-its-way': 'a reminder is on its way',
  'asked-today': 'was reminded on this day; one a day is enough',
  'failed-today': 'a reminder failed on this day; the next working day tries again',
  'not-a-working-day': 'not a working day',
  'outside-working-hours': 'outside 8am to 6pm where they are',
};

const ORPHAN_LABELS: Readonly<Record<OrphanReason, string>> = {
  'no-owner': 'has no owner',
  'not-in-post': 'the owner is not in post on this day',
  'not-in-slack': 'the owner has not been found in Slack',
  deactivated: 'the owner’s Slack account is deactivated',
  guest: 'the owner is a guest in Slack',
  bot: 'the owner’s Slack user is an app',
  'away-without-deputy': 'the owner is away and has no deputy',
  'deputy-away': 'the owner is away, and so is the deputy',
  'deputy-unreachable': 'the owner is away, and the deputy cannot be reached',
};

const OPTIONS = {
  on: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** `ragtime reminders` */
export async function runReminders(args: readonly string[], cli: RemindersCli): Promise<number> {
  const parsed = parseCommand(args);
  if (!parsed.ok) {
    cli.err(`${parsed.refusal}\n\n${remindersHelp}`);
    return EXIT_WRONG_USAGE;
  }
  const { date, asJson } = parsed.value;
  if (date === undefined) {
    cli.out(remindersHelp);
    return EXIT_DONE;
  }
  const opened = await cli.openStore();
  try {
    const forecast = await readForecast(opened, { date, now: cli.now() });
    if (asJson) cli.out(JSON.stringify(forecast, null, 2));
    else for (const line of describe(forecast)) cli.out(line);
    return EXIT_DONE;
  } finally {
    opened.close();
  }
}

/** The date is undefined where help was asked for. */
function parseCommand(
  args: readonly string[],
): Result<{ readonly date: LocalDate | undefined; readonly asJson: boolean }, string> {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.help) return done({ date: undefined, asJson: false });
    if (values.on === undefined) return refuse('ragtime reminders needs a day: --on 2026-07-16');
    const date = parseLocalDate(values.on);
    if (date === undefined) return refuse(`--on "${values.on}" is not a day; one written like 2026-07-16 is.`);
    return done({ date, asJson: values.json });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
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

function describeReminded({ initials, reason, windows }: Forecast['reminded'][number]): string {
  const why = reason === 'first-ask' ? ', asked for the first time for some of it' : '';
  const what = windows.map(
    ({ directorateCode, quarter, step, refs }) =>
      `${directorateCode} ${quarter} (${STEP_LABELS[step]}): ${refs.join(', ')}`,
  );
  return `${initials}: ${what.join('; ')}${why}`;
}

function part(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? ['', heading, '  nobody'] : ['', heading, ...lines.map((line) => `  ${line}`)];
}
