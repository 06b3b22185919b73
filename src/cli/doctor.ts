import { countLevels, type Finding, type Level } from '../core/operate/finding.ts';
import { done } from '../core/result.ts';
import { EXIT_DONE, EXIT_REFUSED } from './cli-context.ts';
import { findingWords } from './doctor/finding-words.ts';
import { type ReadOrder, readOptions } from './read-options.ts';
import { takeOrder } from './run-order.ts';
import type { Role } from './start.ts';
import { readRole } from './start.ts';

const doctorHelp = `ragtime doctor [--only slack|jobs] [--json]

Looks at everything that Ragtime needs, and says of each thing whether it is in order and what to do: settings, disk,
database, queue, Slack with its tokens and scopes, the clock, channels, people, running processes, messages that did not
go out, and how far ahead bank holidays are known. Nothing is changed and nothing is posted. Tokens are never printed.

  --only slack|jobs   as for "ragtime start": jobs needs no way for Slack to reach it
  --json              the same for a script
  --help              this text

Exit codes: 0 nothing is wrong (there may be warnings), 1 something does not work, 2 the command was not understood.`;

export interface DoctorCommand {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly examine: (role: Role) => Promise<readonly Finding[]>;
}

export async function runDoctor(args: readonly string[], cli: DoctorCommand): Promise<number> {
  return takeOrder(args, cli, { help: doctorHelp, read: readOrder, carryOut: (order) => carryOut(order, cli) });
}

async function carryOut({ role, json }: DoctorOrder, cli: DoctorCommand): Promise<number> {
  const findings = await cli.examine(role);
  const counts = countLevels(findings);
  if (json) cli.out(toJson(findings));
  else for (const line of [...findings.flatMap(toLines), '', sumLine(counts)]) cli.out(line);
  return counts.fault > 0 ? EXIT_REFUSED : EXIT_DONE;
}

interface DoctorOrder {
  readonly role: Role;
  readonly json: boolean;
}

const OPTIONS = { only: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

function readOrder(args: readonly string[]): ReadOrder<DoctorOrder> {
  return readOptions(args, OPTIONS, ({ only, json }) => {
    const role = readRole(only);
    return role.ok ? done({ role: role.value, json }) : role;
  });
}

const MARKS: Readonly<Record<Level, string>> = { ok: 'ok', warning: 'WARNING', fault: 'FAULT' };
const INDENT = ' '.repeat(9);

function toLines(finding: Finding): readonly string[] {
  const { what, todo } = findingWords(finding);
  const [first = '', ...more] = what.split('\n');
  const line = `${MARKS[finding.level].padEnd(INDENT.length)}${finding.about}: ${first}`;
  return [line, ...[...more, ...(todo === undefined ? [] : [todo])].map((text) => `${INDENT}${text.trim()}`)];
}

function sumLine({ ok, warning, fault }: Readonly<Record<Level, number>>): string {
  return `${ok} in order, ${counted(warning, 'warning')}, ${counted(fault, 'fault')}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function toJson(findings: readonly Finding[]): string {
  const told = findings.map((finding) => {
    const { about, level, says } = finding;
    return { about, level, says, ...findingWords(finding) };
  });
  return JSON.stringify({ ...countLevels(findings), findings: told }, null, 2);
}
