import { join } from 'node:path';
import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import { type AnnexPorts, readAnnex } from '../../usecases/publish/read-annex.ts';
import { listWithheld, type WithholdPorts, withholdText } from '../../usecases/publish/withhold-text.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { readPlace } from '../read-place.ts';
import { runOrder } from '../run-order.ts';
import { writeOrSay } from './report.ts';
import { withheldText, withholdRefusalText } from './withhold-words.ts';

const withholdHelp = `ragtime withhold --directorate CODE --quarter 2026-27/Q1
ragtime withhold --directorate CODE --quarter 2026-27/Q1 --ref COPS2 --why TEXT
ragtime withhold --directorate CODE --quarter 2026-27/Q1 --ref COPS2 --undo
ragtime withhold --directorate CODE --quarter 2026-27/Q1 --annex [--out DIR]

Keeps a text out of everything that is published: the documents, the figures as CSV and JSON, the channel. One sentence
stands in its place; words, status and initials stay. The text goes into an annex that is not for publication, as Word and
PDF, which is stored with the report and never sent to Slack. Whatever the owner writes later is withheld as well, until
you undo it. Without --ref it lists what is withheld.

  --directorate CODE    which directorate, for example CE
  --quarter 2026-27/Q1  which quarter of which financial year
  --ref COPS2           which milestone or indicator, "Risk 1" or "Equality action 1"; 2.1 for an item, by its number in
                        the draft; an id where several share the ref
  --why TEXT            why it is not for publication; printed in the annex only
  --undo                let it be published again
  --annex               write the annex: of the newest revision, or as it would be now
  --out DIR             the folder to write into, made where it is missing; without it this one
  --help                this text

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

/** What the command touches. */
export interface WithholdCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<WithholdPorts & AnnexPorts & { readonly close: () => void }>;
}

const OPTIONS = {
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  ref: { type: 'string' },
  why: { type: 'string' },
  undo: { type: 'boolean', default: false },
  annex: { type: 'boolean', default: false },
  out: { type: 'string', default: '.' },
} as const;

interface Asked {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly act:
    | { readonly kind: 'list' }
    | { readonly kind: 'annex'; readonly outDir: string }
    /** `why` is undefined where it may be published again. */
    | { readonly kind: 'withhold'; readonly name: string; readonly why: string | undefined };
}

/** `ragtime withhold` */
export async function runWithhold(args: readonly string[], cli: WithholdCli): Promise<number> {
  return runOrder(args, cli, { help: withholdHelp, read: parseCommand, carryOut });
}

function parseCommand(args: readonly string[]): ReadOrder<Asked> {
  return readOptions(args, OPTIONS, (values) => {
    const place = readPlace(values);
    if (!place.ok) return place;
    const act = parseAct(values);
    return act.ok ? done({ ...place.value, act: act.value }) : act;
  });
}

interface ActValues {
  readonly ref?: string | undefined;
  readonly why?: string | undefined;
  readonly undo: boolean;
  readonly annex: boolean;
  readonly out: string;
}

function parseAct({ ref, why, undo, annex, out }: ActValues): Result<Asked['act'], string> {
  if (ref === undefined) {
    if (undo || why !== undefined) return refuse('Say what is meant, for example --ref COPS2.');
    return done(annex ? { kind: 'annex', outDir: out } : { kind: 'list' });
  }
  if (annex) return refuse('--annex writes the whole annex; leave --ref out.');
  const reason = why?.trim();
  if (undo === (reason !== undefined)) return refuse('Give either --why TEXT or --undo.');
  if (reason === '') return refuse('--why is empty. Say why the text is not for publication; the annex prints it.');
  return done({ kind: 'withhold', name: ref, why: reason });
}

type Store = Awaited<ReturnType<WithholdCli['openStore']>>;

async function carryOut(store: Store, { act, ...asked }: Asked, cli: WithholdCli): Promise<Result<string, string>> {
  const request = { ...asked, now: cli.now() };
  const place = { ...asked, quarter: formatQuarter(asked.quarter) };
  if (act.kind === 'annex') return writeAnnex(store, request, act.outDir);
  if (act.kind === 'list') {
    const listed = await listWithheld(store, request);
    if (!listed.ok) return refuse(compileRefusalWords(listed.refusal, place));
    const lines = listed.value.map(
      ({ text, subject, why, actor }) => `${text?.name ?? subject.id} ${text?.words ?? ''}\n  ${why} (${actor})`,
    );
    return done(lines.length === 0 ? 'Nothing is withheld in this quarter.' : lines.join('\n'));
  }
  const patience = commandPatience();
  const withheld = await withholdText(store, { ...request, ...act, by: COMMAND_LINE, author: cli.author, patience });
  return withheld.ok ? done(withheldText(withheld.value, act)) : refuse(withholdRefusalText(withheld.refusal, place));
}

async function writeAnnex(
  store: Store,
  request: Parameters<typeof readAnnex>[1],
  outDir: string,
): Promise<Result<string, string>> {
  const read = await readAnnex(store, request);
  if (!read.ok) {
    return refuse(compileRefusalWords(read.refusal, { ...request, quarter: formatQuarter(request.quarter) }));
  }
  const { files, revision } = read.value;
  const of = revision === undefined ? 'a draft' : `revision ${revision}`;
  if (files.length === 0) return done(`Nothing is withheld, so there is no annex (${of}).`);
  for (const { name, bytes } of files) {
    const problem = await writeOrSay(join(outDir, name), bytes);
    if (problem !== undefined) return refuse(problem);
  }
  return done(
    files.map(({ name }) => `${join(outDir, name)} was written: ${of}. It is not for publication.`).join('\n'),
  );
}
