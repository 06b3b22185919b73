import { type LocalDate, parseLocalDate } from '../../core/calendar/local-date.ts';
import { MOVABLE_STEPS } from '../../core/calendar/move-ladder.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import { WINDOW_PARTS } from '../../core/calendar/window-part.ts';
import { eitherWords } from '../../core/list-words.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { Author } from '../../usecases/ports.ts';
import { commandPatience, EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { messageLines } from '../message-lines.ts';
import { type AmendOptions, parseAmend, strayAmendOption } from '../publish/amend-options.ts';
import { type ReadOrder, readWords } from '../read-options.ts';
import { takeOrder, withStore } from '../run-order.ts';
import {
  carryOutAct,
  type PublishQuarter,
  type QuarterAct,
  type QuarterCommand,
  type QuarterStore,
} from './quarter-acts.ts';
import { quarterRefusalText } from './quarter-refusal.ts';

export const quarterHelp = `ragtime quarter open|move|close|sign-off|publish|send-again|amend --directorate CODE --quarter QUARTER [--json]
ragtime quarter move … [--due DATE] [--closes DATE] [--last-call DATE] [--overdue DATE] [--closes-tomorrow DATE] [--part PART]
ragtime quarter amend … --why TEXT [--why-for 'REF: TEXT']… [--dry-run]

  open     starts collecting: from the opening time on owners are asked, and reminded by the ladder
  move     gives a quarter that collects another due date, another end, or both; reminders move with them
  close    ends collecting before its time; one that has not opened yet is taken back
  sign-off asks each approver of the plan to sign the report as it is now, as a numbered draft; what is changed later
           voids it. Once asked for, the report is published only when everybody has signed
  publish  freezes the report of a closed quarter and posts its summary to the directorate's channel;
           on a published quarter it sends what failed of the summary, and nothing else
  send-again sends again what did not arrive: reminders, notices, what is to be signed, files. What may have arrived all
           the same is looked up first

  amend    freezes what stands now as the next revision of a published report, with a list of what was changed,
           and says so in the channel; earlier revisions stay as they are

  --directorate CODE  the directorate, such as CE
  --quarter QUARTER   the quarter, such as 2026-27/Q1
  --due DATE          move: the day on which updates are due, such as 2026-07-16; a day off moves to the next working day
  --closes DATE       move: the day on which collecting ends, in the same way
  --last-call DATE    move: the day of a reminder; without it reminders follow the due date and the end.
                      --overdue and --closes-tomorrow are the others
  --part PART         move: one part alone, which has days of its own from then on: texts, values, items, risks,
                      equality or finance. Without it, whatever has none of its own is moved
  --unsigned TEXT     publish: although not everybody who was asked has signed it; why, for the audit
  --why TEXT          amend: why the report is corrected; it is printed
  --why-for TEXT      amend: another reason for one milestone or indicator, as 'COPS1: A figure was mistyped.'
  --dry-run           amend: list what would change, and store nothing
  --json              print the outcome as JSON
  --help              this text

Exit codes: 0 done, 1 refused (the reason is printed), 2 the command was not understood`;

/** What the command touches. */
export interface QuarterCli {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly now: () => Date;
  readonly author: Author;
  readonly openStore: () => Promise<QuarterStore & { readonly close: () => void }>;
  /** The use case. */
  readonly publishQuarter: PublishQuarter;
  /** Does some process send messages now? */
  readonly isJobsRunning: (now: Date) => Promise<boolean>;
}

const ACTS = ['open', 'move', 'close', 'sign-off', 'publish', 'send-again', 'amend'] as const;

const OPTIONS = {
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  'last-call': { type: 'string' },
  due: { type: 'string' },
  overdue: { type: 'string' },
  'closes-tomorrow': { type: 'string' },
  closes: { type: 'string' },
  part: { type: 'string' },
  unsigned: { type: 'string' },
  why: { type: 'string' },
  'why-for': { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean', default: false },
} as const;

/** `ragtime quarter` */
export async function runQuarter(args: readonly string[], cli: QuarterCli): Promise<number> {
  return takeOrder(args, cli, {
    help: quarterHelp,
    read: parseCommand,
    carryOut: (command) => withStore(cli, (store) => carryOut(store, command, cli)),
  });
}

async function carryOut(store: QuarterStore, command: QuarterCommand, cli: QuarterCli): Promise<number> {
  const { directorateCode, quarter } = command;
  const { author, publishQuarter } = cli;
  const zone = (await store.plans.organisation())?.timeZone ?? 'UTC';
  const patience = commandPatience();
  const request = { directorateCode, quarter, author, now: cli.now(), patience };
  const told = await carryOutAct(store, command.act, { request, zone, publishQuarter });
  if (!told.ok) {
    if (command.asJson) cli.out(JSON.stringify(told.refusal, null, 2));
    else cli.err(quarterRefusalText(told.refusal, { ...command, zone }));
    return EXIT_REFUSED;
  }
  const { lines, messages, json } = told.value;
  const isRunning = messages !== undefined && (await cli.isJobsRunning(cli.now()));
  if (command.asJson) cli.out(JSON.stringify({ ...json, messages, isRunning }, null, 2));
  else for (const line of [...lines, ...messageLines(messages, isRunning)]) cli.out(line);
  return EXIT_DONE;
}

function parseCommand(args: readonly string[]): ReadOrder<QuarterCommand> {
  return readWords(args, OPTIONS, (values, words) => {
    const [given = '', ...more] = words;
    const name = ACTS.find((candidate) => candidate === given);
    if (name === undefined || more.length > 0) {
      return refuse(
        `"${words.join(' ')}" is not understood; open, move, close, sign-off, publish, send-again or amend is.`,
      );
    }
    if (values.directorate === undefined) return refuse(`ragtime quarter ${name} needs --directorate, such as CE.`);
    const quarter = parseQuarter(values.quarter ?? '');
    if (quarter === undefined) {
      return refuse(`--quarter "${values.quarter ?? ''}" is not a quarter; one written like 2026-27/Q1 is.`);
    }
    const act = parseAct(name, values);
    if (!act.ok) return act;
    return done({ act: act.value, directorateCode: values.directorate, quarter, asJson: values.json });
  });
}

type MovableStep = (typeof MOVABLE_STEPS)[number];

function parseAct(
  name: (typeof ACTS)[number],
  values: Partial<Readonly<Record<MovableStep | 'unsigned' | 'part', string | undefined>>> & AmendOptions,
): Result<QuarterAct, string> {
  const dates: Partial<Record<MovableStep, LocalDate>> = {};
  for (const step of MOVABLE_STEPS) {
    const text = values[step];
    if (text === undefined) continue;
    if (name !== 'move') return refuse(`--${step} belongs to ragtime quarter move, not to ${name}.`);
    const date = parseLocalDate(text);
    if (date === undefined) return refuse(`--${step} "${text}" is not a day; one written like 2026-07-16 is.`);
    dates[step] = date;
  }
  const part = WINDOW_PARTS.find((known) => known === values.part?.toLowerCase());
  if (values.part !== undefined) {
    if (name !== 'move') return refuse(`--part belongs to ragtime quarter move, not to ${name}.`);
    if (part === undefined) return refuse(`--part "${values.part}" is no part; ${eitherWords(WINDOW_PARTS)} is.`);
  }
  if (name === 'amend') return parseAmend(values);
  const stray = strayAmendOption(values);
  if (stray !== undefined) return refuse(`--${stray} belongs to ragtime quarter amend, not to ${name}.`);
  if (values.unsigned !== undefined) {
    if (name !== 'publish') return refuse(`--unsigned belongs to ragtime quarter publish, not to ${name}.`);
    if (values.unsigned.trim() === '')
      return refuse('--unsigned is empty. Say why it is published unsigned; the audit keeps it.');
    return done({ name, unsignedWhy: values.unsigned.trim() });
  }
  if (name !== 'move') return done({ name });
  if (Object.keys(dates).length > 0) return done({ name, dates, part });
  return refuse('ragtime quarter move needs --due or --closes with a day, such as --due 2026-07-16.');
}
