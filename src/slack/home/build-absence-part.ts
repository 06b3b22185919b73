import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import type { OwnAbsence } from '../../usecases/remind/read-own-absence.ts';
import { button, header, section } from '../blocks.ts';
import { ACTIONS } from '../ids.ts';
import type { HomePart } from './page-home.ts';

/** When somebody is away, who answers then, and for whom they answer themselves. */
export function buildAbsencePart(own: OwnAbsence): HomePart {
  const press =
    own.absence === undefined
      ? button('I’m away', { actionId: ACTIONS.away, value: own.personId })
      : button('I’m back', { actionId: ACTIONS.back, value: own.personId });
  return {
    heading: [header('Away and deputy'), section(`${awayText(own)}${standsInText(own)}`, press)],
    lines: [],
  };
}

function awayText({ absence, isAway, deputyName }: OwnAbsence): string {
  if (absence === undefined) {
    return deputyName === undefined ? NO_DEPUTY : `While you are away, ${deputyName} is asked instead of you.`;
  }
  const until = formatWithWeekday(absence.lastDay);
  const from = isAway ? '' : `from ${formatWithWeekday(absence.firstDay)} `;
  const days = `You are away ${from}${isAway ? 'until' : 'to'} ${until}.`;
  return `${days} ${deputyName === undefined ? NO_DEPUTY : `${deputyName} is asked instead.`}`;
}

const NO_DEPUTY = 'The plan names no deputy for you: while you are away, the performance officer sees what is left.';

function standsInText({ standsInFor }: OwnAbsence): string {
  if (standsInFor.length === 0) return '';
  const names = new Intl.ListFormat('en-GB').format(standsInFor.map(({ name }) => name));
  return `\nYou answer for ${names} today, who ${standsInFor.length === 1 ? 'is' : 'are'} away.`;
}
