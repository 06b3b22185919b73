import type { ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { parseLocalDate } from '../../core/calendar/local-date.ts';
import { readReasonLines } from '../../core/publish/read-reasons.ts';
import type { Patience } from '../../usecases/ports.ts';
import { actOnQuarter, type QuarterDeed } from '../../usecases/review/act-on-quarter.ts';
import { cut, section } from '../blocks.ts';
import type { SubmitArgs } from '../click-args.ts';
import { clickerOf, lastingPatienceOf, patienceOf } from '../clicks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { QUARTER_FIELDS } from '../field-ids.ts';
import { CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showOrPost } from '../show-or-post.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildActed, buildRefused } from './build-acted.ts';
import { type QuarterMemory, readQuarterMemory } from './build-quarter-form.ts';
import { QUARTER_TEXTS } from './quarter-texts.ts';

/** Making the documents of a report takes longer than a click may wait. Unit: milliseconds, real time. */
const PUBLISH_PATIENCE_MS = 30_000;

/** Confirms what `/quarter` is about to do. */
export function listenToQuarterForms(app: Listeners, slack: SlackContext): void {
  app.view(CALLBACKS.quarterForm, async (args: SubmitArgs) => {
    const { ack, view } = args;
    const memory = readQuarterMemory(view.private_metadata);
    const deed = memory && readDeed(memory, view);
    if (memory === undefined || deed === undefined) {
      return ack({
        response_action: 'update',
        view: buildNotice('Nothing was changed', [section(QUARTER_TEXTS.gone)]),
      });
    }
    const errors = faultsOf(deed, view);
    if (errors !== undefined) return ack({ response_action: 'errors', errors });
    await (isSlow(deed, memory) ? doSlowly(slack, args, { memory, deed }) : doAtOnce(slack, args, { memory, deed }));
  });
}

/** Documents are made, or a large report is read through. */
function isSlow({ act }: QuarterDeed, { isLarge }: QuarterMemory): boolean {
  return act === 'publish' || act === 'amend' || (act === 'sign-off' && isLarge === true);
}

interface Asked {
  readonly memory: QuarterMemory;
  readonly deed: QuarterDeed;
}

/** What is typed in a way that nobody could print. */
function faultsOf(deed: QuarterDeed, { state }: ViewOutput): Record<string, string> | undefined {
  if (deed.act !== 'amend') return undefined;
  if (deed.why === '') return { [QUARTER_FIELDS.why]: 'Please say why; it is printed.' };
  const others = readReasonLines(typedIn(state, QUARTER_FIELDS.whyFor));
  if (others.ok) return undefined;
  const line = cut(others.refusal.trim(), 60);
  return { [QUARTER_FIELDS.whyFor]: `“${line}” begins with no ref. Write each like “COPS1: A figure was mistyped.”` };
}

function readDeed({ act }: QuarterMemory, { state }: ViewOutput): QuarterDeed | undefined {
  if (act === 'amend') {
    const others = readReasonLines(typedIn(state, QUARTER_FIELDS.whyFor));
    return { act, why: typedIn(state, QUARTER_FIELDS.why), whyFor: others.ok ? others.value : new Map() };
  }
  if (act === 'publish') return { act, unsignedWhy: typedIn(state, QUARTER_FIELDS.unsigned) || undefined };
  if (act !== 'reopen') return { act };
  const day = state.values[QUARTER_FIELDS.until]?.[QUARTER_FIELDS.until]?.selected_date;
  return { act, until: day ? parseLocalDate(day) : undefined };
}

function typedIn({ values }: ViewOutput['state'], field: string): string {
  return values[field]?.[field]?.value?.trim() ?? '';
}

async function doAtOnce(slack: SlackContext, { ack, view, body, context }: SubmitArgs, asked: Asked): Promise<void> {
  const acted = await carryOut(slack, body, { ...asked, patience: patienceOf(context) });
  if (acted === 'busy') {
    return ack({
      response_action: 'update',
      view: redrawView(view, { notice: [section(QUARTER_TEXTS.busy)] }),
    });
  }
  await ack({ response_action: 'update', view: acted });
}

/** The answer comes first; what came of it takes its place. */
async function doSlowly(
  slack: SlackContext,
  { ack, view, body, client, context }: SubmitArgs,
  asked: Asked,
): Promise<void> {
  await ack({ response_action: 'update', view: buildNotice('One moment', [section(QUARTER_TEXTS.working)]) });
  const patience = lastingPatienceOf(context, PUBLISH_PATIENCE_MS);
  // The click is answered already: what goes wrong from here on is said in the same place.
  const acted = await carryOut(slack, body, { ...asked, patience }).catch((error: unknown) => {
    const problem = error instanceof Error ? error.message : 'unknown';
    slack.log.error({ problem }, 'A quarter could not be published as meant');
    return 'failed' as const;
  });
  const shown = typeof acted === 'string' ? redrawView(view, { notice: [section(QUARTER_TEXTS[acted])] }) : acted;
  await showOrPost({ client, body, view }, shown);
}

async function carryOut(
  slack: SlackContext,
  body: ViewSubmitAction,
  { memory, deed, patience }: Asked & { readonly patience: Patience },
): Promise<ModalView | 'busy'> {
  const acted = await actOnQuarter(slack.quarter, {
    ...memory,
    clicker: clickerOf(body),
    deed,
    now: slack.clock(),
    patience,
  });
  if (acted.ok) return buildActed(acted.value, memory);
  return acted.refusal.reason === 'busy' ? 'busy' : buildRefused(acted.refusal, memory);
}
