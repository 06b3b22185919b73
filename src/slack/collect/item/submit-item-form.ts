import type { ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { questionKey } from '../../../core/review/question.ts';
import { openItemForm } from '../../../usecases/collect/item/open-item-form.ts';
import { type SubmitItemOutcome, submitItem } from '../../../usecases/collect/item/submit-item.ts';
import { section } from '../../blocks.ts';
import type { SubmitArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { type FormAnswer, update } from '../../form-answer.ts';
import { CALLBACKS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { redrawView } from '../../redraw-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { TEXTS } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';
import { keptText } from '../kept-text.ts';
import { questionText } from '../question-texts.ts';
import { buildItemOvertaken, buildItemSaved } from './build-item-notices.ts';
import { type ItemMemory, writeItemMemory } from './item-memory.ts';
import { ITEM_TEXTS, itemFaultText, itemUnsavedText } from './item-texts.ts';
import { openedItemToView } from './open-item.ts';
import { type ReadItemForm, readItemForm } from './read-item-form.ts';

/** Save of a key development or an emerging issue. */
export function listenToItemForm(app: Listeners, slack: SlackContext): void {
  app.draftedView(CALLBACKS.itemForm, async ({ ack, view, body, context }: SubmitArgs) => {
    const read = readItemForm(view);
    if (read === undefined) return ack(update(buildNotice('Not saved', [section(ITEM_TEXTS.gone)])));
    if (read.content === undefined) return ack(update(await drawAgain(slack, read.memory, body)));
    const outcome = await submitItem(slack.items, {
      ...read.memory,
      asked: read.memory.asked ?? [],
      clicker: clickerOf(body),
      content: read.content,
      submissionId: body.trigger_id,
      now: slack.clock(),
      patience: patienceOf(context),
    });
    await ack(toAnswer({ outcome, read, view }));
  });
}

interface Submitted {
  readonly outcome: SubmitItemOutcome;
  readonly read: ReadItemForm;
  readonly view: ViewOutput;
}

function toAnswer({ outcome, read, view }: Submitted): FormAnswer {
  switch (outcome.outcome) {
    case 'saved':
      return update(buildItemSaved(outcome));
    case 'faults': {
      const errors: Record<string, string> = {};
      for (const fault of outcome.faults) {
        const blockId = read.blockIds[fault.field];
        if (blockId !== undefined) errors[blockId] = itemFaultText(fault);
      }
      return { response_action: 'errors', errors };
    }
    case 'question': {
      const asked = [...(read.memory.asked ?? []), ...outcome.questions.map(questionKey)];
      const notice = outcome.questions.map((question) => section(questionText(question)));
      return update(redrawView(view, { notice, privateMetadata: writeItemMemory({ ...read.memory, asked }) }));
    }
    case 'busy':
      return update(redrawView(view, { notice: [section(TEXTS.notSavedYet)] }));
    case 'overtaken': {
      const { by, who, form } = outcome;
      const privateMetadata = writeItemMemory({ ...read.memory, basedOn: by.id });
      const notice = buildItemOvertaken(by, { who, timeZone: form.timeZone });
      return update(redrawView(view, { notice, privateMetadata }));
    }
    case 'closed':
    case 'refused':
    case 'gone':
      return update(buildNotice('Not saved', [section(itemUnsavedText(outcome)), ...keptText(view)]));
  }
}

/** A view that is not the form as we drew it: nothing is changed, it is drawn again. */
async function drawAgain(slack: SlackContext, memory: ItemMemory, body: ViewSubmitAction): Promise<ModalView> {
  const { subject, quarter } = memory;
  const opened = await openItemForm(slack.items, { clicker: clickerOf(body), subject, quarter, now: slack.clock() });
  return openedItemToView(opened, [section(TEXTS.redrawn)]);
}
