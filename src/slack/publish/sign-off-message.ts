import type { KnownBlock } from '@slack/types';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { FORMAT_NAMES } from '../../reports/labels.ts';
import type { RenderSignOff, SignOffMessage } from '../../usecases/publish/sign-off-ports.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { ACTIONS } from '../ids.ts';
import { countsSentence } from './root-lines.ts';
import { writeSignOffValue } from './sign-off-value.ts';

const AND = new Intl.ListFormat('en-GB');

/** What an approver is asked, and what an officer hears of the answer. */
export const renderSignOff: RenderSignOff = (message) => {
  const blocks = message.to === 'approver' ? buildAsk(message) : buildAnswer(message);
  return { text: blocksToText(blocks), blocks };
};

function titleOf({ directorate, quarter }: Snapshot): string {
  return `${directorate.name}, ${quarter.title}.`;
}

function buildAsk(message: Extract<SignOffMessage, { to: 'approver' }>): readonly KnownBlock[] {
  const { windowId, number, snapshot, insteadOf, formats } = message;
  const value = writeSignOffValue(windowId, number);
  const whose = insteadOf === undefined ? '' : ` You are asked for ${insteadOf}, who is away.`;
  const names = AND.format(formats.map((format) => FORMAT_NAMES[format]));
  const files = formats.length === 0 ? '' : ` The whole draft comes with this message: ${names}.`;
  return [
    richLine({ bold: titleOf(snapshot) }, ` Draft ${number} of the report is ready for you to sign.${whose}`),
    section(`${countsSentence(snapshot)}.${files}`),
    {
      type: 'actions',
      elements: [
        button('Sign', { actionId: ACTIONS.signReport, value, style: 'primary', spoken: `Sign draft ${number}` }),
        button('Ask for changes', { actionId: ACTIONS.askForChanges, value }),
      ],
    },
    context(
      'You sign exactly this draft. If anything in it is changed later, your signature does not count for it, and you are asked again.',
    ),
  ];
}

function buildAnswer(message: Extract<SignOffMessage, { to: 'officer' }>): readonly KnownBlock[] {
  const { number, snapshot, byName, words, missing } = message;
  const lead = { bold: titleOf(snapshot) };
  if (words !== undefined) {
    return [
      richLine(lead, ` ${byName} asks for changes to draft ${number}:`),
      section(words),
      section('Once they are made, ask for sign-off again: /quarter sign-off.'),
    ];
  }
  const rest =
    missing.length === 0 ? 'Everybody has signed: it can be published.' : `Still to sign: ${AND.format(missing)}.`;
  return [richLine(lead, ` ${byName} has signed draft ${number}. ${rest}`)];
}
