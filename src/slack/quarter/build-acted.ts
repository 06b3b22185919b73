import type { KnownBlock, ModalView } from '@slack/types';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { partDateLines } from '../../reports/part-words.ts';
import { absentSignersTexts, signersText } from '../../reports/signer-words.ts';
import type { Published } from '../../usecases/publish/resend-summary.ts';
import type { Acted, DeedRefusal } from '../../usecases/review/act-on-quarter.ts';
import { section } from '../blocks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { buildBlocking, type QuarterMemory } from './build-quarter-form.ts';
import { commandFor, quarterButton } from './quarter-buttons.ts';
import { deedRefusalText, momentText } from './quarter-texts.ts';

/** What has happened to a quarter, and what happens next. */
export function buildActed(acted: Acted, { quarter, timeZone }: QuarterMemory): ModalView {
  const title = titleOfQuarter(quarter);
  switch (acted.act) {
    case 'open':
    case 'reopen': {
      const { opensAt, dueAt, closesAt } = acted.window;
      const at = (instant: Date) => momentText(instant, timeZone);
      const text =
        acted.act === 'open'
          ? `${title} is collecting: it opens ${at(opensAt)}, is due ${at(dueAt)} and closes ${at(closesAt)}.`
          : `${title} is collecting again, until ${at(closesAt)}.`;
      const lines = [text, ...partDateLines(acted.window, at).map((line) => `${line}.`)];
      return buildNotice(acted.act === 'open' ? 'Opened' : 'Open again', [section(lines.join('\n'))]);
    }
    case 'close': {
      const text =
        acted.window.state === 'planned'
          ? `${title} had not opened yet, so it is taken back. It is held until somebody starts it.`
          : `${title} has closed. Read the checks, then publish it; until then it can be opened again.`;
      return buildNotice('Closed', [section(text)]);
    }
    case 'publish':
      return buildNotice('Published', [section(publishedText(acted.published, title))]);
    case 'sign-off':
      return buildNotice('Asked', [
        section(
          `Draft ${acted.asked.number} of ${title} goes to ${signersText(acted.asked.asked)} within a minute or two. You hear of each answer.`,
        ),
        ...absentSignersTexts(acted.asked.asked).map((text) => section(text)),
      ]);
    case 'amend':
      return buildNotice('Corrected', [
        section(
          `${title} is corrected as revision ${acted.amended.number}. The channel gets the correction within a minute or two; what was posted before says that it was corrected.`,
        ),
      ]);
  }
}

function publishedText(published: Published, title: string): string {
  if (published.kind === 'published') {
    return `${title} is published as revision ${published.revision.number}. The summary and its thread go to the channel within a minute or two, one message after the other; then everybody who sent something hears what is printed of theirs.`;
  }
  const { failed, waiting } = published;
  const count = failed.length + waiting;
  return `${title} was published before, and is unchanged. ${count === 1 ? 'One message' : `${count} messages`} that had not gone out will be tried again.`;
}

export function buildRefused(refusal: DeedRefusal, memory: QuarterMemory): ModalView {
  const text = deedRefusalText(refusal, { quarter: memory.quarter, zone: memory.timeZone });
  return buildNotice('Nothing was changed', [section(text), ...buildWayOn(refusal, memory)]);
}

function buildWayOn(refusal: DeedRefusal, memory: QuarterMemory): readonly KnownBlock[] {
  if (refusal.reason !== 'blocked') return [];
  const readingList = quarterButton({ text: 'Read the checks', command: commandFor('check', memory) });
  return [...buildBlocking(refusal.findings), { type: 'actions', elements: [readingList] }];
}
