import type { KnownBlock } from '@slack/types';
import type { ReminderContent, ReminderLine } from '../../core/remind/reminder-content.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { statusWords } from '../collect/status-words.ts';
import { ACTIONS } from '../ids.ts';

/** More lines are folded into one: a message takes 50 blocks, and a phone shows three. */
const MOST_LINES = 10;

/** One kind message with everything that is due, each line with its own button. */
export function renderReminder(content: ReminderContent): RenderedMessage {
  const blocks = buildReminder(content);
  return { text: blocksToText(blocks), blocks };
}

function buildReminder(content: ReminderContent): readonly KnownBlock[] {
  const { lines } = content;
  const namesDirectorate = new Set(lines.map((line) => line.directorateCode)).size > 1;
  const shown = lines
    .slice(0, MOST_LINES)
    .map((line) => buildLine(line, namesDirectorate ? `${line.directorateCode}: ` : ''));
  const folded = lines.slice(MOST_LINES).map((line) => line.ref);
  return [
    richLine(
      `Hello ${firstNameOf(content)}. `,
      { bold: `${content.quarterTitle} (${content.period}).` },
      ` ${askText(content)}`,
    ),
    ...shown,
    ...(folded.length === 0
      ? []
      : [section(`And ${folded.length} more: ${folded.join(', ')}. /milestone lists them all.`)]),
    context(`What you send can be changed until ${content.closesAt}. /milestone shows what is left at any time.`),
  ];
}

function askText({ step, lines, dueAt, closesAt }: ReminderContent): string {
  const count = lines.length === 1 ? 'one milestone' : `${lines.length} milestones`;
  const are = lines.length === 1 ? 'is' : 'are';
  const were = lines.length === 1 ? 'was' : 'were';
  switch (step) {
    case 'opens':
      return `You have ${count}, due ${dueAt}.`;
    case 'last-call':
      return `${capital(count)} ${are} still to come from you, due ${dueAt}.`;
    case 'overdue':
      return `${capital(count)} from you ${were} due ${dueAt}. There is still time until ${closesAt}.`;
    case 'closes-tomorrow':
      return `${capital(count)} ${are} still to come from you. The window closes ${closesAt}.`;
  }
}

function buildLine({ milestoneId, ref, words, lastStatus, milestoneDue }: ReminderLine, prefix: string): KnownBlock {
  const last = lastStatus === undefined ? 'Not reported before' : `Last time: ${statusWords(lastStatus)}`;
  return section(
    `${prefix}${ref} ${words}\n${last}${milestoneDue === undefined ? '' : ` · to be done ${milestoneDue}`}`,
    button('Update', { actionId: ACTIONS.updateMilestone, value: milestoneId, spoken: `Update ${ref} ${words}` }),
  );
}

function firstNameOf({ person }: ReminderContent): string {
  return person.name.split(' ')[0] ?? person.name;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
