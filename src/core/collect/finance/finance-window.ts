import type { CollectionWindow } from '../collection-window.ts';

/** Tables come when the ledgers are ready: from the opening until the report is signed, also after the texts have closed. */
export function financeStateOf({ state, opensAt }: CollectionWindow, now: Date): 'too-early' | 'open' | 'signed' {
  if (state === 'signed-off' || state === 'published') return 'signed';
  return state === 'planned' || now < opensAt ? 'too-early' : 'open';
}
