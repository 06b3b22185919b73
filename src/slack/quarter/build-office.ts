import type { KnownBlock } from '@slack/types';
import { financialYearTitle, formatQuarter, titleOfQuarter } from '../../core/calendar/quarter.ts';
import { listWords } from '../../core/list-words.ts';
import type { DigestContent } from '../../core/remind/digest-content.ts';
import type { DigestSignOff } from '../../core/remind/digest-given.ts';
import { absentSignersTexts, signersText } from '../../reports/signer-words.ts';
import type { Office, UndecidedPlan } from '../../usecases/review/read-offices.ts';
import { richLine, section } from '../blocks.ts';
import { nextWindowText } from '../collect/build-work-list.ts';
import {
  buildDeskButtons,
  buildMeeting,
  itemsDeskButton,
  proposalsButton,
  timeText,
  titleOf,
} from '../remind/desk-message.ts';
import { buildDigestLists } from '../remind/digest-lists.ts';
import { listRefs } from '../remind/list-refs.ts';
import { buildUnarrived } from './build-unarrived.ts';
import { buildQuarterButtons, commandFor, quarterButton } from './quarter-buttons.ts';

/** How one directorate stands: each window that is not published yet, else what comes next. */
export function buildOffice(office: Office): readonly (readonly KnownBlock[])[] {
  const windows = office.windows.map((content) => buildWindow(content, office));
  const idle = office.windows.length === 0 || office.planned !== undefined ? [buildIdle(office)] : [];
  return [
    ...buildUnarrived(office.unarrived),
    ...windows,
    ...idle,
    ...office.undecided.map((plan) => buildUndecided(plan, office)),
    buildPeopleButton(office),
  ];
}

/** What was asked for in a plan for which nothing is collected just now. */
function buildUndecided({ startYear, refs }: UndecidedPlan, { directorateCode }: Office): readonly KnownBlock[] {
  const year = financialYearTitle(startYear);
  const at = { directorateCode, quarter: formatQuarter({ startYear, number: 1 }) };
  return [
    section(
      `Proposed in the plan for ${year} and not decided yet: ${listRefs(refs)}.`,
      proposalsButton(at, `Decide proposals of ${year}`),
    ),
  ];
}

function buildPeopleButton({ directorateCode, directorateName }: Office): readonly KnownBlock[] {
  const spoken = `Show people of ${directorateName}`;
  return [
    {
      type: 'actions',
      elements: [quarterButton({ text: 'Show people', command: `people ${directorateCode}`, spoken })],
    },
  ];
}

function buildWindow(content: DigestContent, reader: Pick<Office, 'isNamed'>): readonly KnownBlock[] {
  return [
    richLine({ bold: `${titleOf(content)}.` }, ` ${timeText(content)} ${nextStepText(content, reader)}`),
    ...buildMeeting(content),
    ...buildDigestLists(content),
    ...buildDeskButtons(content, reader),
    { type: 'actions', elements: [...buildQuarterButtons(content)] },
  ];
}

/** One sentence: what an officer does next. */
function nextStepText(
  { isCollecting, closesAt, owners, orphans, returned, signOff }: DigestContent,
  { isNamed }: Pick<Office, 'isNamed'>,
): string {
  if (orphans.length > 0) return 'Next: find somebody to ask for what nobody can be asked for.';
  const waiting = owners.filter(({ outstanding }) => outstanding.length > 0).length;
  if (!isCollecting && signOff !== undefined) return signOffStepText(signOff);
  if (!isCollecting) {
    return returned.length > 0
      ? 'Next: the answers to what was sent back, then read the checks and publish.'
      : 'Next: read the checks, then publish.';
  }
  if (waiting === 0 && owners.some(({ missed }) => missed.length > 0))
    return `Next: nothing more is asked of anybody. It closes by itself ${closesAt}, or close it now.`;
  if (waiting === 0) return `Next: everything is in. It closes by itself ${closesAt}, or close it now.`;
  const nudge = isNamed ? ', or nudge them' : '';
  if (waiting === 1) return `Next: wait for one person, who is reminded by Ragtime${nudge}.`;
  return `Next: wait for ${waiting} people, who are reminded by themselves${nudge}.`;
}

function signOffStepText({ number, isVoid, wantChanges, readers }: DigestSignOff): string {
  if (isVoid) return 'Next: ask for sign-off again, since the report has changed.';
  if (wantChanges.length > 0) return 'Next: the changes that were asked for, then ask for sign-off again.';
  const absent = absentSignersTexts(readers);
  if (absent.length > 0) return `Next: somebody who can sign draft ${number}. ${absent.join(' ')}`;
  if (readers.length > 0)
    return `Next: wait until ${listWords(readers.map((reader) => signersText([reader])))} ${readers.length === 1 ? 'has' : 'have'} read draft ${number}.`;
  return 'Next: publish what was signed.';
}

function buildIdle(office: Office): readonly KnownBlock[] {
  const { directorateName, directorateCode, windows, next, nextWaits, planned, published, isNamed } = office;
  const now = windows.length === 0 ? ' Nothing is collected just now.' : '';
  const waits = nextWaits ? ' It does not open by itself: it waits for you to start it.' : '';
  const before = published === undefined ? [] : [`Published last: ${titleOfQuarter(published)}.`];
  const at = (quarter: string) => ({ directorateCode, quarter });
  const buttons = [
    ...(planned === undefined
      ? []
      : [quarterButton({ text: 'Check before it starts', command: commandFor('open', at(planned)) })]),
    ...(published === undefined
      ? []
      : [
          ...(isNamed ? [itemsDeskButton(at(published), 'Correct items')] : []),
          quarterButton({ text: 'Correct the report', command: commandFor('amend', at(published)) }),
          quarterButton({ text: 'Upload the Word file', command: commandFor('upload', at(published)) }),
          quarterButton({ text: 'Keep a text back', command: commandFor('withhold', at(published)) }),
          quarterButton({ text: 'Record actions', command: commandFor('actions', at(published)) }),
        ]),
  ];
  return [
    richLine({ bold: `${directorateName}.` }, `${now} ${nextWindowText(next)}${waits}`),
    ...before.map((line) => section(line)),
    ...(buttons.length === 0 ? [] : [{ type: 'actions' as const, elements: buttons }]),
  ];
}
