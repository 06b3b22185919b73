import type { BlockAction, ButtonAction, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { numberWords } from '../../core/number-words.ts';
import { LONGEST_SECTION_TEXT } from '../../core/publish/section-wording.ts';
import { findActor } from '../../usecases/find-actor.ts';
import { type EditedSection, editSectionText, readSectionTexts } from '../../usecases/publish/edit-section-text.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, patienceOf } from '../clicks.ts';
import { refusalText, TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { SECTION_FIELD } from '../field-ids.ts';
import { readPageValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildSectionForm, buildSectionTexts } from './build-section-texts.ts';

/** An officer edits the introduction and the texts at the head of other sections. */
export function listenToSectionTexts(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.editSection, (args: ButtonArgs) => open(slack, args));
  app.action<BlockAction<ButtonAction>>(ACTIONS.revertSection, (args: ButtonArgs) => revert(slack, args));
  app.view(CALLBACKS.sectionForm, (args: SubmitArgs) => save(slack, args));
}

interface Place {
  readonly directorateCode: string;
  readonly quarter: string;
  readonly section: string;
  /** Of the text that the form was drawn from. */
  readonly seen: number | undefined;
}

function readPlace(value: string): Place {
  const [directorateCode = '', quarter = '', key = '', version] = readPageValue(value).what;
  return { directorateCode, quarter, section: key, seen: version === undefined ? undefined : Number(version) };
}

async function read(slack: SlackContext, body: Parameters<typeof clickerOf>[0], { directorateCode, quarter }: Place) {
  const by = await findActor(slack.quarter, clickerOf(body), slack.clock());
  return readSectionTexts(slack.quarter, { by, directorateCode, quarter });
}

async function open(slack: SlackContext, args: ButtonArgs): Promise<void> {
  const place = readPlace(args.action.value ?? '');
  const texts = await read(slack, args.body, place);
  await args.ack();
  const text = texts.outcome === 'texts' ? texts.read.texts.find((each) => each.section === place.section) : undefined;
  const isThere = texts.outcome === 'texts' && text !== undefined;
  await showView(args, isThere ? buildSectionForm(texts.read, text) : buildSectionTexts(texts));
}

async function revert(slack: SlackContext, args: ButtonArgs): Promise<void> {
  const { body, action, context, ack } = args;
  const place = readPlace(action.value ?? '');
  const edited = await edit(slack, { body, place, typed: undefined, patience: patienceOf(context) });
  const texts = await read(slack, body, place);
  await ack();
  await showView(args, buildSectionTexts(texts, [section(outcomeText(edited))]));
}

async function save(slack: SlackContext, { ack, view, body, context }: SubmitArgs): Promise<void> {
  const place = readPlace(view.private_metadata);
  const typed = readTyped(view);
  if (typed === undefined) return ack({ response_action: 'update', view: gone() });
  const edited = await edit(slack, { body, place, typed: typed.text, patience: patienceOf(context) });
  if (edited.outcome === 'fault') {
    return ack({ response_action: 'errors', errors: { [typed.blockId]: outcomeText(edited) } });
  }
  const notice = [section(outcomeText(edited))];
  if (edited.outcome === 'busy') return ack({ response_action: 'update', view: redrawView(view, { notice }) });
  const texts = await read(slack, body, place);
  if (edited.outcome === 'overtaken' && texts.outcome === 'texts') {
    const kept = [...notice, section('Yours, which was not saved:'), section(typed.text)];
    return ack({ response_action: 'update', view: buildSectionForm(texts.read, edited.text, kept) });
  }
  await ack({ response_action: 'update', view: buildSectionTexts(texts, notice) });
}

function gone(): ModalView {
  return buildNotice('Not saved', [section(TEXTS.gone)]);
}

/** Undefined where the field is not ours. */
function readTyped({ state }: ViewOutput): { readonly blockId: string; readonly text: string } | undefined {
  const found = Object.entries(state.values).find(([, fields]) => fields[SECTION_FIELD] !== undefined);
  return found && { blockId: found[0], text: found[1][SECTION_FIELD]?.value ?? '' };
}

interface Edit {
  readonly body: Parameters<typeof clickerOf>[0];
  readonly place: Place;
  readonly typed: string | undefined;
  readonly patience: ReturnType<typeof patienceOf>;
}

async function edit(slack: SlackContext, { body, place, typed, patience }: Edit): Promise<EditedSection> {
  const clicker = clickerOf(body);
  const now = slack.clock();
  const by = await findActor(slack.quarter, clicker, now);
  const author = { actor: clicker.slackUserId };
  return editSectionText(slack.quarter, { ...place, by, author, typed, now, patience });
}

function outcomeText(edited: EditedSection): string {
  switch (edited.outcome) {
    case 'edited':
      return `Section ${edited.text.number} is printed with your text in this quarter.`;
    case 'taken-back':
      return `Section ${edited.text.number} is printed with the plan’s text again.`;
    case 'unchanged':
      return `Section ${edited.text.number} stands so already. Nothing was changed.`;
    case 'overtaken':
      return 'Not saved: somebody else edited this text meanwhile. What is printed now is in the field below.';
    case 'fault':
      return edited.fault === 'missing'
        ? 'Please write what is printed; “Print the plan’s text” in the list takes an edited text away.'
        : `Please keep this under ${numberWords(LONGEST_SECTION_TEXT)} characters.`;
    case 'refused':
      return refusalText(edited.permission);
    case 'gone':
      return TEXTS.gone;
    case 'busy':
      return TEXTS.notSavedYet;
  }
}
