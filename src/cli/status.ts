import { formatLong, formatWithWeekday } from '../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../core/calendar/zone.ts';
import type { WindowStart } from '../core/collect/collection-window.ts';
import { done } from '../core/result.ts';
import { deliveryAdvice } from '../reports/delivery-advice.ts';
import { partDateLines } from '../reports/part-words.ts';
import type { FailedDelivery } from '../usecases/review/ports.ts';
import type { Status, WindowProgress } from '../usecases/review/read-status.ts';
import { horizonWords } from './calendar/horizon-words.ts';
import { EXIT_DONE } from './cli-context.ts';
import { type ReadOrder, readOptions } from './read-options.ts';
import { takeOrder } from './run-order.ts';

const statusHelp = `ragtime status [--json]

Where everything stands: which windows are open and who is missing, which processes run, and messages that did not go out.
Says so when bank holidays of the coming twelve months are not known.

  --json   the same for a script
  --help   this text

Exit codes: 0 done, 2 the command was not understood.`;

export interface RunningProcess {
  readonly role: 'all' | 'slack' | 'jobs';
  readonly pid: number;
  readonly host: string;
}

export interface StatusCommand {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly readStatus: () => Promise<Status>;
  readonly running: () => Promise<readonly RunningProcess[]>;
}

export async function runStatus(args: readonly string[], cli: StatusCommand): Promise<number> {
  return takeOrder(args, cli, { help: statusHelp, read: readOrder, carryOut: (order) => carryOut(order, cli) });
}

interface StatusOrder {
  readonly json: boolean;
}

function readOrder(args: readonly string[]): ReadOrder<StatusOrder> {
  return readOptions(args, { json: { type: 'boolean', default: false } }, done);
}

async function carryOut({ json }: StatusOrder, cli: StatusCommand): Promise<number> {
  const [status, running] = await Promise.all([cli.readStatus(), cli.running()]);
  if (json) cli.out(JSON.stringify({ ...status, running }, null, 2));
  else for (const line of statusLines(status, running)) cli.out(line);
  return EXIT_DONE;
}

function statusLines(status: Status, running: readonly RunningProcess[]): readonly string[] {
  return [
    status.organisation ?? 'No plan has been imported yet: "ragtime import FILE" brings one in.',
    ...workspaceLines(status),
    ...runningLines(running),
    ...(status.holidaysUnknownFrom === undefined ? [] : [horizonWords(status.holidaysUnknownFrom)]),
    ...(status.windows.length === 0 ? ['No window has been opened yet: "ragtime quarter open" opens one.'] : []),
    ...status.windows.flatMap((progress) => windowLines(progress, status.timeZone)),
    ...ledgerLines(status),
  ];
}

function workspaceLines({ workspace }: Status): readonly string[] {
  if (workspace === undefined) return ['Slack: not connected yet.'];
  if (workspace.revokedAt !== undefined)
    return [`Slack: ${workspace.name} removed the app or took its token away. Install it again.`];
  return [`Slack: ${workspace.name}`];
}

function runningLines(running: readonly RunningProcess[]): readonly string[] {
  if (running.length === 0) return ['Running: none. Messages wait until Ragtime is started ("ragtime start").'];
  return [`Running: ${running.map(({ role, pid, host }) => `${role} (process ${pid} on ${host})`).join(', ')}`];
}

/** How a planned window begins. */
const START_LABELS: Readonly<Record<WindowStart, string>> = {
  'by-itself': 'by itself',
  waits: 'only when somebody starts it: with Start in Slack, or "ragtime quarter open"',
  held: 'only when somebody starts it, as it is held: with Start in Slack, or "ragtime quarter open"',
};

function windowLines(
  { directorateCode, window, owners, proposals, items, finance, meeting }: WindowProgress,
  timeZone: string,
): readonly string[] {
  const at = (instant: Date) =>
    `${formatClock(instant, timeZone)} ${formatWithWeekday(localDateOf(instant, timeZone))}`;
  const opens =
    window.state === 'planned' ? ` Planned to open ${at(window.opensAt)}, ${START_LABELS[window.start]}.` : '';
  return [
    '',
    `${directorateCode} ${window.quarter}: ${window.state}.${opens} Due ${at(window.dueAt)}, closes ${at(window.closesAt)}.`,
    ...partDateLines(window, at).map((line) => `  ${line}`),
    ...owners.map(({ initials, asked, outstanding, isInSlack }) => {
      const name = initials ?? 'No owner';
      const reach = initials !== undefined && !isInSlack ? ' (not found in Slack: reminders do not reach them)' : '';
      return `  ${name}: ${asked - outstanding} of ${asked} in${reach}`;
    }),
    ...(window.state === 'planned' ? [] : [itemsLine(items), ...financeLine(finance)]),
    ...meetingLine(meeting),
    ...proposals.map(({ ref, owner, asked }) => `  Proposed for ${ref} (${owner?.initials ?? 'no owner'}): ${asked}`),
  ];
}

/** What was given for the sections that are made of items, and by whom nothing was said yet. */
function itemsLine({ developments, issues, nothing, silent }: WindowProgress['items']): string {
  const missing = silent.length === 0 ? '' : `; nothing said by ${silent.join(', ')}`;
  return `  Items: key developments ${developments}, emerging issues ${issues}, nothing to report ${nothing}${missing}`;
}

/** Which departments' tables are in; nothing where the plan names none. */
function meetingLine(meeting: WindowProgress['meeting']): readonly string[] {
  if (meeting === undefined) return [];
  const { board, date, papersBy } = meeting;
  return [`  ${board} meets on ${formatLong(date)}; its papers must be out by ${formatLong(papersBy)}`];
}

function financeLine({ given, missing }: WindowProgress['finance']): readonly string[] {
  const all = given.length + missing.length;
  if (all === 0) return [];
  const awaited = missing.length === 0 ? '' : `; awaited from ${missing.join('; ')}`;
  return [`  Finance: ${given.length} of ${all} tables in${awaited}`];
}

function ledgerLines({ ledger }: Status): readonly string[] {
  const counts = `Messages: ${ledger.sent} sent, ${ledger.waiting} waiting, ${ledger.unclear} being looked up, ${ledger.failed.length} failed.`;
  return ['', counts, ...ledger.failed.map(failedLine)];
}

/** A reminder comes again with the next day on which one is due; a summary waits for somebody. Others are not repeated. */
function failedLine({ key, problem }: FailedDelivery): string {
  const isSummary = key.startsWith('summary-');
  const again = isSummary ? 'Then publish the quarter again: only what is missing is sent.' : '';
  return [`  ${key}: ${problem.replace(/\.?$/, '.')}`, deliveryAdvice(problem), again].filter(Boolean).join(' ');
}
