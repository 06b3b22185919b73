import { EXIT_DONE, EXIT_REFUSED, EXIT_WRONG_USAGE } from './cli/cli-context.ts';
import { commandRefusal } from './cli/command-access.ts';
import { type Role, runStart } from './cli/start.ts';
import { readLocalConfig } from './config.ts';
import { showControls } from './core/show-controls.ts';
import { hideSecrets, hideSettings } from './hide-secrets.ts';
import { KEEP_COMMANDS } from './keep-commands.ts';
import { formatSettingProblems } from './settings.ts';
import { SettingRefused, StartRefused } from './start-refused.ts';
import { type Command, cliOf, type Surroundings } from './surroundings.ts';
import { COMMAND_LINE } from './usecases/find-actor.ts';

/** Each is loaded when it is given: `ragtime start` keeps none of the others in memory. */
const COMMANDS = {
  start: {
    summary: 'runs Ragtime: answers people, sends reminders and summaries',
    acts: ['run-ragtime'],
    run: (args, around) => {
      const run = async (role: Role) => (await import('./run-until-signal.ts')).runUntilSignal(role, around);
      return runStart(args, { ...around, run });
    },
  },
  demo: {
    summary: 'plays one quarter of an invented council, without Slack',
    acts: ['play-demo'],
    run: async (args, around) => {
      const [{ runDemo }, { demoContext }] = await Promise.all([import('./cli/demo.ts'), import('./demo-context.ts')]);
      return runDemo(args, demoContext(around, runCommand));
    },
  },
  doctor: {
    summary: 'says what is in order and what is not, and what to do',
    acts: ['examine-installation'],
    run: async (args, { out, err, env, clock }) => {
      const { examineInstallation } = await import('./examine-installation.ts');
      const examine = (role: Role) => examineInstallation(env, { role, now: clock() });
      return (await import('./cli/doctor.ts')).runDoctor(args, { out, err, examine });
    },
  },
  import: {
    summary: 'brings a plan file in',
    acts: ['import-plan'],
    run: async (args, around) => (await import('./cli/plan/import.ts')).runImport(args, cliOf(around)),
  },
  export: {
    summary: 'writes a plan as a file, or everything that is stored',
    acts: ['export-plan', 'export-everything'],
    run: async (args, around) => {
      const cli = cliOf(around);
      const exportEverything = async (folder: string) =>
        (await import('./cli/keep/export-everything.ts')).exportEverything(folder, cli);
      return (await import('./cli/plan/export.ts')).runExport(args, { ...cli, exportEverything });
    },
  },
  plan: {
    summary: 'writes a plan as a workbook, or next year’s; gives something in it to another owner; changes deputies',
    acts: ['export-plan', 'reassign-entry', 'change-people'],
    run: async ([act, ...args], around) => {
      if (act === 'reassign') return (await import('./cli/plan/reassign.ts')).runReassign(args, cliOf(around));
      if (act === 'person') return (await import('./cli/plan/person.ts')).runPerson(args, cliOf(around));
      return (await import('./cli/plan/plan.ts')).runPlan(act === undefined ? [] : [act, ...args], cliOf(around));
    },
  },
  quarter: {
    summary: 'opens, moves, closes, publishes or corrects a quarter',
    acts: ['open-window', 'move-window', 'close-window', 'ask-for-sign-off', 'publish', 'send-again', 'amend'],
    run: async (args, around) => (await import('./cli/calendar/quarter.ts')).runQuarter(args, cliOf(around)),
  },
  reminders: {
    summary: 'says who would hear what on a day; sends nothing',
    acts: ['forecast-reminders'],
    run: async (args, around) => (await import('./cli/remind/reminders.ts')).runReminders(args, cliOf(around)),
  },
  away: {
    summary: 'says that somebody is away, or back',
    acts: ['set-absence'],
    run: async (args, around) => (await import('./cli/remind/away.ts')).runAway(args, cliOf(around)),
  },
  return: {
    summary: 'sends an update back with a question, or closes it',
    acts: ['return-update'],
    run: async (args, around) => (await import('./cli/review/return.ts')).runReturn(args, cliOf(around)),
  },
  review: {
    summary: 'lists what was sent, accepts it, edits what is printed',
    acts: ['review-quarter', 'edit-wording'],
    run: async (args, around) => (await import('./cli/review/review.ts')).runReview(args, cliOf(around)),
  },
  withhold: {
    summary: 'keeps a text out of print, in an annex of its own',
    acts: ['withhold-text'],
    run: async (args, around) => (await import('./cli/publish/withhold.ts')).runWithhold(args, cliOf(around)),
  },
  missing: {
    summary: 'lists what has no update at the close, and chooses what is printed of it',
    acts: ['decide-gap'],
    run: async (args, around) => (await import('./cli/review/missing.ts')).runMissing(args, cliOf(around)),
  },
  texts: {
    summary: 'lists what stands at the head of each section of a report, or edits it',
    acts: ['edit-wording'],
    run: async (args, around) => (await import('./cli/publish/texts.ts')).runTexts(args, cliOf(around)),
  },
  check: {
    summary: 'says what to look at before a report is published',
    acts: ['check-quarter'],
    run: async (args, around) => (await import('./cli/review/check.ts')).runCheck(args, cliOf(around)),
  },
  history: {
    summary: 'says who changed what, and when',
    acts: ['read-trail'],
    run: async (args, around) => (await import('./cli/review/history.ts')).runHistory(args, cliOf(around)),
  },
  finance: {
    summary: 'takes the finance tables of the departments, or shows them',
    acts: ['hand-in-finance', 'read-finance'],
    run: async (args, around) => (await import('./cli/collect/finance.ts')).runFinance(args, cliOf(around)),
  },
  items: {
    summary: 'puts key developments and emerging issues in order',
    acts: ['arrange-items'],
    run: async (args, around) => (await import('./cli/collect/items.ts')).runItems(args, cliOf(around)),
  },
  actions: {
    summary: 'records what a meeting asked for that read a report, and what became of it',
    acts: ['record-meeting-action', 'answer-meeting-action'],
    run: async (args, around) => (await import('./cli/publish/actions.ts')).runActions(args, cliOf(around)),
  },
  proposals: {
    summary: 'lists what owners ask to change in the plan, and records what became of it',
    acts: ['decide-proposal'],
    run: async (args, around) => (await import('./cli/plan/proposals.ts')).runProposals(args, cliOf(around)),
  },
  values: {
    summary: 'takes figures that suppliers give, from a file',
    acts: ['supply-figure'],
    run: async (args, around) => (await import('./cli/collect/values.ts')).runValues(args, cliOf(around)),
  },
  updates: {
    summary: 'writes a sheet for an owner to fill in outside Slack, and brings it back',
    acts: ['enter-for-owner'],
    run: async (args, around) => (await import('./cli/collect/updates.ts')).runUpdates(args, cliOf(around)),
  },
  report: {
    summary: 'writes the report of a quarter, or takes a Word file as what was published',
    acts: ['read-draft', 'read-published', 'amend'],
    run: async (args, around) => (await import('./cli/publish/report.ts')).runReport(args, cliOf(around)),
  },
  ...KEEP_COMMANDS,
  status: {
    summary: 'says where everything stands',
    acts: ['read-status'],
    run: async (args, around) => (await import('./cli/status.ts')).runStatus(args, cliOf(around)),
  },
} as const satisfies Readonly<Record<string, Command>>;

/** What cannot be used is theirs to say: they need more of the settings than other commands, or go on without some. */
const READS_SETTINGS_ITSELF = ['start', 'doctor'];

export const COMMAND_NAMES = Object.keys(COMMANDS);

export function commandHelp(): string {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`);
  return [
    'ragtime COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    'ragtime COMMAND --help says more. Settings are read from the environment and from the file .env.',
    `Exit codes: ${EXIT_DONE} done, ${EXIT_REFUSED} refused or failed (it is said why), ${EXIT_WRONG_USAGE} settings or arguments are wrong.`,
  ].join('\n');
}

/** Runs one command; what cannot work as things are is said in one message. */
export async function runCommand([name = '', ...args]: readonly string[], surroundings: Surroundings): Promise<number> {
  const around = shownPlainly(surroundings);
  const command: Command | undefined = Object.entries(COMMANDS).find(([known]) => known === name)?.[1];
  if (command === undefined) {
    around.err(`There is no command "${name}".\n\n${commandHelp()}`);
    return EXIT_WRONG_USAGE;
  }
  const refusal = commandRefusal(around.actor ?? COMMAND_LINE, name, command.acts);
  if (refusal !== undefined) {
    around.err(refusal);
    return EXIT_REFUSED;
  }
  const config = readLocalConfig(around.env);
  if (!config.ok && !args.includes('--help') && !READS_SETTINGS_ITSELF.includes(name)) {
    around.err(formatSettingProblems(config.refusal));
    return EXIT_WRONG_USAGE;
  }
  try {
    return await command.run(args, around);
  } catch (error) {
    around.err(error instanceof StartRefused ? error.message : describeFault(name, error));
    return error instanceof SettingRefused ? EXIT_WRONG_USAGE : EXIT_REFUSED;
  }
}

/** What people typed is printed, and obeyed by no terminal; no secret is, also where an error quotes one. */
function shownPlainly(around: Surroundings): Surroundings {
  const [hidden, withoutSettings] = [hideSecrets(around.env), hideSettings(around.env)];
  return {
    ...around,
    out: (line) => around.out(showControls(withoutSettings(line))),
    err: (line) => around.err(showControls(hidden(line))),
  };
}

/** Nobody foresaw it, so nobody can say what to do: whoever mends it needs the stack. */
function describeFault(name: string, error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `"ragtime ${name}" went wrong in a way that nobody foresaw. This is a fault in Ragtime; please report all of this:\n${stack}`;
}
