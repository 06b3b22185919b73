import type { CollectionWindow } from '../collection-window.ts';

/** `published`: what comes now is for the correction of a report that stays as it is until somebody amends it. */
export type FinanceState = 'too-early' | 'open' | 'signed' | 'published';

/** Tables come when the ledgers are ready: from the opening until the report is signed, also after the texts have closed. */
export function financeStateOf({ state, opensAt }: CollectionWindow, now: Date): FinanceState {
  if (state === 'published') return 'published';
  if (state === 'signed-off') return 'signed';
  return state === 'planned' || now < opensAt ? 'too-early' : 'open';
}
