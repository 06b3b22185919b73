import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { DecisionAnswer } from '../../core/plan/decide-proposal.ts';
import { findActor } from '../../usecases/find-actor.ts';
import { type DecideOutcome, decideProposal } from '../../usecases/plan/decide-proposal.ts';
import { listProposals } from '../../usecases/plan/list-proposals.ts';
import { undoDecision } from '../../usecases/plan/undo-decision.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { readQuarterValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { blockOfFault, buildDecisionForm, readDecisionForm, readDecisionMemory } from './build-decision-form.ts';
import { buildProposalsDesk, type DeskPlace, type ProposalKey, readProposalValue } from './build-proposals-desk.ts';
import { decidedText, decisionFaultText, undoneText } from './decision-texts.ts';

/** An officer supports what owners propose, and records what became of it. */
export function listenToProposalsDesk(app: Listeners, slack: SlackContext): void {
  const answer = (actionId: string, toView: (args: ButtonArgs, value: string) => Promise<ModalView>) => {
    app.action<BlockAction<ButtonAction>>(actionId, async (args: ButtonArgs) => {
      const view = await toView(args, args.action.value ?? '');
      await args.ack();
      await showView(args, view);
    });
  };
  answer(ACTIONS.proposalsDesk, (args, value) => {
    const { id: directorateCode, quarter } = readQuarterValue(value);
    return draw(slack, args, { directorateCode, quarter });
  });
  answer(ACTIONS.supportProposal, (args, value) => support(slack, args, value));
  answer(ACTIONS.undoDecision, (args, value) => undo(slack, args, value));
  answer(ACTIONS.agreeProposal, (args, value) => open(slack, args, { kind: 'agree', value }));
  answer(ACTIONS.declineProposal, (args, value) => open(slack, args, { kind: 'decline', value }));
  app.view(CALLBACKS.decisionForm, (args: SubmitArgs) => submit(slack, args));
}

type Pressed = Pick<ButtonArgs | SubmitArgs, 'body' | 'context'>;

async function list(slack: SlackContext, { body }: Pressed, place: DeskPlace) {
  const by = await findActor(slack.collect, clickerOf(body), slack.clock());
  return listProposals(slack.plan, { ...place, by });
}

async function draw(slack: SlackContext, args: Pressed, place: DeskPlace & { readonly notice?: string }) {
  return buildProposalsDesk(await list(slack, args, place), place.notice);
}

async function open(
  slack: SlackContext,
  args: ButtonArgs,
  { kind, value }: { readonly kind: 'agree' | 'decline'; readonly value: string },
): Promise<ModalView> {
  const key = readProposalValue(value);
  if (key === undefined) return buildNotice('An older button', [section(TEXTS.oldButton)]);
  const listed = await list(slack, args, key);
  if (listed.outcome !== 'listed') return buildProposalsDesk(listed);
  const { startYear } = listed;
  const proposed = listed.proposed.find(({ milestoneId }) => milestoneId === key.milestoneId);
  return proposed === undefined ? buildProposalsDesk(listed) : buildDecisionForm({ ...key, kind, startYear, proposed });
}

async function support(slack: SlackContext, args: ButtonArgs, value: string): Promise<ModalView> {
  const key = readProposalValue(value);
  if (key === undefined) return buildNotice('An older button', [section(TEXTS.oldButton)]);
  const answer = { kind: 'support', body: '', decidedOn: undefined, minute: '', note: '' } as const;
  const outcome = await decide(slack, args, { ...key, answer });
  return draw(slack, args, { ...key, ...(outcome.outcome === 'faults' ? {} : { notice: decidedText(outcome) }) });
}

async function undo(slack: SlackContext, args: ButtonArgs, value: string): Promise<ModalView> {
  const key = readProposalValue(value);
  if (key === undefined) return buildNotice('An older button', [section(TEXTS.oldButton)]);
  const clicker = clickerOf(args.body);
  const now = slack.clock();
  const outcome = await undoDecision(slack.plan, {
    by: await findActor(slack.collect, clicker, now),
    author: { actor: clicker.slackUserId },
    ...{ milestoneId: key.milestoneId, quarter: key.quarter, basedOn: key.stateId, now },
    submissionId: args.body.trigger_id,
    patience: patienceOf(args.context),
  });
  return draw(slack, args, { ...key, notice: undoneText(outcome) });
}

interface Decided extends DeskPlace, ProposalKey {
  readonly answer: DecisionAnswer;
}

async function decide(
  slack: SlackContext,
  { body, context }: Pressed,
  { milestoneId, quarter, stateId, answer }: Decided,
): Promise<DecideOutcome> {
  const clicker = clickerOf(body);
  const now = slack.clock();
  return decideProposal(slack.plan, {
    by: await findActor(slack.collect, clicker, now),
    author: { actor: clicker.slackUserId },
    ...{ milestoneId, quarter, answer, basedOn: stateId, now },
    submissionId: body.trigger_id,
    patience: patienceOf(context),
  });
}

async function submit(slack: SlackContext, args: SubmitArgs): Promise<void> {
  const { ack, view } = args;
  const memory = readDecisionMemory(view.private_metadata);
  if (memory === undefined) {
    return ack({ response_action: 'update', view: buildNotice('Not recorded', [section(TEXTS.oldButton)]) });
  }
  const outcome = await decide(slack, args, { ...memory, answer: readDecisionForm(view, memory.kind) });
  if (outcome.outcome === 'faults') {
    const errors = Object.fromEntries(outcome.faults.map((fault) => [blockOfFault(fault), decisionFaultText(fault)]));
    return ack({ response_action: 'errors', errors });
  }
  if (outcome.outcome === 'busy') {
    return ack({ response_action: 'update', view: redrawView(view, { notice: [section(decidedText(outcome))] }) });
  }
  const desk = await draw(slack, args, { ...memory, notice: decidedText(outcome) });
  await ack({ response_action: 'update', view: desk });
}
