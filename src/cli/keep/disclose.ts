import { type LocalDate, parseLocalDate } from '../../core/calendar/local-date.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { disclosureToHtml } from '../../reports/disclosure/disclosure-to-html.ts';
import { disclosureToJson } from '../../reports/disclosure/disclosure-to-json.ts';
import { inSlackPage } from '../../reports/disclosure/in-slack-page.ts';
import {
  type DisclosedAbout,
  type DisclosePorts,
  type DiscloseRefusal,
  type DiscloseRequest,
  type Disclosure,
  disclose,
} from '../../usecases/keep/disclose.ts';
import type { DisclosedFile } from '../../usecases/keep/disclosure-ports.ts';
import type { CliContext } from '../cli-context.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { runOrder } from '../run-order.ts';
import { openBundle, writeToBundle } from './write-bundle.ts';

const discloseHelp = `ragtime disclose --person INITIALS --out FOLDER [--from DATE] [--to DATE]
ragtime disclose --item REF --out FOLDER [--from DATE] [--to DATE]

Writes everything that is held of a person or an entry into a folder, for whoever has a right to ask: every word, who wrote it
and when; messages and where they stand in Slack; drafts; files; and a page that says what lies in Slack, beyond the reach of
Ragtime. Begin with index.html. Other people are named in it: read it before you pass it on. It changes nothing.

  --person INITIALS  somebody in the plans
  --item REF         a milestone, an indicator, "Risk 1", "Equality action 1", or any id
  --from DATE        the first day, such as 2026-07-01, where the council is
  --to DATE          the last day
  --out FOLDER       a folder that is empty or not there yet
  --help             this text

Exit codes: 0 written, 1 refused (it is said why), 2 the command was not understood`;

const OPTIONS = {
  person: { type: 'string' },
  item: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  out: { type: 'string' },
} as const;

/** What the command touches. */
export interface DiscloseCli extends Pick<CliContext, 'out' | 'err' | 'now'> {
  readonly openStore: () => Promise<DisclosePorts & { readonly close: () => void }>;
}

interface Asked extends DiscloseRequest {
  readonly out: string;
}

/** `ragtime disclose` */
export async function runDisclose(args: readonly string[], cli: DiscloseCli): Promise<number> {
  return runOrder(args, cli, { help: discloseHelp, read: parseCommand, carryOut });
}

async function carryOut(
  store: DisclosePorts,
  { out, ...request }: Asked,
  { now }: DiscloseCli,
): Promise<Result<string, string>> {
  const disclosed = await disclose(store, request);
  if (!disclosed.ok) return refuse(`${refusalWords(disclosed.refusal)} Nothing was written.`);
  const opened = openBundle(out);
  if (!opened.ok) return refuse(`${opened.refusal} Nothing was written.`);
  await writeAll(out, disclosed.value, now());
  return done(summary(disclosed.value, out));
}

function parseCommand(args: readonly string[]): ReadOrder<Asked> {
  return readOptions(args, OPTIONS, (values) => {
    const about = readAbout(values);
    if (about === undefined) return refuse('Say of whom or of what, one of them: --person AMc, or --item COPS2.');
    if (values.out === undefined) return refuse('Say where to: --out FOLDER');
    const [from, to] = [readDay(values.from), readDay(values.to)];
    if (from === 'none') return refuse(`--from "${values.from}" is not a day; one written like 2026-07-16 is.`);
    if (to === 'none') return refuse(`--to "${values.to}" is not a day; one written like 2026-07-16 is.`);
    return done({ about, from, to, out: values.out });
  });
}

function readAbout({
  person,
  item,
}: {
  readonly person?: string | undefined;
  readonly item?: string | undefined;
}): DisclosedAbout | undefined {
  if (person !== undefined) return item === undefined ? { kind: 'person', initials: person } : undefined;
  return item === undefined ? undefined : { kind: 'item', given: item };
}

function readDay(given: string | undefined): LocalDate | undefined | 'none' {
  return given === undefined ? undefined : (parseLocalDate(given) ?? 'none');
}

async function writeAll(folder: string, disclosure: Disclosure, now: Date): Promise<void> {
  writeToBundle(folder, { path: 'index.html', content: await disclosureToHtml(disclosure, now) });
  writeToBundle(folder, { path: 'in-slack.html', content: await inSlackPage(disclosure) });
  writeToBundle(folder, { path: 'disclosure.json', content: disclosureToJson(disclosure, now) });
  for (const file of disclosure.files) writeToBundle(folder, { path: pathOf(file), content: file.bytes });
}

/** What is not for publication must not lie among what is published. Names come from the plan, or from outside. */
function pathOf({ why, quarter, revision, name, sha256 }: DisclosedFile): string {
  const safe = name.replaceAll(/[^\w.-]+/g, '-').replace(/^\.+/, '');
  // One name may have been uploaded several times.
  const own = why === 'uploaded' ? `${sha256.slice(0, 8)}-${safe}` : safe;
  return `files/${why}/${quarter.replaceAll('/', '-')}-v${revision}/${own}`;
}

function summary({ titles, lines, rows, files }: Disclosure, out: string): string {
  const count = rows.reduce((sum, each) => sum + each.rows.length, 0);
  return `${titles.join('; ')}: ${lines.length} changes, ${count} rows in ${rows.length} tables and ${files.length} files are in ${out}. Begin with index.html; in-slack.html says what lies in Slack.`;
}

function refusalWords(refusal: DiscloseRefusal): string {
  switch (refusal.reason) {
    case 'unknown-item':
      return `Nothing in the plans has the ref or id "${refusal.given}".`;
    case 'unknown-person':
      return `Nobody in the plans has the initials "${refusal.given}". Known: ${refusal.known.join(', ') || 'nobody yet'}.`;
  }
}
