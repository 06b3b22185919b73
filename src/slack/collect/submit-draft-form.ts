import type { AllMiddlewareArgs, App, SlackViewMiddlewareArgs, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { formatClock } from '../../core/calendar/zone.ts';
import { type HandInOutcome, handInDraft } from '../../usecases/collect/hand-in-draft.ts';
import { context, richLine, section } from '../blocks.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { CALLBACKS } from '../ids.ts';
import { redrawView } from '../redraw-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { refusalText, TEXTS } from './answer-texts.ts';
import { buildContent, buildNotice, buildQuestions } from './build-notices.ts';
import { writeFormMemory } from './form-memory.ts';
import { openEntry } from './open-entry.ts';
import { type ReadForm, readMilestoneForm } from './read-milestone-form.ts';
import { closedText, keptText, toErrors } from './submit-milestone-form.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** "Hand to Anne": the same form, filled in by a contributor. */
export function listenToDraftForm(app: App, slack: SlackContext): void {
  app.view(CALLBACKS.draftForm, async ({ ack, view, body, context: received }: SubmitArgs) => {
    const read = readMilestoneForm(view);
    if (read === undefined) return ack(update(buildNotice('Not handed in', [section(TEXTS.gone)])));
    const clicker = clickerOf(body);
    const { entry, quarter } = read.memory;
    if (read.answer === undefined) {
      const notice = [section(TEXTS.redrawn)];
      return ack(update(await openEntry(slack, { clicker, entry, quarter, notice })));
    }
    const outcome = await handInDraft(slack.collect, {
      ...read.memory,
      milestoneId: entry.id,
      clicker,
      answer: read.answer,
      submissionId: body.trigger_id,
      now: slack.clock(),
      patience: patienceOf(received),
    });
    if (outcome.outcome === 'faults') {
      return ack({ response_action: 'errors', errors: toErrors(outcome.faults, read) });
    }
    await ack(update(toView(outcome, read, view)));
  });
}

function update(view: ModalView) {
  return { response_action: 'update' as const, view };
}

function toView(outcome: Exclude<HandInOutcome, { outcome: 'faults' }>, read: ReadForm, view: ViewOutput): ModalView {
  switch (outcome.outcome) {
    case 'handed':
      return buildHanded(outcome);
    case 'question':
      return redrawView(view, {
        notice: buildQuestions(outcome.questions, outcome.prefilled),
        privateMetadata: writeFormMemory({
          ...read.memory,
          asked: [...read.memory.asked, ...outcome.questions.map(({ check }) => check)],
        }),
      });
    case 'busy':
      return redrawView(view, { notice: [section(BUSY)] });
    case 'sent-by-owner':
      return buildNotice('Not handed in', [section(overText(outcome)), ...keptText(read)]);
    case 'closed':
      return buildNotice('Not handed in', [section(closedText(outcome.card.ref)), ...keptText(read)]);
    case 'refused':
      return buildNotice('Not handed in', [section(refusalText(outcome.permission, outcome.card)), ...keptText(read)]);
    case 'gone':
      return buildNotice('Not handed in', [section(TEXTS.gone), ...keptText(read)]);
  }
}

const BUSY =
  'Not handed in yet, please press the button again. Ragtime was busy for a moment; your text is still here.';

function buildHanded({ card, handed, timeZone }: Extract<HandInOutcome, { outcome: 'handed' }>): ModalView {
  const owner = card.ownerName ?? 'the owner';
  const blocks: readonly KnownBlock[] = [
    richLine({ bold: card.ref }, ` ${card.words}`),
    ...buildContent(handed.content),
    context(
      `Handed to ${owner} at ${formatClock(handed.at, timeZone)}. You can change it until it is approved: open it again from your message, or with /milestone.`,
    ),
  ];
  return buildNotice('Handed in', blocks);
}

/** What became of it in the meantime; the text that was not taken stands below. */
function overText({ card, decision }: Extract<HandInOutcome, { outcome: 'sent-by-owner' }>): string {
  const owner = card.ownerName ?? 'The owner';
  const what =
    decision?.kind === 'approved'
      ? `Your earlier text for ${card.ref} has been approved and sent`
      : `${owner} has sent ${card.ref} meanwhile`;
  return `${what}, so this was not handed in. Your text is below to copy; please tell ${owner} if it should still be changed.`;
}
