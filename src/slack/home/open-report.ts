import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { formatLong } from '../../core/calendar/local-date.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import { type ReadPublished, readPublishedReport } from '../../usecases/publish/read-published-report.ts';
import { context, section } from '../blocks.ts';
import type { ButtonArgs } from '../click-args.ts';
import { clickerOf } from '../clicks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { readQuarterValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { buildSummary } from '../publish/summary-messages.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { richText } from '../text.ts';
import { editedOutsideText } from './build-reports-part.ts';

/** A modal holds 100 blocks. https://docs.slack.dev/reference/block-kit/blocks */
const MOST_BLOCKS = 100;
/** A view holds 250 KB. https://docs.slack.dev/reference/methods/views.open */
const MOST_CHARACTERS = 40_000;

/** "Read" beside a published report. */
export function listenToReports(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.readReport, async (args: ButtonArgs) => {
    const { ack, action, body } = args;
    const { id, quarter } = readQuarterValue(action.value ?? '');
    const read = await readPublishedReport(slack.collect, {
      clicker: clickerOf(body),
      directorateId: id,
      quarter,
      now: slack.clock(),
    });
    await ack();
    await showView(args, buildReport(read));
  });
}

function buildReport(read: ReadPublished): ModalView {
  switch (read.outcome) {
    case 'refused':
      return buildNotice('Not yours', [section(refusalText(read.permission))]);
    case 'gone':
      return buildNotice('Not published', [
        section('This report is not there any more. The performance officer can say what became of it.'),
      ]);
    case 'report':
      return buildNotice('Published report', buildPublished(read));
  }
}

/** What the channel was sent: the summary, then as many parts as fit. */
function buildPublished({
  snapshot,
  channelId,
  uploaded,
}: Extract<ReadPublished, { outcome: 'report' }>): readonly KnownBlock[] {
  const [root, ...parts] = buildSummary(snapshot, 'Every status and the full commentary follow.');
  const blocks: KnownBlock[] = [...buildEdited(uploaded), ...(root?.blocks ?? []), ...buildPlace(channelId)];
  let characters = root?.text.length ?? 0;
  for (const { blocks: part, text } of parts) {
    characters += text.length;
    if (blocks.length + part.length > MOST_BLOCKS - 1 || characters > MOST_CHARACTERS) {
      return [...blocks, context('There is more than fits here; all of it stands in the channel.')];
    }
    blocks.push(...part);
  }
  return blocks;
}

function buildEdited(uploaded: Extract<ReadPublished, { outcome: 'report' }>['uploaded']): readonly KnownBlock[] {
  if (uploaded === undefined) return [];
  return [section(editedOutsideText(formatLong(localDateOf(uploaded.at, uploaded.timeZone))))];
}

function buildPlace(channelId: string | undefined): readonly KnownBlock[] {
  if (channelId === undefined) return [];
  const words = { type: 'text', text: 'It was posted, with its parts in a thread, in ' } as const;
  return [richText({ type: 'rich_text_section', elements: [words, { type: 'channel', channel_id: channelId }] })];
}
