import type { KnownBlock } from '@slack/types';
import { proposalText } from '../../core/plan/proposal.ts';
import type { HandedOver, HandOverNotice } from '../../usecases/plan/hand-over-ports.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { button, cut, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { writeEntryValue, writeHandOverUndo } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { planYearText } from './plan-year-text.ts';

const LONGEST_WORDS = 200;
/** Of several in one message, so many have their buttons; the others are named. A message takes 50 blocks. */
const MOST_IN_FULL = 12;
/** So many are named each on a line; beyond, their refs. */
const MOST_LINES = 20;

/** What is theirs from now on, for the new owner; that it is theirs no more, for the old one; what was done, for the officer. */
export function renderHandOver(notice: HandOverNotice): RenderedMessage {
  const blocks = buildHandedOver(notice);
  return { text: blocksToText(blocks), blocks };
}

/** The same as blocks. */
export function buildHandedOver(notice: HandOverNotice): readonly KnownBlock[] {
  switch (notice.reader) {
    case 'officer':
      return buildForOfficer(notice);
    case 'new-owner':
      return buildForNewOwner(notice);
    case 'old-owner':
      return buildForOldOwner(notice);
  }
}

function buildForNewOwner(notice: HandOverNotice): readonly KnownBlock[] {
  const { entries } = notice;
  const [only] = entries;
  const isOpen = entries.some(({ openQuarter }) => openQuarter !== undefined);
  const later = isOpen ? [] : [section(`You are asked for ${it(entries)} when the next quarter opens.`)];
  if (only !== undefined && entries.length === 1) {
    return [
      richLine({ bold: `${only.ref} is yours now. ` }, `${cut(only.words, LONGEST_WORDS)}${planYearText(only)}`),
      section(`${officerOf(notice)} gave it to you. ${beforeText(only)}`),
      ...buildLuggage(only),
      buildButtons(only, 'primary'),
      ...later,
    ];
  }
  return [
    richLine(
      { bold: `${entries.length} entries are yours now. ` },
      `${officerOf(notice)} gave them to you. ${beforeAllText(entries)}What was sent keeps the initials that it has.`,
    ),
    ...entries.slice(0, MOST_IN_FULL).flatMap((each) => buildEntry(each, entries)),
    ...(entries.length <= MOST_IN_FULL
      ? []
      : [section(`And, with their buttons on Home:\n${linesOf(entries.slice(MOST_IN_FULL))}`)]),
    ...later,
  ];
}

/** Where all of them come from one person, it is said once. */
function buildEntry(handed: HandedOver, all: readonly HandedOver[]): readonly KnownBlock[] {
  const { ref, words, oldOwner } = handed;
  const before = oldOwner === undefined || beforeAllText(all) !== '' ? '' : ` (until now ${oldOwner.name})`;
  return [
    richLine({ bold: `${ref} ` }, `${cut(words, LONGEST_WORDS)}${planYearText(handed)}${before}`),
    ...buildLuggage(handed),
    buildButtons(handed),
  ];
}

function beforeAllText(entries: readonly HandedOver[]): string {
  const [first] = entries;
  const isOne = entries.every(({ oldOwner }) => oldOwner?.id === first?.oldOwner?.id);
  return isOne && first?.oldOwner !== undefined ? `Until now ${first.oldOwner.name} answered for them. ` : '';
}

function beforeText({ oldOwner }: HandedOver): string {
  return oldOwner === undefined
    ? 'Nobody answered for it until now.'
    : `Until now ${oldOwner.name} answered for it; what was sent keeps the initials ${oldOwner.initials}.`;
}

/** What comes with an entry, on the lines of one block: what is proposed, what was asked, who has begun a text. */
function buildLuggage({ proposal, question, drafters }: HandedOver): readonly KnownBlock[] {
  const lines = [
    ...(proposal === undefined
      ? []
      : [
          `Proposed, not agreed yet: ${proposalText(proposal.asked, { due: proposal.due })}. Reason: ${proposal.asked.reason}`,
        ]),
    ...(question === undefined ? [] : [`Sent back with a question that waits for an answer: ${question}`]),
    ...drafters.map((name) => `${name} has begun a text and not sent it; it stays with them.`),
  ];
  return lines.length === 0 ? [] : [section(lines.join('\n'))];
}

function buildForOldOwner(notice: HandOverNotice): readonly KnownBlock[] {
  const { entries } = notice;
  const [only] = entries;
  const to = only?.newOwner === undefined ? 'took it from you' : `gave ${it(entries)} to ${only.newOwner.name}`;
  const kept = `${officerOf(notice)} ${to}. What you sent keeps your initials, and a draft stays with you.`;
  if (only !== undefined && entries.length === 1) {
    return [richLine({ bold: `${only.ref} is no longer yours${planYearText(only)}: ` }, kept)];
  }
  return [richLine({ bold: `${entries.length} entries are no longer yours: ` }, kept), section(linesOf(entries))];
}

function buildForOfficer(notice: HandOverNotice): readonly KnownBlock[] {
  const { entries, isUndo } = notice;
  const [only] = entries;
  const to = only?.newOwner?.name ?? 'nobody';
  const from = [...new Set(entries.map(({ oldOwner }) => oldOwner?.name ?? 'nobody'))].join(', ');
  if (isUndo) return [richLine({ bold: 'Taken back from ' }, `${from}:`), section(linesOf(entries))];
  const value = undoValue(notice);
  const undo = button('Undo', { actionId: ACTIONS.undoHandOver, value: value ?? '', spoken: `Undo: given to ${to}` });
  return [
    richLine({ bold: `Handed over to ${to}` }, `, until now ${from}:`),
    section(linesOf(entries)),
    section('A plan file that says otherwise meets a conflict at the next import, and this is kept.'),
    ...(value === undefined
      ? [section('These are too many to be taken back at once: hand them over again.')]
      : [{ type: 'actions' as const, elements: [undo] }]),
  ];
}

function undoValue({ submissionId, at, entries }: HandOverNotice): string | undefined {
  const toId = entries[0]?.newOwner?.id;
  if (toId === undefined) return undefined;
  const given = entries.map(({ entry, oldOwner }) => ({ entry, fromId: oldOwner?.id }));
  return writeHandOverUndo({ submissionId, at, toId, entries: given });
}

function linesOf(entries: readonly HandedOver[]): string {
  if (entries.length > MOST_LINES) return entries.map((each) => `${each.ref}${planYearText(each)}`).join(', ');
  const lineOf = (each: HandedOver) => `• ${each.ref} ${cut(each.words, LONGEST_WORDS / 2)}${planYearText(each)}`;
  return entries.map(lineOf).join('\n');
}

function it(entries: readonly HandedOver[]): string {
  return entries.length === 1 ? 'it' : 'them';
}

function officerOf({ officerName }: HandOverNotice): string {
  return officerName ?? 'The performance officer';
}

function buildButtons({ entry, ref, words, openQuarter }: HandedOver, style?: 'primary'): KnownBlock {
  const press = (text: string, actionId: string) => {
    const value = writeEntryValue(entry, openQuarter);
    return button(text, { actionId, value, spoken: `${text}: ${ref} ${words}` });
  };
  const update =
    openQuarter === undefined ? [] : [{ ...press('Update', ACTIONS.updateEntry), ...(style && { style }) }];
  return { type: 'actions', elements: [...update, press('Show history', ACTIONS.showHistory)] };
}
