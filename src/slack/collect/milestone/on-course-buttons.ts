import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { listMyWork } from '../../../usecases/collect/list-my-work.ts';
import { type OnCourseOutcome, stayOnCourse } from '../../../usecases/collect/milestone/stay-on-course.ts';
import type { Clicker } from '../../../usecases/find-actor.ts';
import { section } from '../../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { redrawView } from '../../redraw-view.ts';
import { showView } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { readOnceSaved } from '../after-save.ts';
import { refusalText, TEXTS } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';
import { readLeft } from '../read-left.ts';
import { buildOnCourseSaved } from './build-on-course-saved.ts';
import { buildOnCourseForm, type ReadOnCourse, readOnCourseForm } from './on-course-form.ts';
import { ON_COURSE_TEXTS, whyNotText } from './on-course-texts.ts';

/** "Still on course": a box for each milestone that may go without a text, and Save. */
export function listenToOnCourse(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.stillOnCourse, async (args: ButtonArgs) => {
    const view = await drawForm(slack, clickerOf(args.body), {});
    await args.ack();
    await showView(args, view);
  });
  app.view(CALLBACKS.onCourse, async ({ ack, view, body, context }: SubmitArgs) => {
    const read = readOnCourseForm(view);
    const clicker = clickerOf(body);
    const outcome = await stayOnCourse(slack.collect, {
      ...read,
      clicker,
      submissionId: body.trigger_id,
      now: slack.clock(),
      patience: patienceOf(context),
    });
    if (outcome.outcome === 'busy') {
      return ack({ response_action: 'update', view: redrawView(view, { notice: [section(TEXTS.notSavedYet)] }) });
    }
    if (outcome.outcome === 'none-chosen' && read.firstBlockId !== undefined) {
      return ack({ response_action: 'errors', errors: { [read.firstBlockId]: ON_COURSE_TEXTS.tickOne } });
    }
    await ack({ response_action: 'update', view: await toView(slack, clicker, { outcome, read }) });
  });
}

interface Submitted {
  readonly outcome: Exclude<OnCourseOutcome, { outcome: 'busy' }>;
  readonly read: ReadOnCourse;
}

async function toView(slack: SlackContext, clicker: Clicker, { outcome, read }: Submitted): Promise<ModalView> {
  switch (outcome.outcome) {
    case 'saved':
      return buildOnCourseSaved(outcome, await readOnceSaved(slack, () => readLeft(slack, clicker)));
    case 'not-all': {
      const lines = outcome.refused.map(({ card, why }) => section(`${card.ref} ${card.words}: ${whyNotText(why)}.`));
      return drawForm(slack, clicker, {
        ticked: read.milestoneIds,
        notice: [section(ON_COURSE_TEXTS.notAll), ...lines],
      });
    }
    case 'refused':
      return buildNotice('Not saved', [section(refusalText(outcome.permission, outcome.card))]);
    case 'none-chosen':
      return drawForm(slack, clicker, { notice: [section(TEXTS.redrawn)] });
    case 'gone':
      return buildNotice('Not saved', [section(TEXTS.gone)]);
  }
}

interface Drawing {
  readonly ticked?: readonly string[];
  readonly notice?: readonly KnownBlock[];
}

/** From what is stored now. */
async function drawForm(slack: SlackContext, clicker: Clicker, { ticked, notice = [] }: Drawing): Promise<ModalView> {
  const work = await listMyWork(slack.collect, { clicker, now: slack.clock() });
  if (work.outcome === 'refused') return buildNotice('Not possible', [section(refusalText(work.permission))]);
  const outstanding = work.outcome === 'work' ? work.windows.flatMap((window) => window.outstanding) : [];
  const lines = outstanding.filter(({ mayStayOnCourse }) => mayStayOnCourse === true);
  if (lines.length === 0 && notice.length > 0) return buildNotice('Not saved', notice);
  if (lines.length === 0) return buildNotice('Still on course', [section(ON_COURSE_TEXTS.none)]);
  return buildOnCourseForm({ lines, nonce: slack.collect.newNonce(), ...(ticked ? { ticked } : {}), notice });
}
