import type { AskingWindow, Recipient } from '../../core/remind/reminder-situation.ts';
import { readAskingWindow, readRecipients, type SituationPorts } from './read-situation.ts';

export type DeskPorts = SituationPorts;

/** A window in any state with everything that its officers may hear of it. */
export interface Desk {
  readonly asking: AskingWindow;
  readonly recipients: readonly Recipient[];
}

/** Undefined for a window that is not there, or whose plan is gone. */
export async function readDesk(ports: DeskPorts, windowId: string): Promise<Desk | undefined> {
  const organisation = await ports.plans.organisation();
  const window = (await ports.windows.windows()).find((candidate) => candidate.id === windowId);
  if (organisation === undefined || window === undefined) return undefined;
  const [asking, recipients] = await Promise.all([
    readAskingWindow(ports, window, organisation),
    readRecipients(ports, organisation, window.opensAt),
  ]);
  return asking && { asking, recipients };
}
