import type { Context } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Result } from '../../../core/result.ts';
import { type OpenedFinance, openFinance } from '../../../usecases/collect/finance/open-finance.ts';
import type { FinanceDoorRefusal } from '../../../usecases/collect/finance/write-finance-narrative.ts';
import { type Clicker, findActor } from '../../../usecases/find-actor.ts';
import { section } from '../../blocks.ts';
import { clickerOf, lastingPatienceOf } from '../../clicks.ts';
import type { Waiting } from '../../show-or-post.ts';
import type { SlackContext } from '../../slack-context.ts';
import { buildNotice } from '../build-notices.ts';
import { buildFinanceStored } from './build-finance-result.ts';
import { drawTaken } from './draw-finance.ts';
import { type FinanceMemory, quarterOf } from './finance-memory.ts';
import { FINANCE_TEXTS, financeRefusalLines } from './finance-texts.ts';
import { type Chosen, quoteNarrative, showOrTell } from './show-or-tell.ts';
import { type FileToTake, type TakenFile, takeFile } from './take-file.ts';

/** Nobody's click waits any more: the answer is on the screen, and what comes of it takes its place. Unit: ms. */
const PATIENCE_MS = 10_000;

interface InBackground extends Waiting {
  readonly context: Context;
}

/** Has the file checked, and shows what would be stored, or what is wrong. */
export function checkInBackground(slack: SlackContext, waiting: InBackground, chosen: Chosen): Promise<void> {
  return showWhatComes(slack, waiting, { ...chosen, draw: () => drawChecked(slack, waiting, chosen) });
}

/** Stores what was read. Where something else stands there by now, it is shown anew against that. */
export function storeInBackground(slack: SlackContext, waiting: InBackground, chosen: Chosen): Promise<void> {
  const draw = async () => {
    const taken = await take(slack, waiting, { ...chosen, mode: 'store' });
    if (taken.kind === 'tables') return buildFinanceStored(taken.outcomes);
    const again = mustBeReadAgain(taken);
    if (again === undefined) return drawAnew(slack, waiting, chosen, taken);
    const memory = { ...chosen.memory, seen: undefined };
    return drawChecked(slack, waiting, { ...chosen, memory, notice: [section(again), { type: 'divider' }] });
  };
  return showWhatComes(slack, waiting, { ...chosen, draw });
}

function mustBeReadAgain(taken: TakenFile): string | undefined {
  if (taken.kind !== 'refused') return undefined;
  const { reason } = taken.refusal;
  if (reason === 'overtaken') return FINANCE_TEXTS.overtaken;
  return reason === 'busy' ? FINANCE_TEXTS.busy : undefined;
}

interface ToShow extends Chosen {
  readonly draw: () => Promise<ModalView>;
}

/** The click is answered already: what goes wrong from here on is said in the same place. */
async function showWhatComes(slack: SlackContext, waiting: InBackground, { draw, ...chosen }: ToShow): Promise<void> {
  const shown = await draw().catch((error: unknown) => {
    slack.log.error({ problem: error instanceof Error ? error.message : 'unknown' }, 'A finance file was not taken');
    return buildNotice('Not saved', [section(FINANCE_TEXTS.failed), ...quoteNarrative(chosen.narrative)]);
  });
  await showOrTell(waiting, shown, chosen);
}

async function drawChecked(slack: SlackContext, waiting: InBackground, chosen: Chosen): Promise<ModalView> {
  const opened = await open(slack, clickerOf(waiting.body), chosen.memory);
  if (!opened.ok) return refused(opened.refusal, chosen);
  // The field begins with what stands: left as it is, the file's own text is what finance says now.
  const isTyped = chosen.narrative !== (opened.value.places[0]?.narrative ?? '');
  const narrative = isTyped ? chosen.narrative : '';
  const taken = await take(slack, waiting, { ...chosen, narrative, mode: 'check' });
  return drawTaken(taken, { ...chosen, opened: opened.value });
}

async function drawAnew(
  slack: SlackContext,
  waiting: InBackground,
  chosen: Chosen,
  taken: TakenFile,
): Promise<ModalView> {
  const opened = await open(slack, clickerOf(waiting.body), chosen.memory);
  return opened.ok ? drawTaken(taken, { ...chosen, opened: opened.value }) : refused(opened.refusal, chosen);
}

function take(
  slack: SlackContext,
  { client, body, context }: InBackground,
  { narrative, ...chosen }: Chosen & Pick<FileToTake, 'mode'>,
) {
  const given = narrative.trim() === '' ? undefined : narrative;
  const patience = lastingPatienceOf(context, PATIENCE_MS);
  return takeFile(slack, { client, clicker: clickerOf(body), patience }, { ...chosen, narrative: given });
}

async function open(
  slack: SlackContext,
  clicker: Clicker,
  memory: FinanceMemory,
): Promise<Result<OpenedFinance, FinanceDoorRefusal>> {
  const now = slack.clock();
  return openFinance(slack.finance, {
    by: await findActor(slack.finance, clicker, now),
    directorateCode: memory.directorateCode,
    quarter: quarterOf(memory),
    department: memory.departmentId,
    now,
  });
}

function refused(refusal: FinanceDoorRefusal, { memory, narrative }: Chosen): ModalView {
  const lines = financeRefusalLines(refusal, memory).map((line) => section(line));
  return buildNotice('Not saved', [...lines, ...quoteNarrative(narrative)]);
}
