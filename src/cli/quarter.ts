import { parseArgs } from 'node:util';
import { parseQuarter, type Quarter } from '../core/calendar/quarter.ts';
import { done, type Result, refuse } from '../core/result.ts';
import { closeQuarter } from '../usecases/calendar/close-quarter.ts';
import { type CalendarPorts, openQuarter, type QuarterRequest } from '../usecases/calendar/open-quarter.ts';
import type { Author } from '../usecases/ports.ts';
import type { PublishPorts, Revision } from '../usecases/publish/ports.ts';
import type { PublishRefusal, PublishRequest } from '../usecases/publish/publish-quarter.ts';
import { countFirstAsks } from '../usecases/remind/read-forecast.ts';
import type { SituationPorts } from '../usecases/remind/read-situation.ts';
import { CLI_PATIENCE_MS, EXIT_DONE, EXIT_REFUSED, EXIT_WRONG_USAGE } from './cli-context.ts';
import { formatInstant, type QuarterRefusal, quarterRefusalText } from './quarter-refusal.ts';

export const quarterHelp = `ragtime quarter open|close|publish --directorate CODE --quarter QUARTER [--json]

  open     starts collecting: from the opening time on owners are asked, and reminded by the ladder
  close    ends collecting before its time; nobody is reminded any more
  publish  freezes the report of a closed quarter and posts its summary to the directorate's channel

  --directorate CODE  the directorate, such as CE
  --quarter QUARTER   the quarter, such as 2026-27/Q1
  --json              print the outcome as JSON
  --help              this text

Exit codes: 0 done, 1 refused (the reason is printed), 2 the command was not understood`;

export type QuarterStore = CalendarPorts & SituationPorts & PublishPorts;

/** What the command touches. */
export interface QuarterCli {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly now: () => Date;
  readonly author: Author;
  readonly openStore: () => Promise<QuarterStore & { readonly close: () => void }>;
  /** The use case. */
  readonly publishQuarter: (ports: PublishPorts, request: PublishRequest) => Promise<Result<Revision, PublishRefusal>>;
  /** Does some process send messages now? */
  readonly isJobsRunning: (now: Date) => Promise<boolean>;
}

type Act = 'open' | 'close' | 'publish';

interface Command {
  readonly act: Act;
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly asJson: boolean;
}

/** What a command has done, in words and for a script. */
interface Told {
  readonly lines: readonly string[];
  /** How many messages it causes; undefined where it causes none by its nature. */
  readonly messages: number | undefined;
  readonly json: Readonly<Record<string, unknown>>;
}

const ACTS: readonly Act[] = ['open', 'close', 'publish'];

const OPTIONS = {
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** `ragtime quarter` */
export async function runQuarter(args: readonly string[], cli: QuarterCli): Promise<number> {
  const parsed = parseCommand(args);
  if (!parsed.ok) {
    cli.err(`${parsed.refusal}\n\n${quarterHelp}`);
    return EXIT_WRONG_USAGE;
  }
  if (parsed.value === 'help') {
    cli.out(quarterHelp);
    return EXIT_DONE;
  }
  const opened = await cli.openStore();
  try {
    return await carryOut(opened, parsed.value, cli);
  } finally {
    opened.close();
  }
}

async function carryOut(store: QuarterStore, command: Command, cli: QuarterCli): Promise<number> {
  const zone = (await store.plans.organisation())?.timeZone ?? 'UTC';
  const told = await act(store, command, { cli, zone });
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

async function act(
  store: QuarterStore,
  { act: name, directorateCode, quarter }: Command,
  { cli, zone }: { readonly cli: QuarterCli; readonly zone: string },
): Promise<Result<Told, QuarterRefusal>> {
  const patience = { giveUpAt: performance.now() + CLI_PATIENCE_MS };
  const request = { directorateCode, quarter, author: cli.author, now: cli.now(), patience };
  switch (name) {
    case 'open':
      return open(store, request, zone);
    case 'close': {
      const closed = await closeQuarter(store, request);
      if (!closed.ok) return closed;
      const lines = ['Collecting has ended. The quarter is under review.'];
      return done({ lines, messages: undefined, json: { window: closed.value } });
    }
    case 'publish': {
      const published = await cli.publishQuarter(store, request);
      if (!published.ok) return published;
      const { number, sha256, snapshot } = published.value;
      const lines = [`Published as revision ${number}. The report's fingerprint (SHA-256) is ${sha256}.`];
      return done({ lines, messages: store.renderSummary(snapshot).length, json: { revision: number, sha256 } });
    }
  }
}

async function open(store: QuarterStore, request: QuarterRequest, zone: string): Promise<Result<Told, QuarterRefusal>> {
  const opened = await openQuarter(store, request);
  if (!opened.ok) return opened;
  const window = opened.value;
  const { people, notInSlack } = await countFirstAsks(store, { windowId: window.id, now: request.now });
  const at = (instant: Date) => formatInstant(instant, zone);
  const lines = [
    `Collecting. Opens ${at(window.opensAt)}, due ${at(window.dueAt)}, closes ${at(window.closesAt)}.`,
    ...(notInSlack.length === 0
      ? []
      : [`Still to be found in Slack, and asked as soon as they are: ${notInSlack.join(', ')}.`]),
  ];
  return done({ lines, messages: people + notInSlack.length, json: { window, notInSlack } });
}

function messageLines(messages: number | undefined, isRunning: boolean): readonly string[] {
  if (messages === undefined) return [];
  if (!isRunning) return ['No Ragtime is running: the messages go out when it is started (ragtime start).'];
  return [`${messages === 1 ? '1 message' : `${messages} messages`} will be sent by the running Ragtime.`];
}

function parseCommand(args: readonly string[]): Result<Command | 'help', string> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    if (values.help) return done('help');
    const [given = '', ...more] = positionals;
    const name = ACTS.find((candidate) => candidate === given);
    if (name === undefined || more.length > 0) {
      return refuse(`"${positionals.join(' ')}" is not understood; open, close or publish is.`);
    }
    if (values.directorate === undefined) return refuse(`ragtime quarter ${name} needs --directorate, such as CE.`);
    const quarter = parseQuarter(values.quarter ?? '');
    if (quarter === undefined) {
      return refuse(`--quarter "${values.quarter ?? ''}" is not a quarter; one written like 2026-27/Q1 is.`);
    }
    return done({ act: name, directorateCode: values.directorate, quarter, asJson: values.json });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}
