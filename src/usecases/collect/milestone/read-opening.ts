import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import type { CollectPorts } from '../ports.ts';
import type { MilestoneSituation } from './milestone-situation.ts';

/** When a window opens that is still to open. */
interface Opening {
  readonly at: Date;
  /** IANA. */
  readonly timeZone: string;
}

/** Nothing was stored: its window does not take anything now. */
export interface NotOpen {
  readonly outcome: 'closed';
  readonly card: MilestoneCard;
  readonly quarter: string;
  /** Undefined where the window has closed. */
  readonly opening: Opening | undefined;
}

/** Why a form was too early, where it was: a window can be taken back that was open, and begin later. */
export async function readOpening(
  { windows }: Pick<CollectPorts, 'windows'>,
  { directorate, organisation }: Pick<MilestoneSituation, 'directorate' | 'organisation'>,
  { quarter, now }: { readonly quarter: string; readonly now: Date },
): Promise<Opening | undefined> {
  const all = await windows.windows();
  const meant = all.find((each) => each.directorateId === directorate.id && each.quarter === quarter);
  if (meant === undefined || meant.opensAt <= now) return undefined;
  return { at: meant.opensAt, timeZone: organisation.timeZone };
}
