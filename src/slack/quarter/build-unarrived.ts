import type { KnownBlock } from '@slack/types';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { unarrivedReason, unarrivedWords } from '../../reports/unarrived-words.ts';
import type { Unarrived } from '../../usecases/remind/read-unarrived.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { ACTIONS } from '../ids.ts';

/** The others follow once these are sent. */
const MOST_SHOWN = 5;
/** Unit: UTF-16 code units. */
const LONGEST_REASON = 300;

/** What an officer looks at first: messages that did not arrive, each with Send again. */
export function buildUnarrived(unarrived: readonly Unarrived[]): readonly (readonly KnownBlock[])[] {
  if (unarrived.length === 0) return [];
  const more = unarrived.length - MOST_SHOWN;
  return [
    [
      richLine({ bold: 'Messages that did not arrive.' }),
      ...unarrived.slice(0, MOST_SHOWN).flatMap(buildOne),
      ...(more > 0 ? [context(`And ${more} more, once these are sent.`)] : []),
    ],
  ];
}

function buildOne(unarrived: Unarrived): readonly KnownBlock[] {
  const { deliveryId, what, quarter, personName, problem, mayArriveTwice } = unarrived;
  const about = quarter === undefined ? '' : `, ${titleOfQuarter(quarter)}`;
  const line = `To ${personName ?? 'the channel'}: ${unarrivedWords(what)}${about}.`;
  const accessory = button('Send again', {
    actionId: `${ACTIONS.sendAgain}|${deliveryId}`,
    value: String(deliveryId),
    spoken: `Send again to ${personName ?? 'the channel'}: ${unarrivedWords(what)}`,
    ...(mayArriveTwice && { confirm: TWICE }),
  });
  const lines = [section(line), context(cut(`What kept it: ${unarrivedReason(problem)}`, LONGEST_REASON))];
  return lines.map((block) => (block.type === 'section' ? { ...block, accessory } : block));
}

const TWICE = {
  title: 'It may be there already',
  text: 'Slack does not let Ragtime look whether it arrived. If it did, it stands there twice.',
  yes: 'Send again',
  no: 'Leave it',
} as const;
