import type { KnownBlock, ModalView } from '@slack/types';
import { financialYearTitle, titleOfQuarter } from '../../../core/calendar/quarter.ts';
import { figureText } from '../../../core/collect/indicator/figure-words.ts';
import { toStatus } from '../../../core/collect/indicator/indicator-status.ts';
import { printedWords } from '../../../reports/indicator-words.ts';
import type { IndicatorHistory, IndicatorQuarter } from '../../../usecases/collect/indicator/read-indicator-history.ts';
import { context, cut, fitBlocks, richLine, section } from '../../blocks.ts';
import { buildNotice } from '../build-notices.ts';
import { buildQuarterReturns } from '../build-quarter-returns.ts';
import { momentText } from '../moment-text.ts';
import { placeText } from '../place-text.ts';
import { statusWords } from '../status-words.ts';
import { coverLines } from './indicator-texts.ts';

/** https://docs.slack.dev/reference/views/modal-views */
const LONGEST_TITLE = 24;
/** A view takes 250 KB; earlier ones stand in the published reports. */
const MOST_QUARTERS = 3;

/** The figures of an indicator, newest quarter first; of each one where several share the ref. */
export function buildIndicatorHistories(histories: readonly IndicatorHistory[]): ModalView {
  const most = Math.max(1, Math.floor(MOST_QUARTERS / Math.max(1, histories.length)));
  const blocks = histories.flatMap((history, index) => [
    ...(index === 0 ? [] : [DIVIDER]),
    ...buildHistory(history, most),
  ]);
  return buildNotice(cut(`History of ${histories[0]?.card.ref ?? ''}`, LONGEST_TITLE), fitBlocks(blocks, 'modal'));
}

const DIVIDER: KnownBlock = { type: 'divider' };
const NOTHING = {
  everything: 'Nothing has been said of it yet.',
  published: 'No report has been published about it yet.',
} as const;

function buildHistory(history: IndicatorHistory, most: number): readonly KnownBlock[] {
  const { card, reads, quarters } = history;
  const owner = card.ownerName === undefined ? 'No owner yet' : `Owner: ${card.ownerName} (${card.ownerInitials})`;
  const facts = [owner, placeText(card), `Plan ${financialYearTitle(card.planYear)}`];
  return [
    richLine({ bold: card.ref }, ` ${card.words}`),
    context(facts.join(' · ')),
    ...(reads === 'published' ? [context('What was published. Its owner and the performance officer see more.')] : []),
    ...(quarters.length === 0 ? [section(NOTHING[reads])] : []),
    ...quarters.slice(0, most).flatMap((quarter) => [DIVIDER, ...buildQuarter(quarter, history)]),
    ...(quarters.length > most ? [context('Earlier quarters stand in the published reports.')] : []),
  ];
}

function buildQuarter(quarter: IndicatorQuarter, { card, timeZone }: IndicatorHistory): readonly KnownBlock[] {
  const { update, by = 'somebody who has left', published } = quarter;
  const title = { bold: `${titleOfQuarter(quarter.quarter)}: ` };
  const printed = published && printedWords(published.indicator);
  if (update === undefined) return [richLine(title, printed ?? 'Nothing was said.')];
  const { figure, status, commentary, action, at, howItCame } = update;
  const colour = toStatus(status);
  const said = [figureText(figure, card.indicator), ...(colour === undefined ? [] : [statusWords(colour)])];
  return [
    richLine(title, said.join(', ')),
    ...coverLines(figure).map((line) => richLine(line)),
    ...(status.overrideReason === ''
      ? []
      : [richLine({ bold: 'Why the status differs from the computed one: ' }, status.overrideReason)]),
    ...(commentary === '' ? [] : [richLine(commentary)]),
    ...(action === '' ? [] : [richLine({ bold: 'What is being done: ' }, action)]),
    context(
      `Sent at ${momentText(at, timeZone)} by ${by}${howItCame === undefined ? '' : `, how it came: ${howItCame}`}.`,
    ),
    ...(printed === undefined ? [] : [context(`Published: ${printed}`)]),
    ...buildQuarterReturns(quarter, {
      entry: { kind: 'indicator', id: card.indicator.id },
      quarter: quarter.quarter,
      timeZone,
    }),
  ];
}
