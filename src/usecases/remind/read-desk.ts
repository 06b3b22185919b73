import type { AskingWindow, Recipient } from '../../core/remind/reminder-situation.ts';
import type { RemindPorts } from './ports.ts';
import { readAskingWindow, readRecipients } from './read-situation.ts';

export type DeskPorts = Pick<RemindPorts, 'plans' | 'windows' | 'updates' | 'slackUsers' | 'deliveries'>;

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
    readRecipients(ports, organisation),
  ]);
  return asking && { asking, recipients };
}
