import type { Logger } from 'pino';
import type { House } from '../open-house.ts';
import { runForClick } from '../usecases/operate/click-trace.ts';

/** What a person may want to find in the log; anything else is a step on the way. */
const TOLD: readonly string[] = ['sent', 'failed', 'unclear'];

/** Works on a message as part of the click that brought it about, and says in the log what became of it. */
export async function deliverTraced<Outcome>(
  { ledger }: Pick<House, 'ledger'>,
  log: Logger,
  { id, work }: { readonly id: number; readonly work: () => Promise<Outcome> },
): Promise<Outcome> {
  const before = await ledger.trace(id);
  return await runForClick(before?.click, async () => {
    const outcome = await work();
    const { key: delivery, kind, state = '' } = (await ledger.trace(id)) ?? {};
    const isNews = state !== before?.state && TOLD.includes(state);
    log[isNews ? 'info' : 'debug']({ delivery, kind, state }, 'A message was worked on');
    return outcome;
  });
}
