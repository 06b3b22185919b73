import type { DeliveryKind } from '../../core/remind/delivery.ts';
import type { FinanceStore } from '../collect/finance/finance-ports.ts';
import type { IndicatorStore } from '../collect/indicator/indicator-ports.ts';
import type { ItemStore } from '../collect/item/item-ports.ts';
import type { ProposalStore } from '../plan/proposal-ports.ts';
import type { PlanReader, SlackUserStore, UpdateStore, WindowStore, WorkspaceStore } from '../ports.ts';
import type { ReturnStore } from './return-ports.ts';

/** One message that did not go out, and why. */
export interface FailedDelivery {
  readonly key: string;
  readonly kind: DeliveryKind;
  readonly problem: string;
  readonly at: Date;
}

export interface LedgerCounts {
  readonly sent: number;
  /** Planned, or on the way. */
  readonly waiting: number;
  /** It may have arrived; it is being looked up. */
  readonly unclear: number;
  readonly failed: readonly FailedDelivery[];
}

/** How many deliveries of a kind are in a state. */
export type LedgerTally = readonly { readonly kind: string; readonly state: string; readonly count: number }[];

export interface DeliveryTrace {
  readonly key: string;
  readonly kind: string;
  readonly state: string;
  /** The click that brought it about; undefined where the clock did. */
  readonly click: string | undefined;
}

export interface LedgerReader {
  ledgerCounts(): Promise<LedgerCounts>;
  ledgerTally(): Promise<LedgerTally>;
  /** What the log may say of a delivery; undefined where there is none with this id. */
  trace(id: number): Promise<DeliveryTrace | undefined>;
}

export interface StatusPorts {
  readonly plans: Pick<PlanReader, 'organisation' | 'directorates' | 'people' | 'plan'>;
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly updates: Pick<UpdateStore, 'standing' | 'standingBefore'>;
  readonly proposals: Pick<ProposalStore, 'undecided'>;
  readonly indicators: Pick<IndicatorStore, 'said'>;
  readonly items: Pick<ItemStore, 'book'>;
  readonly finance: Pick<FinanceStore, 'book'>;
  readonly returns: Pick<ReturnStore, 'waiting' | 'ofQuarter'>;
  readonly slackUsers: Pick<SlackUserStore, 'slackUsers'>;
  readonly workspaces: Pick<WorkspaceStore, 'workspace'>;
  readonly ledger: LedgerReader;
}
