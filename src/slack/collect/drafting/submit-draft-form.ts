import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { formatClock } from '../../../core/calendar/zone.ts';
import type { MilestoneCard } from '../../../core/collect/milestone/milestone-form.ts';
import { questionKey } from '../../../core/review/question.ts';
import type { DraftRequest } from '../../../usecases/collect/draft/find-draft-key.ts';
import { hasDraft } from '../../../usecases/collect/draft/has-draft.ts';
import { type HandInOutcome, handInDraft } from '../../../usecases/collect/drafting/hand-in-draft.ts';
import { type DraftToWrite, listDrafting } from '../../../usecases/collect/drafting/list-drafting.ts';
import type { Clicker } from '../../../usecases/find-actor.ts';
import { button, context, richLine, section } from '../../blocks.ts';
import type { SubmitArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { update } from '../../form-answer.ts';
import { writeEntryValue } from '../../id-values.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { redrawView } from '../../redraw-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { refusalText, TEXTS } from '../answer-texts.ts';
import { buildLengthRemark } from '../build-length-remark.ts';
import { buildContent, buildNotice, buildQuestions } from '../build-notices.ts';
import { buildQuestion } from '../build-question.ts';
import { buildDraftLeft } from '../draft/build-draft-left.ts';
import { askAboutEmptied } from '../form/ask-about-emptied.ts';
import { writeFormMemory } from '../form/form-memory.ts';
import { keptText } from '../kept-text.ts';
import { type ReadForm, readMilestoneForm } from '../milestone/read-milestone-form.ts';
import { closedText, toErrors } from '../milestone/submit-milestone-form.ts';
import { openEntry } from '../open-entry.ts';

/** "Hand to Anne": the same form, filled in by a contributor. */
export function listenToDraftForm(app: Listeners, slack: SlackContext): void {
  app.draftedView(CALLBACKS.draftForm, async ({ ack, view, body, context: received }: SubmitArgs) => {
    const read = readMilestoneForm(view);
    if (read === undefined) return ack(update(buildNotice('Not handed in', [section(TEXTS.gone)])));
    const clicker = clickerOf(body);
    const { entry, quarter } = read.memory;
    if (read.answer === undefined) {
      const notice = [section(TEXTS.redrawn)];
      return ack(update(await openEntry(slack, { clicker, entry, quarter, notice })));
    }
    const emptied = await askAboutEmptied(slack, { view, memory: read.memory, clicker });
    if (emptied !== undefined) return ack(update(emptied));
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
    const isHanded = outcome.outcome === 'handed';
    const left = isHanded ? await whatIsLeft(slack, clicker) : [];
    const more = isHanded ? await moreTyped(slack, { clicker, entry, quarter }, outcome.card) : [];
    await ack(update(toView(outcome, { read, view, left, more })));
  });
}

/** It is handed in by now: a fault in looking for what comes next must not make it look otherwise. */
async function whatIsLeft(slack: SlackContext, clicker: Clicker): Promise<readonly DraftToWrite[]> {
  try {
    const drafts = await listDrafting(slack.collect, { clicker, now: slack.clock() });
    return drafts.filter(({ state }) => state !== 'handed');
  } catch (error) {
    slack.log.error(
      { problem: error instanceof Error ? error.message : 'unknown' },
      'What is left to draft is not known',
    );
    return [];
  }
}

/** Likewise. */
async function moreTyped(
  slack: SlackContext,
  { clicker, entry, quarter }: Pick<DraftRequest, 'clicker' | 'entry' | 'quarter'>,
  card: MilestoneCard,
): Promise<readonly KnownBlock[]> {
  try {
    const isMore = await hasDraft(slack.collect, { clicker, entry, quarter, now: slack.clock() });
    return isMore ? [buildDraftLeft(entry, quarter, card)] : [];
  } catch (error) {
    slack.log.error(
      { problem: error instanceof Error ? error.message : 'unknown' },
      'Whether more was typed is not known',
    );
    return [];
  }
}

interface Shown {
  readonly read: ReadForm;
  readonly view: ViewOutput;
  /** What else waits to be drafted. */
  readonly left: readonly DraftToWrite[];
  /** That this person typed more elsewhere. */
  readonly more: readonly KnownBlock[];
}

function toView(outcome: Exclude<HandInOutcome, { outcome: 'faults' }>, { read, view, left, more }: Shown): ModalView {
  switch (outcome.outcome) {
    case 'handed':
      return buildHanded(outcome, [...more, ...buildNext(left)]);
    case 'question':
      return redrawView(view, {
        notice: buildQuestions(outcome.questions, outcome.prefilled),
        privateMetadata: writeFormMemory({
          ...read.memory,
          asked: [...read.memory.asked, ...outcome.questions.map(questionKey)],
        }),
      });
    case 'returned':
      return redrawView(view, {
        notice: [section(RETURNED), ...buildQuestion(outcome.question, outcome.timeZone)],
        privateMetadata: writeFormMemory({ ...read.memory, returnId: outcome.question.id }),
      });
    case 'busy':
      return redrawView(view, { notice: [section(BUSY)] });
    case 'sent-by-owner':
      return buildNotice('Not handed in', [section(overText(outcome)), ...keptText(view)]);
    case 'closed':
      return buildNotice('Not handed in', [section(closedText(outcome)), ...keptText(view)]);
    case 'refused':
      return buildNotice('Not handed in', [section(refusalText(outcome.permission, outcome.card)), ...keptText(view)]);
    case 'gone':
      return buildNotice('Not handed in', [section(TEXTS.gone), ...keptText(view)]);
  }
}

const RETURNED =
  'Not handed in yet: while you were writing, this came back with a question. Your text is still here; add to it, or press the button again to hand it in as it is.';
const BUSY =
  'Not handed in yet, please press the button again. Ragtime was busy for a moment; your text is still here.';

function buildHanded(
  { card, handed, timeZone }: Extract<HandInOutcome, { outcome: 'handed' }>,
  next: readonly KnownBlock[],
): ModalView {
  const owner = card.ownerName ?? 'the owner';
  const blocks: readonly KnownBlock[] = [
    richLine({ bold: card.ref }, ` ${card.words}`),
    ...buildContent(handed.content),
    ...buildLengthRemark(handed.content.commentary),
    context(
      `Handed to ${owner} at ${formatClock(handed.at, timeZone)}. You can change it until it is approved: open it again from your message, or with /milestone.`,
    ),
  ];
  return buildNotice('Handed in', [...blocks, ...next]);
}

function buildNext(left: readonly DraftToWrite[]): readonly KnownBlock[] {
  const [next] = left;
  if (next === undefined) return [];
  const { entry, quarter, ref, words } = next;
  const open = button('Next', {
    actionId: ACTIONS.chooseEntry,
    value: writeEntryValue(entry, quarter),
    spoken: `Next: ${ref} ${words}`,
    style: 'primary',
  });
  const count = left.length === 1 ? 'One more waits' : `${left.length} more wait`;
  return [{ type: 'divider' }, section(`${count} to be drafted. Next: ${ref} ${words}`, open)];
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
