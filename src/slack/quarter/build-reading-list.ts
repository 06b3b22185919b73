import type { Button, KnownBlock, ModalView } from '@slack/types';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { CheckRefusal } from '../../usecases/review/check-quarter.ts';
import type { ReadingList } from '../../usecases/review/open-reading-list.ts';
import type { KeyedFinding } from '../../usecases/review/read-findings.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { writePageValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { QUARTER_TEXTS } from './quarter-texts.ts';

type List = Extract<ReadingList, { readonly outcome: 'list' }>;

/** So many are read without losing one's way, and stay within the 100 blocks of a view. */
const ON_A_PAGE = 8;
/** Enough of a text to know it by. Unit: UTF-16 code units. */
const LONGEST_QUOTE = 240;

/** One page of what the checks find. @param wanted from 1; comes back from Slack and may be anything */
export function buildReadingList(list: ReadingList, wanted: number): ModalView {
  if (list.outcome === 'trouble') return buildNotice('Nothing to check', [section(troubleText(list.refusal))]);
  const pages = Math.max(1, Math.ceil(list.findings.length / ON_A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const shown = list.findings.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
  return buildNotice('Reading list', [
    richLine({ bold: `${list.directorateName}, ${titleOfQuarter(list.quarter)}.` }, ` ${countText(list.findings)}`),
    ...shown.flatMap((finding) => buildFinding(finding, list, page)),
    ...buildTurning(list, { page, pages }),
  ]);
}

function troubleText(refusal: CheckRefusal): string {
  return refusal.reason === 'not-allowed' ? refusalText(refusal.permission) : QUARTER_TEXTS.gone;
}

function countText(findings: readonly KeyedFinding[]): string {
  const open = findings.filter(({ decision }) => decision === undefined);
  const blocking = open.filter(({ level }) => level === 'block').length;
  if (findings.length === 0) return 'The checks find nothing.';
  if (open.length === 0) return 'Nothing is left to look at.';
  const list = open.length - blocking;
  const blocks = blocking === 0 ? '' : `${blocking} keep${blocking === 1 ? 's' : ''} the report from being published. `;
  return `${blocks}${list === 0 ? '' : `${list} ${list === 1 ? 'is' : 'are'} worth a look.`}`.trim();
}

function buildFinding(finding: KeyedFinding, list: List, page: number): readonly KnownBlock[] {
  const { subject, where, found, quotes, settledBy, decision } = finding;
  const words = subject.words === '' ? '' : ` ${inShort(subject.words)}`;
  const place = where === subject.ref ? [] : [where];
  const said = quotes.map(({ of, text }) => `${of}: “${inShort(text)}”`);
  return [
    { type: 'divider' },
    richLine({ bold: `${leadOf(finding)}${subject.ref}` }, words),
    section(withCurlyQuotes([found, ...(decision === undefined ? [settledBy] : [])].join('\n'))),
    ...(said.length + place.length === 0 ? [] : [context([...place, ...said].join('\n'))]),
    ...(decision?.reason ? [context(`Reason: ${decision.reason}`)] : []),
    { type: 'actions', elements: [...buttonsOf(finding, list, page)] },
  ];
}

/** Never by colour alone. */
function leadOf({ level, decision }: KeyedFinding): string {
  if (decision !== undefined) return decision.kind === 'waived' ? 'Waived: ' : 'Dismissed: ';
  return level === 'block' ? 'Keeps it from being published: ' : '';
}

function buttonsOf({ key, level, decision, subject }: KeyedFinding, list: List, page: number): readonly Button[] {
  const value = writePageValue(page, list.directorateCode, list.quarter, key);
  if (decision !== undefined) {
    return [
      button('Undo', { actionId: ACTIONS.reopenFinding, value, spoken: `Undo for ${subject.ref} ${subject.words}` }),
    ];
  }
  return level === 'block'
    ? [
        button('Waive with a reason', {
          actionId: ACTIONS.waiveFinding,
          value,
          spoken: `Waive with a reason: ${subject.ref} ${subject.words}`,
        }),
      ]
    : [
        button('Dismiss', {
          actionId: ACTIONS.dismissFinding,
          value,
          spoken: `Dismiss ${subject.ref} ${subject.words}`,
        }),
      ];
}

function buildTurning(
  { directorateCode, quarter }: List,
  { page, pages }: { readonly page: number; readonly pages: number },
): readonly KnownBlock[] {
  if (pages === 1) return [];
  const turn = (text: string, actionId: string, to: number) =>
    button(text, { actionId, value: writePageValue(to, directorateCode, quarter) });
  return [
    context(`Page ${page} of ${pages}`),
    {
      type: 'actions',
      elements: [
        ...(page > 1 ? [turn('Previous page', ACTIONS.previousFindings, page - 1)] : []),
        ...(page < pages ? [turn('Next page', ACTIONS.nextFindings, page + 1)] : []),
      ],
    },
  ];
}

/** The words of the checks are printed by the command line, too, where quotation marks are straight. */
function withCurlyQuotes(text: string): string {
  return text.replace(/"([^"]*)"/gu, '“$1”');
}

/** On one line. */
function inShort(text: string): string {
  return cut(text.replace(/\s+/gu, ' ').trim(), LONGEST_QUOTE);
}
