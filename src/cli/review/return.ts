import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import { type ClosePorts, closeReturn } from '../../usecases/review/close-return.ts';
import { type FindPorts, type FoundEntry, findEntries, matchEntries } from '../../usecases/review/find-entries.ts';
import { type ReturnPorts, returnUpdate } from '../../usecases/review/return-update.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { readPlace } from '../read-place.ts';
import { runOrder } from '../run-order.ts';
import { closedText, returnText } from './return-words.ts';

export const returnHelp = `ragtime return --directorate CODE --quarter 2026-27/Q1
ragtime return --directorate CODE --quarter 2026-27/Q1 --ref COPS2 --question TEXT
ragtime return --directorate CODE --quarter 2026-27/Q1 --ref COPS2 --close

Sends an update back with a question. Whoever answers for it gets a message between 8am and 6pm of a working day, and can
answer until you close the question or the report is published, also after the window has closed. What is sent back once
the report is published can be answered once, for its correction ("ragtime quarter amend"). Without --ref it lists what
was sent back.

  --directorate CODE    which directorate, for example CE
  --quarter 2026-27/Q1  which quarter of which financial year
  --ref COPS2           which milestone or indicator, "Risk 1" or "Equality action 1"; its id where several
                        share the ref
  --question TEXT       what you want to know
  --close               the text stands as it is: nobody needs to answer any more
  --help                this text

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

/** What the command touches. */
export interface ReturnCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<
    ReturnPorts & ClosePorts & FindPorts & { readonly newId: (prefix: string) => string; readonly close: () => void }
  >;
}

const OPTIONS = {
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  ref: { type: 'string' },
  question: { type: 'string' },
  close: { type: 'boolean', default: false },
} as const;

interface Asked {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly act:
    | { readonly kind: 'list' }
    | { readonly kind: 'return'; readonly ref: string; readonly question: string }
    | { readonly kind: 'close'; readonly ref: string };
}

/** `ragtime return` */
export async function runReturn(args: readonly string[], cli: ReturnCli): Promise<number> {
  return runOrder(args, cli, { help: returnHelp, read: parseCommand, carryOut });
}

function parseCommand(args: readonly string[]): ReadOrder<Asked> {
  return readOptions(args, OPTIONS, (values) => {
    const { ref, question, close } = values;
    const place = readPlace(values);
    if (!place.ok) return place;
    if (ref === undefined) {
      if (close || question !== undefined) return refuse('Say what is meant, for example --ref COPS2.');
      return done({ ...place.value, act: { kind: 'list' } });
    }
    if (close === (question !== undefined)) return refuse('Give either --question TEXT or --close.');
    const act =
      question === undefined ? ({ kind: 'close', ref } as const) : ({ kind: 'return', ref, question } as const);
    return done({ ...place.value, act });
  });
}

type Store = Awaited<ReturnType<ReturnCli['openStore']>>;

async function carryOut(store: Store, asked: Asked, cli: ReturnCli): Promise<Result<string, string>> {
  const found = await findEntries(store, asked);
  const quarter = formatQuarter(asked.quarter);
  if (!found.ok) return refuse(compileRefusalWords(found.refusal, { ...asked, quarter }));
  const { act } = asked;
  if (act.kind === 'list') return done(listText(found.value));
  const matching = matchEntries(found.value, act.ref);
  const [only] = matching;
  if (only === undefined) return refuse(`Nothing in this plan has the ref or id "${act.ref}".`);
  if (matching.length > 1) return refuse(severalText(matching, act.ref));
  const request = {
    by: COMMAND_LINE,
    author: cli.author,
    entry: only.entry,
    quarter,
    now: cli.now(),
    patience: commandPatience(),
  };
  if (act.kind === 'close') return closedText(await closeReturn(store, request));
  const nonce = store.newId('cli');
  return returnText(await returnUpdate(store, { ...request, question: act.question, updateId: undefined, nonce }));
}

function listText(entries: readonly FoundEntry[]): string {
  const lines = entries.flatMap(({ ref, words, returns }) =>
    returns.map((returned) => `${ref} ${words}\n  ${stateText(returned)}: ${returned.question}`),
  );
  return lines.length === 0 ? 'Nothing was sent back in this quarter.' : lines.join('\n');
}

function stateText({ stand, answeredAt }: FoundEntry['returns'][number]): string {
  switch (stand) {
    case 'waits':
      return 'Waits for an answer';
    case 'waits-for-correction':
      return 'Waits for an answer, which is for the correction';
    case 'answered':
      return 'Answered, open until you close it';
    case 'corrected':
      return 'Answered, for the correction';
    case 'over':
      return answeredAt === undefined ? 'Void: the report was published first' : 'Answered before publication';
    case 'closed':
      return answeredAt === undefined ? 'Closed without an answer' : 'Answered and closed';
  }
}

function severalText(entries: readonly FoundEntry[], ref: string): string {
  const lines = entries.map(({ entry, words }) => `  ${entry.id}  ${words}`);
  return [`Several have the ref "${ref}". Give the id of the one you mean as --ref:`, ...lines].join('\n');
}
