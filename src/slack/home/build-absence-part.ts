import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { listWords } from '../../core/list-words.ts';
import type { Absence } from '../../core/remind/absence.ts';
import type { OwnAbsence, PersonAbsence } from '../../usecases/remind/read-own-absence.ts';
import { button, context, header, section } from '../blocks.ts';
import { writeAbsence } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { awayForButton, CANCEL_DAYS, endDaysButton } from '../remind/away-for-buttons.ts';
import { actions } from '../remind/reminder-buttons.ts';
import type { HomePart } from './page-home.ts';

/** When somebody is away, who answers then, and for whom they answer themselves. */
export function buildAbsencePart(own: OwnAbsence): HomePart {
  const press =
    own.absence === undefined
      ? button('I’m away', { actionId: ACTIONS.away, value: own.personId })
      : button(own.isAway ? 'I’m back' : CANCEL_DAYS, {
          actionId: ACTIONS.back,
          value: writeAbsence(own.personId, own.absence),
        });
  return {
    heading: [header('Away and deputy'), section(`${awayText(own)}${standsInText(own)}`, press)],
    lines: [],
  };
}

/** Of whom an assistant may say that they are away. */
export function buildAssistedPart({ assists }: OwnAbsence): readonly HomePart[] {
  if (assists.length === 0) return [];
  return [
    {
      heading: [header('You are assistant to'), context(ASSISTANT_MAY)],
      lines: assists.map((each) => [
        section(assistedText(each)),
        actions([awayForButton(each), ...(each.absence === undefined ? [] : [endDaysButton(each, each.absence)])]),
      ]),
    },
  ];
}

const ASSISTANT_MAY =
  'You say when they are away and when they are back. Where Ragtime writes to them already, they are told each time, and can take it back.';

function assistedText({ name, absence, isAway, deputyName }: PersonAbsence): string {
  if (absence === undefined) return `${name} is not marked as away.`;
  const instead = deputyName === undefined ? 'The plan names no deputy for them.' : `${deputyName} is asked instead.`;
  return `${name} is away ${daysText({ ...absence, isAway })}. ${instead}`;
}

function awayText({ absence, isAway, deputyName, assistantName }: OwnAbsence): string {
  if (absence === undefined) {
    const instead = deputyName === undefined ? NO_DEPUTY : `While you are away, ${deputyName} is asked instead of you.`;
    return assistantName === undefined ? instead : `${instead} ${assistantName} may say for you when that is.`;
  }
  return `You are away ${daysText({ ...absence, isAway })}. ${deputyName === undefined ? NO_DEPUTY : `${deputyName} is asked instead.`}`;
}

function daysText({ firstDay, lastDay, isAway }: Absence & Pick<PersonAbsence, 'isAway'>): string {
  const until = formatWithWeekday(lastDay);
  return isAway ? `until ${until}` : `from ${formatWithWeekday(firstDay)} to ${until}`;
}

const NO_DEPUTY = 'The plan names no deputy for you: while you are away, the performance officer sees what is left.';

function standsInText({ standsInFor }: OwnAbsence): string {
  if (standsInFor.length === 0) return '';
  const names = listWords(standsInFor.map(({ name }) => name));
  return `\nYou answer for ${names} today, who ${standsInFor.length === 1 ? 'is' : 'are'} away.`;
}
