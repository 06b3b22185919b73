import type { HandedMark } from '../../core/collect/draft-request.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { type AskedEntry, nameEntry } from '../../core/remind/asked-entry.ts';
import type { DraftingStore } from '../collect/drafting/drafting-ports.ts';

export interface ReadDraftingPorts {
  readonly drafting: Pick<DraftingStore, 'requests' | 'handedMarks'>;
}

/** Who was asked by hand to draft each entry of a quarter, and what was handed in. */
export async function readDrafting(
  ports: ReadDraftingPorts,
  quarter: string,
): Promise<(entry: EntryKey) => Pick<AskedEntry, 'request' | 'handed'>> {
  const [requests, marks] = await Promise.all([ports.drafting.requests(quarter), ports.drafting.handedMarks(quarter)]);
  const newestRequest = new Map(requests.map((request) => [nameEntry(request.entry), request]));
  const counting = new Map<string, HandedMark>();
  for (const mark of marks) {
    const before = counting.get(nameEntry(mark.entry));
    // Where two contributors wrote, the one that waits counts.
    if (before === undefined || before.decision !== undefined || mark.decision === undefined) {
      counting.set(nameEntry(mark.entry), mark);
    }
  }
  return (entry) => {
    const request = newestRequest.get(nameEntry(entry));
    const handed = counting.get(nameEntry(entry));
    // What another kind knows of itself is not taken away.
    return { ...(request && { request }), ...(handed && { handed }) };
  };
}
