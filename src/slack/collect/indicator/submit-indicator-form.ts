import type { ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { formatFigure } from '../../../core/collect/indicator/figure.ts';
import { figureText } from '../../../core/collect/indicator/figure-words.ts';
import { INDICATOR_FIELDS } from '../../../core/collect/indicator/indicator-draft.ts';
import { toStatus } from '../../../core/collect/indicator/indicator-status.ts';
import { questionKey } from '../../../core/review/question.ts';
import { directionWords } from '../../../reports/labels.ts';
import {
  type SavedIndicator,
  type SubmitIndicatorOutcome,
  submitIndicator,
} from '../../../usecases/collect/indicator/submit-indicator.ts';
import { context, richLine, section } from '../../blocks.ts';
import type { SubmitArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { type FormAnswer, update } from '../../form-answer.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { redrawUndrafted } from '../../redraw-undrafted.ts';
import { redrawView } from '../../redraw-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { afterSave, type SavedEntry } from '../after-save.ts';
import { TEXTS } from '../answer-texts.ts';
import { buildNotice, buildOvertaken, buildWords } from '../build-notices.ts';
import { buildQuestion } from '../build-question.ts';
import { fillFromDraft, readTyped } from '../draft/draft-fields.ts';
import { askAboutEmptied } from '../form/ask-about-emptied.ts';
import { type FormMemory, writeFormMemory } from '../form/form-memory.ts';
import { keptText } from '../kept-text.ts';
import { openEntry } from '../open-entry.ts';
import { buildEmptiedTexts, questionText } from '../question-texts.ts';
import { buildSuppliedWords } from './build-supply-form.ts';
import {
  buildIndicatorWords,
  coverLines,
  figureUnsavedText,
  INDICATOR_TEXTS,
  indicatorFaultText,
} from './indicator-texts.ts';
import { type ReadIndicatorForm, readIndicatorForm } from './read-indicator-form.ts';

/** Save of an indicator: stored durably before anything says that it is saved. */
export function listenToIndicatorForm(app: Listeners, slack: SlackContext): void {
  app.draftedView(CALLBACKS.indicatorForm, async ({ ack, view, body, context: about }: SubmitArgs) => {
    const read = readIndicatorForm(view);
    if (read === undefined) return ack(update(buildNotice('Not saved', [section(INDICATOR_TEXTS.gone)])));
    if (read.answer === undefined) return ack(update(await drawAgain(slack, { memory: read.memory, view, body })));
    const { memory, answer } = read;
    const emptied = await askAboutEmptied(slack, { view, memory, clicker: clickerOf(body) });
    if (emptied !== undefined) return ack(update(emptied));
    const outcome = await submitIndicator(slack.collect, {
      ...memory,
      indicatorId: memory.entry.id,
      seenSuppliedId: memory.suppliedId,
      clicker: clickerOf(body),
      answer,
      submissionId: body.trigger_id,
      now: slack.clock(),
      patience: patienceOf(about),
    });
    await ack(await toAnswer(slack, { outcome, read, view, body }));
  });
}

interface Submitted {
  readonly outcome: SubmitIndicatorOutcome;
  readonly read: ReadIndicatorForm;
  readonly view: ViewOutput;
  readonly body: ViewSubmitAction;
}

async function toAnswer(slack: SlackContext, { outcome, read, view, body }: Submitted): Promise<FormAnswer> {
  const { memory } = read;
  switch (outcome.outcome) {
    case 'saved':
      return update(await afterSave(slack, { clicker: clickerOf(body), memory }, toSavedEntry(outcome)));
    case 'faults': {
      const errors = toErrors(outcome, read);
      // A field that this form lacks: the plan has given a target since it was drawn.
      if (Object.keys(errors).length < outcome.faults.length)
        return update(await drawFilled(slack, { memory, view, body }));
      return { response_action: 'errors', errors };
    }
    case 'question': {
      const asked = [...memory.asked, ...outcome.questions.map(questionKey)];
      return redraw(view, { notice: buildQuestions(outcome), memory: { ...memory, asked } });
    }
    case 'busy':
      return redraw(view, { notice: [section(TEXTS.notSavedYet)], memory });
    case 'returned':
      return redraw(view, {
        notice: [section(TEXTS.returnedMeanwhile), ...buildQuestion(outcome.question, outcome.form.timeZone)],
        memory: { ...memory, returnId: outcome.question.id },
      });
    case 'overtaken': {
      const { by, who, form } = outcome;
      const overtaker = { who, at: by.at, timeZone: form.timeZone };
      const notice = buildOvertaken(overtaker, buildIndicatorWords(by, form.card));
      return redraw(view, { notice, memory: { ...memory, basedOn: by.id } });
    }
    case 'resupplied': {
      const suppliedId = outcome.form.supplied?.supplied.id;
      const notice = buildResupplied(outcome);
      return redraw(withoutSupplied(view), { notice, memory: { ...memory, suppliedId } });
    }
    case 'closed':
    case 'refused':
    case 'gone':
      return update(buildNotice('Not saved', [section(figureUnsavedText(outcome)), ...keptText(view)]));
  }
}

function redraw(
  view: ViewOutput,
  { notice, memory }: { readonly notice: readonly KnownBlock[]; readonly memory: FormMemory },
): FormAnswer {
  return update(redrawView(view, { notice, privateMetadata: writeFormMemory(memory) }));
}

type Outcome<Name extends SubmitIndicatorOutcome['outcome']> = Extract<SubmitIndicatorOutcome, { outcome: Name }>;

function toErrors({ faults }: Outcome<'faults'>, { blockIds }: ReadIndicatorForm): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const fault of faults) {
    const blockId = blockIds[INDICATOR_FIELDS[fault.field]];
    if (blockId !== undefined) errors[blockId] = indicatorFaultText(fault);
  }
  return errors;
}

function buildQuestions({ questions, prefilled }: Outcome<'question'>): readonly KnownBlock[] {
  return questions.flatMap((question) => [section(questionText(question)), ...buildEmptiedTexts(question, prefilled)]);
}

function buildResupplied({ form: { supplied, card } }: Outcome<'resupplied'>): readonly KnownBlock[] {
  if (supplied === undefined) return [section('Not saved: the figure that was supplied has gone. Please look again.')];
  return [
    richLine({ bold: 'Not saved: ' }, `${supplied.supplierName} has given another figure since you opened the form:`),
    ...buildSuppliedWords(supplied.supplied, card),
    section('Yours is below as you left it. Change it if need be, and save.'),
    { type: 'divider' },
  ];
}

type Drawn = Pick<Submitted, 'view' | 'body'> & { readonly memory: FormMemory };

/** Without the figure that stood there before: two would contradict each other. */
function withoutSupplied(view: ViewOutput): ViewOutput {
  const blocks = view.blocks.filter((block) => !JSON.stringify(block).includes(`"${ACTIONS.queryFigure}"`));
  return { ...view, blocks };
}

/** A view that is not the form as we drew it: nothing is changed, the indicator is drawn again. */
async function drawAgain(slack: SlackContext, drawn: Drawn): Promise<ModalView> {
  return drawn.memory.howItCame === undefined ? drawAnew(slack, drawn) : redrawUndrafted(drawn.view);
}

/** The form as it would be opened now, with what stood in the fields of the one that was sent. */
async function drawFilled(slack: SlackContext, sent: Drawn): Promise<ModalView> {
  const drawn = await drawAnew(slack, sent);
  const { entry } = sent.memory;
  const { fields } = readTyped(sent.view, { entry, acted: undefined });
  return { ...drawn, blocks: fillFromDraft(drawn.blocks, { entry, fields }) };
}

function drawAnew(slack: SlackContext, { memory, body }: Drawn): Promise<ModalView> {
  const { entry, quarter, walk, howItCame } = memory;
  const notice = [section(TEXTS.redrawn)];
  return openEntry(slack, { clicker: clickerOf(body), entry, quarter, walk, howItCame, notice });
}

function toSavedEntry(saved: SavedIndicator): SavedEntry {
  const { update: stored, card, direction, lastYear, timeZone, closesAt } = saved;
  const { indicator, ref, words } = card;
  const before = lastYear === undefined ? '' : ` Last year: ${formatFigure(lastYear, indicator)}.`;
  const { how, overrideReason } = stored.status;
  return {
    ref,
    words,
    word: { at: stored.at, status: toStatus(stored.status), figure: figureText(stored.figure, indicator) },
    said: [
      context(`Direction, against last year: ${directionWords(direction)}.${before}`),
      ...(how === 'computed' ? [context('The status is computed from the figure.')] : []),
      ...coverLines(stored.figure).map((line) => context(line)),
      ...(overrideReason === '' ? [] : [section(`Why the status differs from the computed one: ${overrideReason}`)]),
      ...buildWords(stored),
      ...buildEntered(saved),
    ],
    commentary: stored.commentary,
    timeZone,
    closesAt,
    ...changeableOf(saved),
  };
}

/** A late figure is sent once, and it is said of it where it is printed. */
function changeableOf({ entry, update: { printedIn } }: SavedIndicator): Pick<SavedEntry, 'changeable'> {
  if (printedIn !== undefined) return { changeable: 'once' };
  if (entry?.kind === 'correction') return { changeable: 'sent' };
  return entry?.kind === 'until-sign-off' ? { changeable: 'sign-off' } : {};
}

function buildEntered({ entry, update: { printedIn } }: SavedIndicator): readonly KnownBlock[] {
  if (printedIn !== undefined) return [context('It is a late figure, and is printed in the next report.')];
  if (entry?.kind !== 'until-sign-off') return [];
  return [context('It came after the window had closed. The report is not signed yet, so it is still in it.')];
}
