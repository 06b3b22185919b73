import type { KnownBlock } from '@slack/types';
import { eitherWords } from '../../../core/list-words.ts';
import { readMyDrafts } from '../../../usecases/collect/draft/read-my-drafts.ts';
import { type DraftToWrite, listDrafting } from '../../../usecases/collect/drafting/list-drafting.ts';
import { readMyItemDrafts } from '../../../usecases/collect/item/read-item-drafts.ts';
import { readMyItems } from '../../../usecases/collect/item/read-my-items.ts';
import { listQuietSections } from '../../../usecases/collect/led/list-sections.ts';
import {
  answerMilestoneCommand,
  type CommandAnswer,
} from '../../../usecases/collect/milestone/answer-milestone-command.ts';
import { context, fitBlocks, richLine, section } from '../../blocks.ts';
import { blocksToText } from '../../blocks-to-text.ts';
import type { CommandArgs } from '../../click-args.ts';
import { clickerOf } from '../../clicks.ts';
import { COMMANDS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { openView } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { ANSWER_TEXT_ROOM } from '../../text.ts';
import { MILESTONE_HELP, MILESTONE_HELP_END, refusalText, TEXTS } from '../answer-texts.ts';
import { buildWorkList } from '../build-work-list.ts';
import { buildLateWay } from '../draft/build-late-drafts.ts';
import { buildDraftingPart } from '../drafting/build-drafting-part.ts';
import { buildIndicatorCards } from '../indicator/build-indicator-cards.ts';
import { buildIndicatorHistories } from '../indicator/build-indicator-history.ts';
import { buildItemDraftLines } from '../item/build-item-drafts.ts';
import { buildItemsBlock } from '../item/build-items-block.ts';
import { buildLedHistories } from '../led/build-led-history.ts';
import { buildLedLines } from '../led/build-led-lines.ts';
import { buildSectionsBlock } from '../led/build-sections-block.ts';
import { openEntry } from '../open-entry.ts';
import { buildCard } from './build-cards.ts';
import { buildChooser } from './build-chooser.ts';
import { buildHistory } from './build-history.ts';
import { buildMilestoneForm } from './build-milestone-form.ts';

/** `/milestone`, with or without a ref. */
export function listenToMilestoneCommand(app: Listeners, slack: SlackContext): void {
  app.command(COMMANDS.milestone, async ({ command, ack, client }: CommandArgs) => {
    const clicker = clickerOf(command);
    const now = slack.clock();
    const text = unescapeCommand(command.text);
    const answer = await answerMilestoneCommand(slack.collect, { clicker, text, now });
    const view =
      answer.outcome === 'entry' ? await openEntry(slack, { clicker, quarter: undefined, ...answer }) : toView(answer);
    if (view !== undefined) {
      await ack();
      await openView({ triggerId: command.trigger_id, client }, view);
      return;
    }
    const items = answer.outcome === 'my-work' ? await readMyItems(slack.items, { clicker, now }) : [];
    const begun = answer.outcome === 'my-work' ? await readMyItemDrafts(slack.items, { clicker, now }) : [];
    const late =
      answer.outcome === 'my-work' ? await readMyDrafts(slack.collect, { clicker, now }) : { late: [], lateTexts: [] };
    const sections = answer.outcome === 'my-work' ? await listQuietSections(slack.collect, { clicker, now }) : [];
    const drafting = answer.outcome === 'my-work' ? await listDrafting(slack.collect, { clicker, now }) : [];
    const blocks = fitBlocks(
      [
        ...(isOnlyDrafting(answer, drafting) ? [] : toBlocks(answer)),
        ...buildDraftingPart(drafting),
        ...buildItemDraftLines(begun),
        ...buildLateWay(late, begun),
      ],
      'message',
      [...buildItemsBlock(items), ...buildSectionsBlock(sections)],
    );
    await ack({ response_type: 'ephemeral', text: blocksToText(blocks, ANSWER_TEXT_ROOM), blocks: [...blocks] });
  });
}

/** "Nothing is asked of you" would not be true. */
function isOnlyDrafting(answer: CommandAnswer, drafting: readonly DraftToWrite[]): boolean {
  return answer.outcome === 'my-work' && answer.work.outcome === 'nothing-open' && drafting.length > 0;
}

function toView(answer: CommandAnswer) {
  if (answer.outcome === 'form') return buildMilestoneForm(answer.form, answer);
  if (answer.outcome === 'history') return buildHistory(answer.history);
  if (answer.outcome === 'indicator-histories') return buildIndicatorHistories(answer.histories);
  if (answer.outcome === 'led-histories') return buildLedHistories(answer.histories);
  return answer.outcome === 'chooser' ? buildChooser(answer.choice, answer.indicators) : undefined;
}

function toBlocks(answer: CommandAnswer): readonly KnownBlock[] {
  switch (answer.outcome) {
    case 'help':
      return buildHelp();
    case 'my-work':
      return buildWorkList(answer.work);
    case 'card':
      return buildCard(answer.card);
    case 'gone':
      return [section(TEXTS.gone)];
    case 'indicators':
      return buildIndicatorCards(answer.found);
    case 'led':
      return buildLedLines(answer.found);
    case 'unknown-ref':
      return [section(unknownText(answer.given, answer.nearest))];
    case 'no-plan':
      return [section(TEXTS.noPlan)];
    case 'refused':
      return [section(refusalText(answer.permission))];
    case 'form':
    case 'entry':
    case 'chooser':
    case 'history':
    case 'indicator-histories':
    case 'led-histories':
      return [];
  }
}

function unknownText(given: string, nearest: readonly string[]): string {
  const either = eitherWords(nearest);
  const hint = nearest.length === 0 ? '' : ` Did you mean ${either}?`;
  return `Nothing in the plan has the ref “${given.slice(0, 60)}”.${hint} /milestone alone lists what waits for you.`;
}

/** Slack sends entities for &, < and >, and marks what it takes for a link or a name. */
function unescapeCommand(text: string): string {
  return text
    .replace(/<[^>|]*\|([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function buildHelp(): readonly KnownBlock[] {
  const lines = MILESTONE_HELP.map(({ typed, does }) => richLine({ bold: typed }, `: ${does}`));
  return [section('What /milestone does:'), ...lines, context(MILESTONE_HELP_END)];
}
