import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { GivenSources } from '../../core/remind/digest-given.ts';
import type { AskingWindow, Recipient } from '../../core/remind/reminder-situation.ts';
import { financeKeyOf } from '../collect/finance/finance-situation.ts';
import { bookKeyOf } from '../collect/led/led-situation.ts';
import type { SignOffStore } from '../publish/sign-off-ports.ts';
import { readAskingWindow, readRecipients, type SituationPorts } from './read-situation.ts';

export type DeskPorts = SituationPorts & { readonly signOffs: Pick<SignOffStore, 'record'> };

/** A window in any state with everything that its officers may hear of it. */
export interface Desk {
  readonly asking: AskingWindow;
  readonly recipients: readonly Recipient[];
}

export interface WholeDesk extends Desk {
  /** Items, and what was said of risks and equality actions. */
  readonly given: GivenSources;
}

/** Undefined for a window that is not there, or whose plan is gone. */
export async function readDesk(ports: DeskPorts, windowId: string): Promise<WholeDesk | undefined> {
  const organisation = await ports.plans.organisation();
  const window = (await ports.windows.windows()).find((candidate) => candidate.id === windowId);
  if (organisation === undefined || window === undefined) return undefined;
  const [asking, recipients] = await Promise.all([
    readAskingWindow(ports, window, organisation),
    readRecipients(ports, organisation, window.opensAt),
  ]);
  const given = asking && (await readGiven(ports, asking));
  return given && { asking, recipients, given };
}

async function readGiven(
  ports: Pick<DeskPorts, 'plans' | 'items' | 'led' | 'finance' | 'signOffs'>,
  { window }: AskingWindow,
): Promise<GivenSources | undefined> {
  const quarter = parseQuarter(window.quarter);
  const plan = quarter && (await ports.plans.plan(window.directorateId, quarter.startYear));
  if (plan === undefined) return undefined;
  const [itemBook, ledBook, financeBook, signOff] = await Promise.all([
    ports.items.book(window.directorateId, window.quarter),
    ports.led.book(bookKeyOf(plan, window.quarter)),
    ports.finance.book(financeKeyOf(plan, window.quarter)),
    ports.signOffs.record(window.directorateId, window.quarter),
  ]);
  return { plan, itemBook, ledBook, financeBook, signOff };
}
