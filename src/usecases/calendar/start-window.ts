import type { LadderDate } from '../../core/calendar/ladder.ts';
import { isLocalTime, localDateOf, localTimeOf } from '../../core/calendar/zone.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import {
  findPressedWindow,
  type PressRefusal,
  type WindowPress,
  type WindowPressPorts,
} from './find-pressed-window.ts';

/**
 * "Start now": the window collects from this moment. Before its planned opening it opens now instead, and the later
 * steps keep their dates; where the planned opening has passed it simply starts.
 */
export async function startWindow(
  ports: WindowPressPorts,
  press: WindowPress,
): Promise<Result<CollectionWindow, PressRefusal>> {
  const { clicker, now, patience } = press;
  const found = await findPressedWindow(ports, press, 'open-window');
  if (!found.ok) return found;
  const organisation = await ports.plans.organisation();
  if (organisation === undefined) return refuse({ reason: 'gone' });
  const started: CollectionWindow = {
    ...found.value,
    ...openingNow(found.value, organisation.timeZone, now),
    state: 'collecting',
    start: 'by-itself',
    version: found.value.version + 1,
  };
  const change = { author: { actor: clicker.slackUserId }, at: now, action: 'open-window' };
  const saved = await ports.windows.saveWindow(started, change, patience);
  if (saved.ok) return done(started);
  return saved.refusal === 'changed' ? startWindow(ports, press) : refuse({ reason: 'busy' });
}

function openingNow({ opensAt, steps }: CollectionWindow, zone: string, now: Date): Partial<CollectionWindow> {
  return now >= opensAt ? {} : { opensAt: now, steps: { ...steps, opens: ladderDateAt(now, zone) } };
}

function ladderDateAt(instant: Date, zone: string): LadderDate {
  const time = localTimeOf(instant, zone);
  if (!isLocalTime(time)) throw new Error(`"${time}" is no time of day in ${zone}.`);
  return { date: localDateOf(instant, zone), time };
}
