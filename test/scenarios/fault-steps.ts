import type { CallFault } from '../../sandbox/faults.ts';
import { CRASH_PLAN, type CrashCouncil, QUARTER } from '../support/crash-council.ts';

/** Everything that Slack or the way to it may do to a call. */
const EACH_CALL_FAULT = {
  'rate-limited': { kind: 'rate-limited', retryAfterSeconds: 1 },
  'http-error': { kind: 'http-error', status: 500 },
  'reset-before': { kind: 'reset-before' },
  'reset-after': { kind: 'reset-after' },
  'internal-error': { kind: 'internal-error' },
  'accept-late': { kind: 'accept-late', delayMs: 20 },
  truncated: { kind: 'truncated' },
  refused: { kind: 'refused', error: 'fatal_error' },
  'hang-before': { kind: 'hang-before' },
  'hang-after': { kind: 'hang-after' },
} satisfies { readonly [Kind in CallFault['kind']]: Extract<CallFault, { readonly kind: Kind }> };
export const EVERY_CALL_FAULT: readonly CallFault[] = Object.values(EACH_CALL_FAULT);
/** All but hanging, which takes its time. */
export const CALL_FAULTS = EVERY_CALL_FAULT.filter(({ kind }) => kind !== 'hang-before' && kind !== 'hang-after');

/** What stands in Slack at the end; nobody has answered. */
export const FAULT_MESSAGES: readonly string[] = [
  'RK reminder-2026-07-01',
  'OB reminder-2026-07-01',
  'JP desk-digest-opens',
  'JP desk-missing-v2',
  'C0WESTMERE summary-PL-2026-27-Q1-r1-root',
  'C0WESTMERE png',
  'C0WESTMERE summary-PL-2026-27-Q1-r1-part-1',
  'C0WESTMERE summary-PL-2026-27-Q1-r1-part-2',
  'C0WESTMERE pdf',
  'C0WESTMERE docx',
  'C0WESTMERE html',
];
/** Those that are posted; files go another way. */
export const FAULT_POSTS = FAULT_MESSAGES.filter((line) => !/ (?:png|pdf|docx|html)$/u.test(line)).length;

export interface Pace {
  /** Minutes until everything that went wrong has been put right. */
  readonly minutes: number;
}

/** The shortest quarter with messages: the first asks and a summary. */
export async function playShortQuarter(council: CrashCouncil, { minutes }: Pace): Promise<readonly string[]> {
  await council.command('import', CRASH_PLAN);
  await council.command('quarter', 'open', ...QUARTER);
  await council.setTime('2026-07-01T08:00:00Z');
  await council.tick();
  await council.passMinutes(minutes);
  await council.setTime('2026-07-21T16:00:00Z');
  await council.tick();
  // The officer has heard what is missing before it is published; afterwards it would be needless.
  await council.passMinutes(minutes);
  await council.command('quarter', 'publish', ...QUARTER);
  // One after the other: the picture, the parts, the documents.
  await council.passMinutes(4 * minutes);
  return linesOf(council);
}

/** Where each message stands, with its key; parts of a summary only where they hang on its root. */
export function linesOf(council: CrashCouncil): readonly string[] {
  const standing = council.standing();
  const isPlaced = ({ key, inThreadOf }: (typeof standing)[number]) =>
    !key.includes('-part-') || inThreadOf?.endsWith('-root');
  return standing.map((message) => `${message.where} ${message.key}${isPlaced(message) ? '' : ' outside its thread'}`);
}
