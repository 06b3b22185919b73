import type { BlockAction, ButtonAction, ViewOutput } from '@slack/bolt';
import { choiceToStatus } from '../../../core/collect/milestone/status-choice.ts';
import { saysMoreThanGreen } from '../../../core/collect/milestone/still-on-course.ts';
import { type OnCourseOutcome, stayOnCourse } from '../../../usecases/collect/milestone/stay-on-course.ts';
import { section } from '../../blocks.ts';
import type { ButtonArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { ACTIONS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { redrawView } from '../../redraw-view.ts';
import { showView, type ToShow } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { afterSave, savedLines } from '../after-save.ts';
import { refusalText, TEXTS } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';
import { ON_COURSE_TEXTS, whyNotText } from './on-course-texts.ts';
import { type ReadForm, readMilestoneForm } from './read-milestone-form.ts';

/** The button in the form. Nothing that was typed or chosen is thrown away by it. */
export function listenToThisOnCourse(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.thisOnCourse, async (args: ButtonArgs) => {
    const { body, context, ack } = args;
    const view = body.view;
    const read = view && readMilestoneForm(view);
    if (view === undefined || read === undefined) {
      await ack();
      return showView(args, buildNotice('Not saved', [section(TEXTS.oldButton)]));
    }
    const answer = saysMore(read)
      ? { view: redrawView(view, { notice: [section(ON_COURSE_TEXTS.saysMore)] }) }
      : await toShow(slack, {
          args,
          view,
          read,
          outcome: await stayOnCourse(slack.collect, {
            clicker: clickerOf(body),
            milestoneIds: [read.memory.entry.id],
            nonce: read.memory.nonce,
            submissionId: body.trigger_id,
            now: slack.clock(),
            patience: patienceOf(context),
          }),
        });
    await ack();
    await showView(args, answer.view, answer.said);
  });
}

function saysMore({ answer, covers }: ReadForm): boolean {
  return answer !== undefined && saysMoreThanGreen(answer, covers);
}

interface Pressed {
  readonly args: ButtonArgs;
  readonly view: ViewOutput;
  readonly read: ReadForm;
  readonly outcome: OnCourseOutcome;
}

async function toShow(slack: SlackContext, { args, view, read, outcome }: Pressed): Promise<ToShow> {
  switch (outcome.outcome) {
    case 'saved': {
      const [card] = outcome.cards;
      const word = { at: outcome.at, status: choiceToStatus('green', undefined) };
      const saved = { ref: card?.ref ?? '', words: card?.words ?? '', word, said: [] };
      const { timeZone, closesAt } = outcome;
      const next = await afterSave(
        slack,
        { clicker: clickerOf(args.body), memory: read.memory },
        { ...saved, timeZone, closesAt },
      );
      return { view: next, said: savedLines(saved) };
    }
    case 'busy':
      return { view: redrawView(view, { notice: [section(TEXTS.notSavedYet)] }) };
    case 'not-all':
      return {
        view: redrawView(view, {
          notice: outcome.refused.map(({ why }) => section(`Not saved without a text: ${whyNotText(why)}.`)),
        }),
      };
    case 'refused':
      return { view: buildNotice('Not saved', [section(refusalText(outcome.permission, outcome.card))]) };
    case 'none-chosen':
    case 'gone':
      return { view: buildNotice('Not saved', [section(TEXTS.gone)]) };
  }
}
