import type { KnownBlock, ModalView } from '@slack/types';
import { titleOfQuarter } from '../../../core/calendar/quarter.ts';
import type { LedHistory, LedQuarter } from '../../../usecases/collect/led/read-led-history.ts';
import { context, cut, fitBlocks, richLine, section } from '../../blocks.ts';
import { buildNotice } from '../build-notices.ts';
import { buildQuarterReturns, sentAt } from '../build-quarter-returns.ts';
import { ledTexts, ledWord } from './led-texts.ts';

/** https://docs.slack.dev/reference/views/modal-views */
const LONGEST_TITLE = 24;
/** A view takes 250 KB; earlier ones stand in the published reports. */
const MOST_QUARTERS = 3;
const DIVIDER: KnownBlock = { type: 'divider' };

/** What was said of a risk or an equality action, newest quarter first; of each where several have the name. */
export function buildLedHistories(histories: readonly LedHistory[]): ModalView {
  const most = Math.max(1, Math.floor(MOST_QUARTERS / Math.max(1, histories.length)));
  const blocks = histories.flatMap((history, index) => [
    ...(index === 0 ? [] : [DIVIDER]),
    ...buildHistory(history, most),
  ]);
  const title = cut(`History of ${histories[0]?.entry.ref ?? ''}`, LONGEST_TITLE);
  return buildNotice(title, fitBlocks(blocks, 'modal'));
}

function buildHistory(history: LedHistory, most: number): readonly KnownBlock[] {
  const { entry, directorateName, leadName, quarters } = history;
  const lead = leadName === undefined ? 'No lead yet' : `Led by ${leadName}`;
  return [
    richLine({ bold: entry.ref }, ` ${entry.words}`),
    context(`${directorateName} · ${lead}`),
    ...buildQuarters(quarters, history, most),
  ];
}

function buildQuarters(quarters: LedHistory['quarters'], history: LedHistory, most: number): readonly KnownBlock[] {
  if (quarters === undefined) {
    return [section('Its lead and the performance officer see its history; everybody reads the published reports.')];
  }
  if (quarters.length === 0) return [section('Nothing has been said of it yet.')];
  return [
    ...quarters.slice(0, most).flatMap((quarter) => [DIVIDER, ...buildQuarter(quarter, history)]),
    ...(quarters.length > most ? [context('Earlier quarters stand in the published reports.')] : []),
  ];
}

function buildQuarter(said: LedQuarter, { entry, timeZone }: LedHistory): readonly KnownBlock[] {
  const { quarter, update, by = 'somebody who has left' } = said;
  const came = update.howItCame === undefined ? '' : ` How it came: ${update.howItCame}.`;
  return [
    richLine({ bold: `${titleOfQuarter(quarter)}: ` }, ledWord(update.content)),
    ...ledTexts(update.content)
      .filter((text) => text !== '')
      .map((text) => richLine(text)),
    context(`Sent ${sentAt(update.at, timeZone)} by ${by}.${came}`),
    ...buildQuarterReturns(said, { entry: { kind: entry.kind, id: entry.id }, quarter, timeZone }),
  ];
}
