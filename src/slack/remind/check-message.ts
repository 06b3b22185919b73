import type { ActionsBlock, Button, KnownBlock } from '@slack/types';
import type { LadderStepName } from '../../core/calendar/ladder.ts';
import { WINDOW_PARTS, type WindowPart } from '../../core/calendar/window-part.ts';
import type { CheckContent } from '../../core/remind/check-content.ts';
import type { OrphanReason } from '../../core/remind/orphans.ts';
import { namesOfParts } from '../../reports/part-words.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { countText } from '../collect/entry-words.ts';
import { ACTIONS } from '../ids.ts';
import { capital, plainText } from '../text.ts';

/** A list beyond this is folded: who reads it looks for what is odd, and the plan holds the rest. */
const MOST_LINES = 30;

const STEP_WORDS: Readonly<Record<LadderStepName, string>> = {
  opens: 'Opens',
  'last-call': 'Last call',
  due: 'Due',
  overdue: 'If overdue',
  'closes-tomorrow': 'Last reminder',
  closes: 'Closes',
};

const ORPHAN_WORDS: Readonly<Record<OrphanReason, string>> = {
  'no-owner': 'it has no owner',
  'not-in-post': 'the owner is not in post by then',
  'not-in-slack': 'the owner was not found in Slack',
  deactivated: 'the owner’s Slack account is deactivated',
  guest: 'the owner is a guest in Slack',
  bot: 'the owner’s Slack user is an app',
  'away-without-deputy': 'the owner is away then and has no deputy',
  'deputy-away': 'the owner is away then, and so is the deputy',
  'deputy-unreachable': 'the owner is away then, and the deputy cannot be reached',
};

/** "Check before it starts" */
export function renderCheck(content: CheckContent): RenderedMessage {
  const blocks = buildCheck(content);
  return { text: blocksToText(blocks), blocks };
}

/** The same as blocks; what can no longer be done has no button. */
export function buildCheck(content: CheckContent): readonly KnownBlock[] {
  const { directorateName, quarterTitle, period, owners, orphans, toConfirm } = content;
  return [
    richLine({ bold: 'Check before it starts: ' }, `${directorateName}, ${quarterTitle} (${period}).`),
    section(standText(content)),
    ...buildDates(content),
    ...list(
      `Who is asked: ${countPeople(owners.length)}`,
      owners.map((owner) => `${owner.name} (${owner.initials}): ${askedText(owner)}`),
    ),
    ...list(
      'Nobody can be asked for these. Give each an owner who is in Slack, with Reassign or in the plan file:',
      orphans.map(({ ref, words, initials, reason }) => {
        return `${ref} ${words}${initials === undefined ? '' : ` (${initials})`}: ${ORPHAN_WORDS[reason]}`;
      }),
    ),
    ...list(
      'Targets still to be confirmed:',
      toConfirm.map(({ ref, words }) => `${ref} ${words}`),
    ),
    ...buildButtons(content),
    context('Messages go out between 8am and 6pm of each person’s own working day.'),
  ];
}

/** The ladder; where parts have dates of their own, each in turn, since its reminders follow them. */
function buildDates({ steps, parts }: CheckContent): readonly KnownBlock[] {
  const ladder = section(stepLines(steps).join('\n'));
  if (parts.length === 0) return [ladder];
  const [opens, ...rest] = stepLines(steps);
  const others = WINDOW_PARTS.filter((part) => !parts.some((own) => own.part === part));
  return [
    section(`${opens}, for everything`),
    ...(others.length === 0 ? [] : buildSteps(others, rest)),
    ...parts.flatMap(({ part, steps: own }) => buildSteps([part], stepLines(own))),
  ];
}

function buildSteps(parts: readonly WindowPart[], lines: readonly string[]): readonly KnownBlock[] {
  return [richLine({ bold: capital(namesOfParts(parts)) }), section(lines.map((line) => `• ${line}`).join('\n'))];
}

function stepLines(steps: CheckContent['steps']): readonly string[] {
  return steps.map(({ name, at }) => `${STEP_WORDS[name]}: ${at}`);
}

/** `3 people` */
export function countPeople(count: number): string {
  return count === 1 ? 'one person' : `${count} people`;
}

function askedText({ counts, heldBack, drafts }: CheckContent['owners'][number]): string {
  const own = countText(counts);
  const first = countText(heldBack);
  const others = countText(drafts);
  return [
    ...(own === '' ? [] : [own]),
    ...(first === '' ? [] : [`for ${first} others are asked for a draft first`]),
    ...(others === '' ? [] : [`${others} to draft for others`]),
  ].join(', ');
}

function standText(content: CheckContent): string {
  const { stand, hasOpeningPassed, steps } = content;
  const [opens] = steps;
  switch (stand) {
    case 'by-itself':
      return hasOpeningPassed
        ? 'It opens by itself within a minute.'
        : `It opens by itself at ${opens?.at}, unless you hold it.`;
    case 'waits':
      return `It is the first quarter here, so it waits for you. ${untilText(content)}`;
    case 'held':
      return `It is held. ${untilText(content)}`;
    case 'collecting':
      return `It has started, and has been collecting since ${opens?.at}.`;
    case 'over':
      return 'It has closed, and nobody is asked anything any more.';
  }
}

function untilText({ hasOpeningPassed, opensOn }: CheckContent): string {
  const press = hasOpeningPassed ? '“Start now”' : `“Open on ${opensOn}” or “Start now”`;
  return `Nobody is asked anything until you press ${press}.`;
}

function list(heading: string, lines: readonly string[]): readonly KnownBlock[] {
  if (lines.length === 0) return [];
  const folded = lines.length > MOST_LINES ? [`And ${lines.length - MOST_LINES} more.`] : [];
  return [section([heading, ...lines.slice(0, MOST_LINES).map((line) => `• ${line}`), ...folded].join('\n'))];
}

function buildButtons(content: CheckContent): readonly ActionsBlock[] {
  const { windowId: value, stand, opensOn, hasOpeningPassed, orphans } = content;
  if (stand === 'collecting' || stand === 'over') return [];
  const release = button(`Open on ${opensOn}`, { actionId: ACTIONS.releaseWindow, value, style: 'primary' });
  const hold = button('Hold', { actionId: ACTIONS.holdWindow, value });
  const waiting = hasOpeningPassed ? [] : [release];
  const elements = [
    ...(stand === 'by-itself' ? [hold] : waiting),
    startButton(content),
    ...(orphans.length === 0 ? [] : [button('Reassign', { actionId: ACTIONS.reassign, value })]),
    button('Send me every message', {
      actionId: ACTIONS.previewReminders,
      value,
      spoken: 'Send me every message as they will see it',
    }),
  ];
  return [{ type: 'actions', elements }];
}

/** Asks again: what people were asked cannot be taken back. */
function startButton({ windowId, directorateCode, quarterTitle, owners }: CheckContent): Button {
  const asked = owners.length === 1 ? 'One person is' : `${owners.length} people are`;
  return {
    ...button('Start now', { actionId: ACTIONS.startWindow, value: windowId }),
    confirm: {
      title: plainText('Start now?'),
      text: plainText(
        `${quarterTitle} of ${directorateCode} collects from now on. ${asked} asked in the next working hour.`,
      ),
      confirm: plainText('Start now'),
      deny: plainText('Not yet'),
    },
  };
}
