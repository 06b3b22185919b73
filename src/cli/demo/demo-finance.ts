import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { periodOf } from '../../core/calendar/quarter.ts';
import { type DemoStage, quarterName } from './demo-stage.ts';
import { say, show, tell } from './narrate.ts';

const FOLDER = new URL('../../../plans/finance/', import.meta.url);

/** Finance hands in a table and its words for each department of which the examples hold one. */
export async function handInFinance(stage: DemoStage): Promise<void> {
  const { departments, directorate, people } = stage.plan;
  const given = departments.flatMap((department) => {
    const table = exampleOf(department.name, 'csv');
    return table === undefined ? [] : [{ department, table }];
  });
  const contact = people.find(({ initials }) => initials === given[0]?.department.contact);
  const from = contact === undefined ? '' : ` ${contact.name} hands them in.`;
  say(stage, 8, given.length === 0 ? 'There are no finance tables in this demo.' : `The finance tables are in.${from}`);
  const quarter = ['--directorate', directorate.code, '--quarter', quarterName(stage)];
  for (const { department, table } of given) {
    const words = exampleOf(department.name, 'txt');
    const narrative = words === undefined ? [] : ['--narrative', words];
    const day = ['--as-at', periodOf(stage.quarter).last, '--reason', 'Figures of an example.'];
    const args = ['import', table, ...quarter, ...day, '--department', department.name, ...narrative];
    for (const line of await stage.command('finance', ...args)) tell(stage, line.split('\n').join(' '));
  }
  const [first] = given;
  if (first === undefined) return;
  const shown = await stage.command('finance', 'show', ...quarter, '--department', first.department.name);
  show(stage, 'One of them, as "ragtime finance show" prints it', shown.join('\n'));
}

/** `plans/finance/care-and-family-support.csv` */
function exampleOf(department: string, ending: 'csv' | 'txt'): string | undefined {
  const name = department
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');
  const path = fileURLToPath(new URL(`${name}.${ending}`, FOLDER));
  return existsSync(path) ? path : undefined;
}
