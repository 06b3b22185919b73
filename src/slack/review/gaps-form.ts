import type { BlockAction, ButtonAction, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { nameEntry } from '../../core/remind/asked-entry.ts';
import { GAP_PRINTS, type GapPrint } from '../../core/review/gap.ts';
import { findActor } from '../../usecases/find-actor.ts';
import { chooseGaps, type Gap, type GapRefusal, type OpenedGaps, openGaps } from '../../usecases/review/decide-gaps.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { GAP_FIELDS } from '../field-ids.ts';
import { readPageValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildChosen, buildGaps, type GapsPlace, gapRefusalText, type Stored } from './build-gaps.ts';

/** What the report prints where no update came. */
export function listenToGaps(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.decideGaps, async (args: ButtonArgs) => {
    await show(slack, args, { windowId: args.action.value ?? '', left: undefined });
  });
  app.action<BlockAction<ButtonAction>>(ACTIONS.nextGaps, async (args: ButtonArgs) => {
    await show(slack, args, readPlace(args.action.value ?? ''));
  });
  app.view(CALLBACKS.gaps, async ({ ack, view, body, context }: SubmitArgs) => {
    const now = slack.clock();
    const clicker = clickerOf(body);
    const place = readPlace(view.private_metadata);
    const { windowId } = place;
    const by = await findActor(slack.collect, clicker, now);
    const opened = await openGaps(slack.review, { by, windowId });
    const gaps = opened.outcome === 'gaps' ? opened.gaps : [];
    const outcome = await chooseGaps(slack.review, {
      by,
      windowId,
      author: { actor: clicker.slackUserId },
      chosen: readChosen(view, gaps),
      now,
      patience: patienceOf(context),
    });
    switch (outcome.outcome) {
      case 'chosen':
        return ack({ response_action: 'update', view: buildNext(view, { opened, chosen: outcome, place }) });
      case 'busy':
        return ack({ response_action: 'update', view: redrawView(view, { notice: [section(TEXTS.notSavedYet)] }) });
      default:
        return ack({ response_action: 'update', view: buildNotice('Not saved', [section(gapRefusalText(outcome))]) });
    }
  });
}

async function show(slack: SlackContext, args: ButtonArgs, place: GapsPlace): Promise<void> {
  const by = await findActor(slack.collect, clickerOf(args.body), slack.clock());
  const view = buildGaps(await openGaps(slack.review, { by, windowId: place.windowId }), place);
  await args.ack();
  await showView(args, view);
}

function readPlace(value: string): GapsPlace {
  const { page: left, what } = readPageValue(value);
  return { windowId: what[0] ?? '', left };
}

/** What is chosen for all goes before what stands beside each. */
function readChosen({ state }: ViewOutput, gaps: readonly Gap[]): ReadonlyMap<string, GapPrint> {
  const of = (blockId: string) => GAP_PRINTS.find((prints) => prints === readChoice(state, blockId));
  const all = of(GAP_FIELDS.all);
  return new Map(
    gaps.flatMap(({ entry }) => {
      const prints = all ?? of(`${GAP_FIELDS.one}${nameEntry(entry)}`);
      return prints === undefined ? [] : [[nameEntry(entry), prints] as const];
    }),
  );
}

interface Chosen extends Pick<Stored, 'chosen' | 'place'> {
  readonly opened: OpenedGaps | GapRefusal;
}

function buildNext({ state }: ViewOutput, { opened, chosen, place }: Chosen): ModalView {
  if (opened.outcome !== 'gaps') return buildNotice('Not saved', [section(gapRefusalText(opened))]);
  const isToEnter = ({ entry, ownerName }: Gap) =>
    ownerName !== undefined && readChoice(state, `${GAP_FIELDS.one}${nameEntry(entry)}`) === GAP_FIELDS.enter;
  const isForAll = GAP_PRINTS.some((prints) => prints === readChoice(state, GAP_FIELDS.all));
  return buildChosen({ opened, chosen, place, isForAll, toEnter: opened.gaps.filter(isToEnter) });
}

function readChoice({ values }: ViewOutput['state'], blockId: string): string | undefined {
  return values[blockId]?.[GAP_FIELDS.choice]?.selected_option?.value;
}
