import type { BlockAction, ButtonAction, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { discardProposalDraft } from '../../usecases/plan/keep-proposal-draft.ts';
import {
  type OpenedProposal,
  openProposal,
  type ProposalOutcome,
  submitProposal,
  type WithdrawOutcome,
  withdrawProposal,
} from '../../usecases/plan/propose-change.ts';
import { context, richLine, section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { DISCARDED, refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { draftLeftText } from '../collect/draft/build-draft-left.ts';
import { keptText } from '../collect/kept-text.ts';
import { buildEmptied, findEmptied } from '../emptied-fields.ts';
import { type FormAnswer, update } from '../form-answer.ts';
import { readEntryValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { pushView, showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildProposal, buildProposalForm, withoutStanding } from './build-proposal-form.ts';
import { writeProposalMemory } from './proposal-memory.ts';
import { PROPOSAL_TEXTS, proposalFaultText } from './proposal-texts.ts';
import { type ReadProposal, readProposalForm } from './read-proposal-form.ts';

/** "Ask to change or stop this milestone": its form, Propose, and Withdraw. */
export function listenToProposals(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.proposeChange, async (args: ButtonArgs) => {
    const opened = await openProposal(slack.plan, {
      clicker: clickerOf(args.body),
      milestoneId: readEntryValue(args.action.value ?? '').entry.id,
      now: slack.clock(),
    });
    await args.ack();
    await pushView(args, toView(opened));
  });
  app.action<BlockAction<ButtonAction>>(ACTIONS.withdrawProposal, async (args: ButtonArgs) => {
    const outcome = await withdrawProposal(slack.plan, {
      clicker: clickerOf(args.body),
      milestoneId: readEntryValue(args.action.value ?? '').entry.id,
      submissionId: args.body.trigger_id,
      now: slack.clock(),
      patience: patienceOf(args.context),
    });
    await args.ack();
    await showView(args, withdrawnToView(outcome));
  });
  app.action<BlockAction<ButtonAction>>(ACTIONS.discardProposal, async (args: ButtonArgs) => {
    const request = {
      clicker: clickerOf(args.body),
      milestoneId: readEntryValue(args.action.value ?? '').entry.id,
      now: slack.clock(),
    };
    const outcome = await discardProposalDraft(slack.plan, { ...request, patience: patienceOf(args.context) });
    const view =
      outcome === 'busy'
        ? buildNotice('Not done yet', [section(PROPOSAL_TEXTS.busy)])
        : toView(await openProposal(slack.plan, request));
    await args.ack();
    await showView(args, view, outcome === 'busy' ? undefined : [section(DISCARDED[outcome])]);
  });
  app.draftedView(CALLBACKS.proposal, (args: SubmitArgs) => submit(slack, args));
}

async function submit(slack: SlackContext, { ack, view, body, context: bolt }: SubmitArgs): Promise<void> {
  const read = readProposalForm(view);
  if (read === undefined) return ack(update(buildNotice('Not saved', [section(PROPOSAL_TEXTS.gone)])));
  const request = { clicker: clickerOf(body), milestoneId: read.memory.milestoneId, now: slack.clock() };
  if (read.answer === undefined) {
    const again = toView(await openProposal(slack.plan, request));
    return ack(update({ ...again, blocks: [section(PROPOSAL_TEXTS.redrawn), ...again.blocks] }));
  }
  const emptied = findEmptied(view);
  // Drawn again, an emptied field begins empty: it is asked about once.
  if (emptied.length > 0) return ack(update(redrawView(view, { notice: buildEmptied(emptied, 'Propose') })));
  const outcome = await submitProposal(slack.plan, {
    ...read.memory,
    ...request,
    answer: read.answer,
    submissionId: body.trigger_id,
    patience: patienceOf(bolt),
  });
  await ack(toAnswer(outcome, read, view));
}

function toView(opened: OpenedProposal): ModalView {
  switch (opened.outcome) {
    case 'form':
      return buildProposalForm(opened.form);
    case 'refused':
      return buildNotice('Not yours', [section(refusalText(opened.permission, opened.card))]);
    case 'gone':
      return buildNotice('Not in the plan', [section(PROPOSAL_TEXTS.gone)]);
  }
}

function toAnswer(outcome: ProposalOutcome, read: ReadProposal, view: ViewOutput): FormAnswer {
  switch (outcome.outcome) {
    case 'proposed':
      return update(
        buildNotice('Proposed', [
          richLine({ bold: outcome.card.ref }, ` ${outcome.card.words}`),
          ...buildProposal(outcome.proposal, outcome.card),
          context(PROPOSAL_TEXTS.whatNext),
          ...(outcome.hasDraft ? [section(draftLeftText('this proposal'))] : []),
        ]),
      );
    case 'faults': {
      const errors: Record<string, string> = {};
      for (const fault of outcome.faults) errors[read.blockIds[fault.field]] = proposalFaultText(fault);
      return { response_action: 'errors', errors };
    }
    case 'busy':
      return update(redrawView(view, { notice: [section(PROPOSAL_TEXTS.busy)] }));
    case 'overtaken':
      return overtaken(outcome, read, view);
    case 'refused':
      return update(
        buildNotice('Not saved', [section(refusalText(outcome.permission, outcome.card)), ...keptText(view)]),
      );
    case 'gone':
      return update(buildNotice('Not saved', [section(PROPOSAL_TEXTS.gone), ...keptText(view)]));
  }
}

function overtaken(
  { by, card }: Extract<ProposalOutcome, { outcome: 'overtaken' }>,
  { memory }: ReadProposal,
  view: ViewOutput,
): FormAnswer {
  const news =
    by === undefined
      ? [
          section(
            'Not saved yet: the proposal that you saw has been withdrawn or decided. Press Propose to make yours.',
          ),
        ]
      : [
          section('Not saved yet: this proposal was changed since you opened it. It is now:'),
          ...buildProposal(by, card),
          section('Yours is below. Press Propose to put it in its place, or Close to leave that one.'),
        ];
  const privateMetadata = writeProposalMemory({ ...memory, basedOn: by?.stateId });
  return update(redrawView(withoutStanding(view), { notice: news, privateMetadata }));
}

function withdrawnToView(outcome: WithdrawOutcome): ModalView {
  switch (outcome.outcome) {
    case 'withdrawn':
      return buildNotice('Withdrawn', [
        richLine({ bold: outcome.card.ref }, ` ${outcome.card.words}`),
        section(PROPOSAL_TEXTS.withdrawn),
      ]);
    case 'nothing-open':
      return buildNotice('Nothing to withdraw', [section(PROPOSAL_TEXTS.nothingOpen)]);
    case 'refused':
      return buildNotice('Not yours', [section(refusalText(outcome.permission, outcome.card))]);
    case 'gone':
      return buildNotice('Not in the plan', [section(PROPOSAL_TEXTS.gone)]);
    case 'busy':
      return buildNotice('Not done yet', [section(PROPOSAL_TEXTS.busy)]);
  }
}
