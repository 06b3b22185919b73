import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { LARGEST_FILE, readSheetFile } from '../../../sheets/read-sheet-file.ts';
import {
  type SubmitFinanceRefusal,
  type SubmittedFinance,
  submitFinance,
} from '../../../usecases/collect/finance/submit-finance.ts';
import { type Clicker, findActor } from '../../../usecases/find-actor.ts';
import type { Patience } from '../../../usecases/ports.ts';
import { fetchFile } from '../../fetch-file.ts';
import { fileTroubleText } from '../../file-trouble-text.ts';
import type { SlackContext } from '../../slack-context.ts';
import { acceptancesOf, type FinanceMemory, quarterOf } from './finance-memory.ts';

/** What would be accepted, and the command that does the same. */
const ALSO = { most: '5 MB', command: 'ragtime finance import' };

export interface FileToTake {
  readonly memory: FinanceMemory & { readonly file: NonNullable<FinanceMemory['file']> };
  /** Undefined: what the file says below its table. */
  readonly narrative: string | undefined;
  readonly mode: 'check' | 'store';
}

export type TakenFile =
  | { readonly kind: 'tables'; readonly outcomes: readonly SubmittedFinance[] }
  | { readonly kind: 'refused'; readonly refusal: SubmitFinanceRefusal }
  /** The file itself; `words` say what would be accepted. */
  | { readonly kind: 'unread'; readonly words: string };

export interface Taking {
  readonly client: WebClient;
  readonly clicker: Clicker;
  readonly patience: Patience;
}

/** Fetches the file and has it checked, or stored: by the same use case as at the command line. */
export async function takeFile(
  slack: SlackContext,
  { client, clicker, patience }: Taking,
  { memory, narrative, mode }: FileToTake,
): Promise<TakenFile> {
  const fetched = await fetchFile(client, {
    fileId: memory.file.id,
    userId: clicker.slackUserId,
    mostBytes: LARGEST_FILE,
  });
  if (!fetched.ok) return { kind: 'unread', words: fileTroubleText(fetched.refusal, ALSO) };
  const { name, bytes } = fetched.value;
  const sheets = await readSheetFile(name, bytes);
  if (!sheets.ok) {
    const { sheet, cell, words } = sheets.refusal;
    return { kind: 'unread', words: [sheet, cell, words].filter((part) => part !== undefined).join(', ') };
  }
  const now = slack.clock();
  const submitted = await submitFinance(slack.finance, {
    by: await findActor(slack.finance, clicker, now),
    author: { actor: clicker.slackUserId },
    directorateCode: memory.directorateCode,
    quarter: quarterOf(memory),
    sheets: sheets.value,
    sheet: undefined,
    department: memory.departmentId,
    asAt: memory.asAt,
    asAtReason: memory.asAtReason,
    acceptances: acceptancesOf(memory),
    narrative,
    file: { name, sha256: createHash('sha256').update(bytes).digest('hex') },
    mode,
    seen: memory.seen,
    now,
    patience,
  });
  return submitted.ok ? { kind: 'tables', outcomes: submitted.value } : { kind: 'refused', refusal: submitted.refusal };
}
