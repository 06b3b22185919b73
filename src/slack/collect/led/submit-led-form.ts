import type { ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { toWord } from '../../../core/remind/ask-led-entries.ts';
import { questionKey } from '../../../core/review/question.ts';
import { textsOf } from '../../../core/review/questions-of-led.ts';
import { type SubmitLedOutcome, submitLedForm } from '../../../usecases/collect/led/submit-led-form.ts';
import { richLine, section } from '../../blocks.ts';
import type { SubmitArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { type FormAnswer, update } from '../../form-answer.ts';
import { CALLBACKS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { redrawUndrafted } from '../../redraw-undrafted.ts';
import { redrawView } from '../../redraw-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { afterSave } from '../after-save.ts';
import { TEXTS } from '../answer-texts.ts';
import { buildNotice, buildOvertaken } from '../build-notices.ts';
import { buildQuestion } from '../build-question.ts';
import { writeFormMemory } from '../form/form-memory.ts';
import { keptText } from '../kept-text.ts';
import { openEntry } from '../open-entry.ts';
import { questionText } from '../question-texts.ts';
import { buildTexts } from './build-led-form.ts';
import { ledFaultText, ledUnsavedText, ledWord } from './led-texts.ts';
import { type ReadLedForm, readLedForm } from './read-led-form.ts';

/** Save of a risk or an equality action. */
export function listenToLedForms(app: Listeners, slack: SlackContext): void {
  for (const callbackId of [CALLBACKS.riskForm, CALLBACKS.equalityForm]) {
    app.draftedView(callbackId, ({ ack, view, body, context }: SubmitArgs) =>
      save(slack, { ack, view, body, context }),
    );
  }
}

async function save(
  slack: SlackContext,
  { ack, view, body, context }: Pick<SubmitArgs, 'ack' | 'view' | 'body' | 'context'>,
): Promise<void> {
  const read = readLedForm(view);
  if (read === undefined) return ack(update(buildNotice('Not saved', [section(TEXTS.gone)])));
  const { memory, answer } = read;
  const clicker = clickerOf(body);
  if (answer === undefined) {
    const { entry, quarter, walk, howItCame } = memory;
    if (howItCame !== undefined) return ack(update(redrawUndrafted(view)));
    const notice = [section(TEXTS.redrawn)];
    return ack(update(await openEntry(slack, { clicker, entry, quarter, walk, howItCame, notice })));
  }
  const { quarter, nonce, basedOn, asked, returnId, howItCame, draftedAt } = memory;
  const outcome = await submitLedForm(slack.collect, {
    clicker,
    key: memory.entry,
    ...{ quarter, nonce, basedOn, asked, returnId, howItCame, draftedAt, answer },
    submissionId: body.trigger_id,
    now: slack.clock(),
    patience: patienceOf(context),
  });
  await ack(await toAnswer(slack, { outcome, read, view, body }));
}

interface Submitted {
  readonly outcome: SubmitLedOutcome;
  readonly read: ReadLedForm;
  readonly view: ViewOutput;
  readonly body: ViewSubmitAction;
}

async function toAnswer(slack: SlackContext, { outcome, read, view, body }: Submitted): Promise<FormAnswer> {
  switch (outcome.outcome) {
    case 'saved': {
      const { entry, update: stored, timeZone, closesAt, changeable } = outcome;
      const said = buildTexts(stored.content);
      const saved = {
        ref: entry.ref,
        words: entry.words,
        word: toWord(stored),
        said,
        commentary: textsOf(stored.content).join('\n'),
        timeZone,
        closesAt,
        changeable,
      };
      return update(await afterSave(slack, { clicker: clickerOf(body), memory: read.memory }, saved));
    }
    case 'faults': {
      const errors: Record<string, string> = {};
      for (const fault of outcome.faults) {
        const blockId = read.blockIds[fault.field];
        if (blockId !== undefined) errors[blockId] = ledFaultText(fault);
      }
      return { response_action: 'errors', errors };
    }
    case 'question': {
      const asked = [...read.memory.asked, ...outcome.questions.map(questionKey)];
      const notice = outcome.questions.map((question) => section(questionText(question)));
      return update(redrawView(view, { notice, privateMetadata: writeFormMemory({ ...read.memory, asked }) }));
    }
    case 'busy':
      return update(redrawView(view, { notice: [section(TEXTS.notSavedYet)] }));
    case 'returned': {
      const notice = [section(TEXTS.returnedMeanwhile), ...buildQuestion(outcome.question, outcome.timeZone)];
      const privateMetadata = writeFormMemory({ ...read.memory, returnId: outcome.question.id });
      return update(redrawView(view, { notice, privateMetadata }));
    }
    case 'overtaken': {
      const { by, who, timeZone } = outcome;
      const privateMetadata = writeFormMemory({ ...read.memory, basedOn: by.id });
      const words = [richLine({ bold: ledWord(by.content) }), ...buildTexts(by.content)];
      return update(redrawView(view, { notice: buildOvertaken({ who, at: by.at, timeZone }, words), privateMetadata }));
    }
    case 'closed':
    case 'refused':
    case 'gone':
      return update(buildNotice('Not saved', [section(ledUnsavedText(outcome)), ...keptText(view)]));
  }
}
