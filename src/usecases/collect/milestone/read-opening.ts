import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import type { CollectPorts } from '../ports.ts';
import { type MilestoneSituation, toCard } from './milestone-situation.ts';

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
  /** Names of the performance officers, to turn to. */
  readonly officers: readonly string[];
}

/** What is answered to a form that comes too early or too late. */
export async function notOpen(
  ports: Pick<CollectPorts, 'windows'>,
  situation: MilestoneSituation,
  request: { readonly quarter: string; readonly now: Date },
): Promise<NotOpen> {
  const opening = await readOpening(ports, situation, request);
  const { officers } = situation;
  return { outcome: 'closed', card: toCard(situation), quarter: request.quarter, opening, officers };
}

/** Why a form was too early, where it was: a window can be taken back that was open, and begin later. */
async function readOpening(
  { windows }: Pick<CollectPorts, 'windows'>,
  { directorate, organisation }: Pick<MilestoneSituation, 'directorate' | 'organisation'>,
  { quarter, now }: { readonly quarter: string; readonly now: Date },
): Promise<Opening | undefined> {
  const all = await windows.windows();
  const meant = all.find((each) => each.directorateId === directorate.id && each.quarter === quarter);
  if (meant === undefined || meant.opensAt <= now) return undefined;
  return { at: meant.opensAt, timeZone: organisation.timeZone };
}
