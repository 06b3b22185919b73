import { formatQuarter } from '../../core/calendar/quarter.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { unarrivedReason, unarrivedWords } from '../../reports/unarrived-words.ts';
import { findDirectorate } from '../../usecases/calendar/find-directorate.ts';
import type { QuarterRequest } from '../../usecases/calendar/open-quarter.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import { readUnarrived, type Unarrived } from '../../usecases/remind/read-unarrived.ts';
import { type SendAgainPorts, sendAgain } from '../../usecases/remind/send-again.ts';
import type { Told } from './quarter-acts.ts';
import type { QuarterRefusal } from './quarter-refusal.ts';

/** Everything of the quarter, and of no quarter, that did not arrive at the directorate's people and channel. */
export async function sendQuarterAgain(
  store: SendAgainPorts,
  { directorateCode, quarter, author, now, patience }: QuarterRequest,
): Promise<Result<Told, QuarterRefusal>> {
  const found = await findDirectorate(store.plans, directorateCode);
  if (!found.ok) return found;
  const all = await readUnarrived(store, found.value.id, now);
  const meant = all.filter((each) => each.quarter === undefined || each.quarter === formatQuarter(quarter));
  const again: Unarrived[] = [];
  for (const each of meant) {
    const sent = await sendAgain(store, { by: COMMAND_LINE, author, deliveryId: each.deliveryId, now, patience });
    if (sent.outcome === 'busy') return refuse({ reason: 'busy' });
    if (sent.outcome === 'again') again.push(each);
  }
  const lines = again.length === 0 ? ['Everything has arrived, or is on its way.'] : again.map(againText);
  return done({ lines, messages: again.length, json: { again } });
}

function againText({ what, personName, problem, mayArriveTwice }: Unarrived): string {
  const to = personName === undefined ? 'the channel' : personName;
  const twice = mayArriveTwice ? ' It may stand there twice now: Slack let nobody look.' : '';
  return `Again to ${to}: ${unarrivedWords(what)}. What kept it: ${unarrivedReason(problem)}${twice}`;
}
