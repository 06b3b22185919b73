import type { ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { formatLong, type LocalDate } from '../../../core/calendar/local-date.ts';
import type { AnswerFault } from '../../../core/collect/milestone/check-answer.ts';
import { COVERS_FIELD } from '../../../core/collect/milestone/milestone-draft.ts';
import type { Status } from '../../../core/collect/milestone/status.ts';
import { questionKey } from '../../../core/review/question.ts';
import { openMilestoneForm } from '../../../usecases/collect/milestone/open-milestone-form.ts';
import type { NotOpen } from '../../../usecases/collect/milestone/read-opening.ts';
import { type SubmitOutcome, submitUpdate } from '../../../usecases/collect/milestone/submit-update.ts';
import { section } from '../../blocks.ts';
import type { SubmitArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { FIELDS } from '../../field-ids.ts';
import { type FormAnswer, update } from '../../form-answer.ts';
import { CALLBACKS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { redrawUndrafted } from '../../redraw-undrafted.ts';
import { redrawView } from '../../redraw-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { afterSave } from '../after-save.ts';
import {
  anotherQuarterText,
  faultText,
  notCoverableText,
  refusalText,
  sentByOwnerText,
  TEXTS,
  toCopyText,
} from '../answer-texts.ts';
import {
  buildContent,
  buildCoveredWords,
  buildNotice,
  buildOvertaken,
  buildQuestions,
  buildWords,
} from '../build-notices.ts';
import { buildQuestion } from '../build-question.ts';
import { buildDraftCame } from '../drafting/build-draft-for.ts';
import { askAboutEmptied } from '../form/ask-about-emptied.ts';
import { type FormMemory, writeFormMemory } from '../form/form-memory.ts';
import { keptText } from '../kept-text.ts';
import { momentText } from '../moment-text.ts';
import { buildMilestoneForm } from './build-milestone-form.ts';
import { findBlockId } from './cover-fields.ts';
import { drawCoverStep } from './draw-cover-step.ts';
import { type ReadForm, readMilestoneForm } from './read-milestone-form.ts';

/** Save: stored durably before anything says that it is saved. */
export function listenToMilestoneForm(app: Listeners, slack: SlackContext): void {
  app.draftedView(CALLBACKS.milestoneForm, async ({ ack, view, body, context }: SubmitArgs) => {
    const read = readMilestoneForm(view);
    if (read === undefined)
      return ack({ response_action: 'update', view: buildNotice('Not saved', [section(TEXTS.gone)]) });
    if (read.answer === undefined) return ack(await drawAgain(slack, { memory: read.memory, view, body }));
    const emptied = await askAboutEmptied(slack, { view, memory: read.memory, clicker: clickerOf(body) });
    if (emptied !== undefined) return ack(update(emptied));
    const outcome = await submitUpdate(slack.collect, {
      ...read.memory,
      milestoneId: read.memory.entry.id,
      clicker: clickerOf(body),
      answer: read.answer,
      covers: read.covers,
      submissionId: body.trigger_id,
      now: slack.clock(),
      patience: patienceOf(context),
    });
    await ack(await toAnswer(slack, { outcome, read, view, body }));
  });
}

interface Submitted {
  readonly outcome: SubmitOutcome;
  readonly read: ReadForm;
  readonly view: ViewOutput;
  readonly body: ViewSubmitAction;
}

async function toAnswer(slack: SlackContext, { outcome, read, view, body }: Submitted): Promise<FormAnswer> {
  switch (outcome.outcome) {
    case 'saved':
      return update(
        await afterSave(slack, { clicker: clickerOf(body), memory: read.memory }, toSavedEntry(outcome, read)),
      );
    case 'faults':
      return { response_action: 'errors', errors: toErrors(outcome.faults, read) };
    case 'ask-statuses':
      return update(drawCoverStep(view, { ...outcome, memory: read.memory }));
    case 'cover-faults':
    case 'not-coverable':
      return { response_action: 'errors', errors: toCoverErrors(outcome, { read, view }) };
    case 'question':
      return update(
        redrawView(view, {
          notice: buildQuestions(outcome.questions, outcome.prefilled),
          privateMetadata: remember(read, {
            asked: [...read.memory.asked, ...outcome.questions.map(questionKey)],
          }),
        }),
      );
    case 'busy':
      return update(redrawView(view, { notice: [section(TEXTS.notSavedYet)] }));
    case 'returned':
      return update(
        redrawView(view, {
          notice: [section(TEXTS.returnedMeanwhile), ...buildQuestion(outcome.question, outcome.form.timeZone)],
          privateMetadata: remember(read, { returnId: outcome.question.id }),
        }),
      );
    case 'draft-came':
      return update(
        redrawView(view, {
          notice: buildDraftCame(outcome.text, outcome.form.timeZone),
          privateMetadata: remember(read, { handedId: outcome.text.handed.id }),
        }),
      );
    case 'overtaken':
      return overtaken({ outcome, read, view, body });
    case 'closed':
      return update(buildNotice('Not saved: closed', [section(closedText(outcome)), ...keptText(view)]));
    case 'refused':
      return update(
        buildNotice('Not saved', [section(refusalText(outcome.permission, outcome.card)), ...keptText(view)]),
      );
    case 'gone':
      return update(buildNotice('Not saved', [section(TEXTS.gone), ...keptText(view)]));
  }
}

export function toErrors(faults: readonly AnswerFault[], { blockIds }: ReadForm): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const fault of faults) {
    if (blockIds !== undefined) errors[blockIds[fault.field]] = faultText(fault);
  }
  return errors;
}

function toCoverErrors(
  outcome: Extract<SubmitOutcome, { outcome: 'cover-faults' | 'not-coverable' }>,
  { read, view }: Pick<Submitted, 'read' | 'view'>,
): Record<string, string> {
  const { values } = view.state;
  const errors: Record<string, string> = {};
  if (outcome.outcome === 'not-coverable') {
    const blockId = findBlockId(values, COVERS_FIELD, read.memory.entry.id);
    if (blockId !== undefined) errors[blockId] = notCoverableText(outcome.refused);
    return errors;
  }
  for (const { milestoneId, fault } of outcome.faults) {
    const blockId = findBlockId(values, FIELDS[fault.field], milestoneId);
    if (blockId !== undefined) errors[blockId] = faultText(fault);
  }
  return errors;
}

function remember({ memory }: ReadForm, changed: Partial<FormMemory>): string {
  return writeFormMemory({ ...memory, ...changed });
}

function overtaken({
  outcome,
  read,
  view,
}: Submitted & { readonly outcome: Extract<SubmitOutcome, { outcome: 'overtaken' }> }): FormAnswer {
  const { by, who, form } = outcome;
  const notice = buildOvertaken({ who, at: by.at, timeZone: form.timeZone }, buildContent(by));
  return update(redrawView(view, { notice, privateMetadata: remember(read, { basedOn: outcome.by.id }) }));
}

/** A view that is not the form as we drew it: nothing is changed, the milestone is drawn again. */
async function drawAgain(
  slack: SlackContext,
  { memory, view, body }: Pick<Submitted, 'view' | 'body'> & { readonly memory: FormMemory },
): Promise<FormAnswer> {
  const { entry, quarter, walk, howItCame } = memory;
  if (howItCame !== undefined) return update(redrawUndrafted(view));
  const request = { clicker: clickerOf(body), milestoneId: entry.id, quarter, howItCame, now: slack.clock() };
  const opened = await openMilestoneForm(slack.collect, request);
  if (opened.outcome === 'closed')
    return update(buildNotice('Not saved: closed', [section(anotherQuarterText(opened.card.card.ref, quarter))]));
  if (opened.outcome === 'refused')
    return update(buildNotice('Not saved', [section(refusalText(opened.permission, opened.card))]));
  if (opened.outcome === 'another-quarter')
    return update(buildNotice('Not saved', [section(anotherQuarterText(opened.card.ref, opened.quarter))]));
  if (opened.outcome === 'sent-by-owner')
    return update(buildNotice('Not saved', [section(sentByOwnerText(opened.card))]));
  if (opened.outcome === 'gone') return update(buildNotice('Not saved', [section(TEXTS.gone)]));
  return update(buildMilestoneForm(opened.form, { walk, draft: opened.draft, notice: [section(TEXTS.redrawn)] }));
}

function toSavedEntry(
  { update: stored, card, timeZone, closesAt, changeable, covered }: SubmitOutcome & { readonly outcome: 'saved' },
  { answer }: ReadForm,
) {
  const { ref, words } = card;
  const word = { at: stored.at, status: stored.status };
  return {
    ref,
    words,
    word,
    said: [...buildWords(stored), ...buildCoveredWords(covered)],
    remark: unkeptDayText(answer?.completedOn, stored.status),
    commentary: stored.commentary,
    timeZone,
    closesAt,
    changeable,
  };
}

/** Only what is completed has a day: one that is left over from another choice is not lost without a word. */
function unkeptDayText(day: LocalDate | undefined, { completedOn }: Status): string | undefined {
  if (day === undefined || completedOn !== undefined) return undefined;
  return `The day you gave, ${formatLong(day)}, is not kept: only what is completed has one.`;
}

/** Nothing is saved before a window opens, nor after it has closed. */
export function closedText({ card: { ref }, opening, officers }: NotOpen): string {
  if (opening !== undefined) {
    const when = momentText(opening.at, opening.timeZone);
    return `The window for ${ref} opens at ${when}, so this was not saved. Your text is below to copy; please save it then.`;
  }
  return `The window for ${ref} has closed, so this was not saved. ${toCopyText(officers)}`;
}
