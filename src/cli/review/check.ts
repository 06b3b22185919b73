import type { Quarter } from '../../core/calendar/quarter.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import { checkQuarter } from '../../usecases/review/check-quarter.ts';
import {
  type DecideFindingPorts,
  dismissFinding,
  reopenFinding,
  waiveFinding,
} from '../../usecases/review/decide-finding.ts';
import { type CliContext, commandPatience, EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { readPlace } from '../read-place.ts';
import { takeOrder, withStore } from '../run-order.ts';
import { checkRefusalText, findingsText } from './check-words.ts';

export const checkHelp = `ragtime check --directorate CODE --quarter 2026-27/Q1 [--all] [--json]
ragtime check … --waive ID --reason TEXT
ragtime check … --dismiss ID
ragtime check … --undo ID

Compiles the report as it stands now and says what is to be looked at before it is published: first what keeps it from
being published, then the reading list. docs/checks.md says what each check looks for.

  --directorate CODE    which directorate, for example CE
  --quarter 2026-27/Q1  which quarter of which financial year
  --all                 what was waived and dismissed too, with who did it, when and why
  --json                print the findings as JSON
  --waive ID            publish with it all the same, in this quarter, until its text changes; needs --reason
  --dismiss ID          it was read and needs nothing: never shown again until its text changes
  --undo ID             takes a waiver or a dismissal back
  --reason TEXT         why it is waived; it is kept, and printed nowhere
  --help                this text

Exit codes: 0 done, and nothing keeps the report from being published; 1 something does, or it was refused (it is said
what); 2 the command was not understood`;

/** What the command touches. */
export interface CheckCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<DecideFindingPorts & { readonly close: () => void }>;
}

const OPTIONS = {
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  all: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  waive: { type: 'string' },
  dismiss: { type: 'string' },
  undo: { type: 'string' },
  reason: { type: 'string' },
} as const;

type Act =
  | { readonly kind: 'list'; readonly showsAll: boolean; readonly asJson: boolean }
  | { readonly kind: 'waive'; readonly finding: string; readonly reason: string }
  | { readonly kind: 'dismiss' | 'undo'; readonly finding: string };

interface Asked {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly act: Act;
}

/** `ragtime check` */
export async function runCheck(args: readonly string[], cli: CheckCli): Promise<number> {
  return takeOrder(args, cli, {
    help: checkHelp,
    read: parseCommand,
    carryOut: ({ act, ...asked }) =>
      withStore(cli, (store) =>
        act.kind === 'list' ? list(store, { ...asked, act }, cli) : decide(store, { ...asked, act }, cli),
      ),
  });
}

function parseCommand(args: readonly string[]): ReadOrder<Asked> {
  return readOptions(args, OPTIONS, (values) => {
    const place = readPlace(values);
    if (!place.ok) return place;
    const act = parseAct(values);
    return act.ok ? done({ ...place.value, act: act.value }) : act;
  });
}

interface GivenAct {
  readonly all: boolean;
  readonly json: boolean;
  readonly waive?: string | undefined;
  readonly dismiss?: string | undefined;
  readonly undo?: string | undefined;
  readonly reason?: string | undefined;
}

function parseAct({ all, json, waive, dismiss, undo, reason }: GivenAct): Result<Act, string> {
  const given = [waive, dismiss, undo].filter((id) => id !== undefined);
  if (given.length > 1) return refuse('Give one of --waive, --dismiss and --undo.');
  if (reason !== undefined && waive === undefined) return refuse('--reason belongs to --waive.');
  if (given.length > 0 && (all || json)) return refuse('--all and --json belong to the list of findings.');
  if (waive !== undefined) return done({ kind: 'waive', finding: waive, reason: reason ?? '' });
  if (dismiss !== undefined) return done({ kind: 'dismiss', finding: dismiss });
  if (undo !== undefined) return done({ kind: 'undo', finding: undo });
  return done({ kind: 'list', showsAll: all, asJson: json });
}

type Store = Awaited<ReturnType<CheckCli['openStore']>>;

async function list(
  store: Store,
  { act, ...asked }: Asked & { readonly act: Extract<Act, { readonly kind: 'list' }> },
  cli: CheckCli,
): Promise<number> {
  const checked = await checkQuarter(store, { ...asked, by: COMMAND_LINE, now: cli.now() });
  if (!checked.ok) {
    cli.err(checkRefusalText(checked.refusal, { ...asked, finding: '' }));
    return EXIT_REFUSED;
  }
  const { findings, sources } = checked.value;
  const shown = { findings: findings.all, showsAll: act.showsAll, zone: sources.organisation.timeZone };
  if (act.asJson) {
    const printed = findings.all.filter(({ decision }) => act.showsAll || decision === undefined);
    cli.out(
      JSON.stringify(
        printed.map(({ basis: _basis, newestDecisionId: _id, ...rest }) => rest),
        null,
        2,
      ),
    );
  } else {
    for (const line of findingsText(shown)) cli.out(line);
  }
  return findings.openBlocks.length === 0 ? EXIT_DONE : EXIT_REFUSED;
}

async function decide(
  store: Store,
  { act, ...asked }: Asked & { readonly act: Exclude<Act, { readonly kind: 'list' }> },
  cli: CheckCli,
): Promise<number> {
  const request = {
    ...asked,
    by: COMMAND_LINE,
    now: cli.now(),
    author: cli.author,
    patience: commandPatience(),
    finding: act.finding,
  };
  const decided = await carryOut(store, act, request);
  if (!decided.ok) {
    cli.err(checkRefusalText(decided.refusal, request));
    return EXIT_REFUSED;
  }
  const { shortId, subject } = decided.value.finding;
  const name = `${shortId} (${subject.ref})`;
  cli.out(DONE_TEXTS[decided.value.decision.kind](name));
  return EXIT_DONE;
}

const DONE_TEXTS = {
  waived: (name: string) => `${name} is waived: it keeps nobody from publishing this quarter, until its text changes.`,
  dismissed: (name: string) => `${name} is dismissed: it is not shown again until its text changes.`,
  undone: (name: string) => `${name} is open again.`,
} as const;

function carryOut(
  store: Store,
  act: Exclude<Act, { readonly kind: 'list' }>,
  request: Parameters<typeof dismissFinding>[1],
) {
  switch (act.kind) {
    case 'waive':
      return waiveFinding(store, { ...request, reason: act.reason });
    case 'dismiss':
      return dismissFinding(store, request);
    case 'undo':
      return reopenFinding(store, request);
  }
}
