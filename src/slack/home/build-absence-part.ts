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
    const deputy =
      deputyName === undefined
        ? 'The plan names no deputy for you, so the performance officer sees what is left.'
        : `${deputyName} is asked instead of you while you are away.`;
    return `You are not away. ${deputy}`;
  }
  const until = formatWithWeekday(absence.lastDay);
  const days = isAway
    ? `You are away until ${until}.`
    : `You are away from ${formatWithWeekday(absence.firstDay)} to ${until}.`;
  const instead =
    deputyName === undefined
      ? 'The plan names no deputy for you, so the performance officer sees what is left.'
      : `${deputyName} is asked instead.`;
  return `${days} ${instead}`;
}

function standsInText({ standsInFor }: OwnAbsence): string {
  if (standsInFor.length === 0) return '';
  return `\nYou answer for ${new Intl.ListFormat('en-GB').format(standsInFor)} today, who ${standsInFor.length === 1 ? 'is' : 'are'} away.`;
}
