import type { KnownBlock } from '@slack/types';
import * as z from 'zod';
import { listWords } from '../../core/list-words.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import type { AskedChange } from '../../core/review/asked-change.ts';
import { FORMAT_NAMES } from '../../reports/labels.ts';
import { absentSignersTexts } from '../../reports/signer-words.ts';
import type { MarkSignOff, RenderSignOff, SignOffFate, SignOffMessage } from '../../usecases/publish/sign-off-ports.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { ACTIONS } from '../ids.ts';
import { commandFor, quarterButton } from '../quarter/quarter-buttons.ts';
import { escapeSlack, MESSAGE_TEXT_ROOM } from '../text.ts';
import { buildChanges, markText } from './build-changes-message.ts';
import { countsSentence } from './root-lines.ts';
import { writeSignOffValue } from './sign-off-value.ts';

/** What an approver is asked, and what an officer hears of the answer. */
export const renderSignOff: RenderSignOff = (message) => {
  const blocks = buildSignOff(message);
  return { text: blocksToText(blocks), blocks };
};

function buildSignOff(message: SignOffMessage): readonly KnownBlock[] {
  switch (message.about) {
    case 'ask':
      return buildAsk(message);
    case 'changes':
      return buildChanges(message);
    case 'answer':
      return buildAnswer(message);
    case 'nobody':
      return buildNobody(message);
    case 'void':
      return buildVoid(message);
  }
}

/** The question stays where it was read; what can no longer be pressed goes, and what became of it is said. */
export const markSignOff: MarkSignOff = ({ text, blocks }, fate) => {
  const words = fateText(fate);
  if (words === undefined) return { text, blocks };
  const kept =
    fate.fate.kind === 'changes-asked' || fate.fate.kind === 'open'
      ? blocks
      : blocks.filter((block) => !isPressed(block));
  return { text: withLine(text, words), blocks: [...kept, section(words)] };
};

/** The text is escaped already, and is never cut inside of what stands for one sign. */
function withLine(text: string, words: string): string {
  const line = escapeSlack(cut(words, LONGEST_LINE));
  const room = MESSAGE_TEXT_ROOM - line.length;
  const head = text.length <= room ? text : `${text.slice(0, room).replace(/&[a-z]*$/, '')}…`;
  return `${head}\n${line}`;
}

const pressed = z.object({ type: z.enum(['actions', 'context']) });

/** The buttons, and what is said of pressing them. */
function isPressed(block: unknown): boolean {
  return pressed.safeParse(block).success;
}

function fateText({ fate, byName, on, askedNow }: SignOffFate): string | undefined {
  switch (fate.kind) {
    case 'open':
      return askedNow === undefined ? undefined : `${askedNow} is asked instead now.`;
    case 'signed':
      return `Signed by ${byName} on ${on}.`;
    case 'changes-asked':
      return `${byName} asked for changes on ${on}.`;
    case 'void':
      return `The report has changed since this draft was made, so it is not signed any more: ${placesText(fate.changed)}.`;
    case 'later':
      return `Draft ${fate.number} has taken its place.`;
    case 'published':
      return 'The report is published.';
  }
}

/** Of what a screen reader says of what became of it. */
const LONGEST_LINE = 600;

/** As many as are read in passing. */
const MOST_PLACES = 10;

function placesText(places: readonly string[]): string {
  const rest = places.length - MOST_PLACES;
  return listWords([...places.slice(0, MOST_PLACES), ...(rest > 0 ? [`${rest} more`] : [])]);
}

function buildVoid({
  to,
  number,
  snapshot,
  changed,
}: Extract<SignOffMessage, { about: 'void' }>): readonly KnownBlock[] {
  const lead = { bold: titleOf(snapshot) };
  const what = section(`Changed since: ${placesText(changed)}.`);
  if (to === 'signer') {
    return [
      richLine(
        lead,
        ` The report has changed since you signed draft ${number}, so your signature does not count any more.`,
      ),
      what,
      context('There is nothing to do. You are asked again once the performance officers have read it.'),
    ];
  }
  const { directorate, quarter } = snapshot;
  const command = commandFor('sign-off', { directorateCode: directorate.code, quarter: quarter.code });
  return [
    richLine(lead, ` The report has changed since draft ${number}, so no signature counts for it any more.`),
    what,
    { type: 'actions', elements: [quarterButton({ text: 'Ask for sign-off', command })] },
  ];
}

function titleOf({ directorate, quarter }: Snapshot): string {
  return `${directorate.name}, ${quarter.title}.`;
}

function buildAsk(message: Extract<SignOffMessage, { about: 'ask' }>): readonly KnownBlock[] {
  const { windowId, number, snapshot, insteadOf, formats, asked } = message;
  const value = writeSignOffValue(windowId, number);
  const whose = insteadOf === undefined ? '' : ` You are asked for ${insteadOf}, who is away.`;
  const names = listWords(formats.map((format) => FORMAT_NAMES[format]));
  const files = formats.length === 0 ? '' : ` The whole draft comes with this message: ${names}.`;
  return [
    richLine({ bold: titleOf(snapshot) }, ` Draft ${number} of the report is ready for you to sign.${whose}`),
    section(`${countsSentence(snapshot)}.${files}`),
    ...buildAsked(asked),
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

function buildNobody(message: Extract<SignOffMessage, { about: 'nobody' }>): readonly KnownBlock[] {
  const { number, snapshot, approverNames } = message;
  const why = absentSignersTexts(approverNames.map((name) => ({ name, isThere: false })));
  return [
    richLine(
      { bold: titleOf(snapshot) },
      ` Nobody who is there can sign draft ${number} for ${listWords(approverNames)}.`,
    ),
    ...why.map((text) => section(text)),
  ];
}

/** What came of what this approver asked for before. */
function buildAsked(asked: readonly AskedChange[]): readonly KnownBlock[] {
  if (asked.length === 0) return [];
  const lines = asked.map((change) => `• ${change.label}: ${markText(change) ?? 'nothing was said of it.'}`);
  return [richLine({ bold: 'What you asked for' }), section(lines.join('\n'))];
}

function buildAnswer(message: Extract<SignOffMessage, { about: 'answer' }>): readonly KnownBlock[] {
  const { number, snapshot, byName, missing } = message;
  const lead = { bold: titleOf(snapshot) };
  const rest =
    missing.length === 0 ? 'Everybody has signed: it can be published.' : `Still to sign: ${listWords(missing)}.`;
  return [richLine(lead, ` ${byName} has signed draft ${number}. ${rest}`)];
}
