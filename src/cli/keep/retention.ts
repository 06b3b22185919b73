import type { RetentionSettings } from '../../core/keep/retention.ts';
import { done } from '../../core/result.ts';
import { applyRetention, type Expired, type RetentionPorts, readExpired } from '../../usecases/keep/apply-retention.ts';
import type { RetentionLine, RetentionRule } from '../../usecases/keep/keep-ports.ts';
import type { Author } from '../../usecases/ports.ts';
import { type CliContext, commandPatience, EXIT_DONE, EXIT_REFUSED } from '../cli-context.ts';
import { momentWords } from '../moment-words.ts';
import { type OptionValues, type ReadOrder, readOptions } from '../read-options.ts';
import { takeOrder, withStore } from '../run-order.ts';

const retentionHelp = `ragtime retention [--dry-run] [--json]

Deletes what has passed its retention: what was said and decided after KEEP_RECORDS_YEARS, drafts after KEEP_DRAFTS_DAYS from
the close of their quarter, messages and whatever else shows who was late or away after KEEP_MESSAGES_DAYS from publication.
Published reports and plans stay. Ragtime does the same by itself once a day.

  --dry-run  say what would go, by table, and delete nothing
  --json     the same for a script
  --help     this text

Exit codes: 0 done, 1 nothing was deleted (it is said why), 2 the command was not understood`;

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** What the command touches. */
export interface RetentionCli extends Pick<CliContext, 'out' | 'err' | 'now'> {
  readonly author: Author;
  readonly retention: () => RetentionSettings;
  readonly openStore: () => Promise<RetentionPorts & { readonly close: () => void }>;
}

/** `ragtime retention` */
export async function runRetention(args: readonly string[], cli: RetentionCli): Promise<number> {
  return takeOrder(args, cli, { help: retentionHelp, read: readOrder, carryOut: (order) => carryOut(order, cli) });
}

type Order = OptionValues<typeof OPTIONS>;

function readOrder(args: readonly string[]): ReadOrder<Order> {
  return readOptions(args, OPTIONS, (values) => done(values));
}

function carryOut(options: Order, cli: RetentionCli): Promise<number> {
  return withStore(cli, async (store) => {
    const request = { settings: cli.retention(), now: cli.now() };
    const expired = await readExpired(store, request);
    if (options['dry-run']) return tell(expired, { isJson: options.json, verb: 'would be deleted' }, cli);
    const patience = commandPatience();
    const removed = await applyRetention(store, { ...request, author: cli.author, patience });
    if (!removed.ok) {
      cli.err('Nothing was deleted: the database was busy. Please try again.');
      return EXIT_REFUSED;
    }
    return tell({ ...expired, lines: removed.value }, { isJson: options.json, verb: 'deleted' }, cli);
  });
}

function tell(
  { cutoffs, lines }: Expired,
  { isJson, verb }: { readonly isJson: boolean; readonly verb: string },
  { out }: RetentionCli,
): number {
  if (isJson) {
    out(JSON.stringify({ cutoffs, lines }, null, 2));
    return EXIT_DONE;
  }
  if (lines.length === 0) out('Nothing has passed its retention.');
  const heads: Readonly<Record<RetentionRule, string>> = {
    records: `What was said and decided before ${momentWords(cutoffs.recordsBefore)}:`,
    drafts: 'Drafts that were sent or discarded, and those of quarters that closed long ago:',
    messages: `Messages, and what shows who was late or away, before ${momentWords(cutoffs.messagesBefore)}:`,
  };
  for (const rule of ['records', 'drafts', 'messages'] as const) {
    const own = lines.filter((line) => line.rule === rule);
    if (own.length > 0) out([heads[rule], ...own.map((line) => rowWords(line, verb))].join('\n'));
  }
  return EXIT_DONE;
}

function rowWords({ table, rows }: RetentionLine, verb: string): string {
  return `  ${table.padEnd(22)} ${rows} ${rows === 1 ? 'row' : 'rows'} ${verb}`;
}
