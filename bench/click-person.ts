import {
  type FormView,
  fillForm,
  isMilestoneForm,
  type MadeClick,
  type OpenForm,
  openedHome,
  pressedSave,
  pressedUpdate,
  typedCommand,
  typedWords,
} from './click-payloads.ts';
import type { ClickServer } from './click-server.ts';
import type { Acked, ClickTransport } from './click-transport.ts';

export type ClickKind = 'command' | 'update' | 'typing' | 'save';

/** How long one click took, from its arrival. */
export interface Timing {
  readonly kind: ClickKind;
  readonly toAckMs: number;
  /** To the first call that it caused; undefined for what is answered in the ack. */
  readonly toCallMs: number | undefined;
}

export interface ClickApp {
  readonly server: ClickServer;
  readonly deliver: ClickTransport;
}

export interface Errand {
  /** The number of the person, and those of their milestones. */
  readonly person: number;
  readonly milestones: readonly number[];
  readonly cycles: number;
}

/** Batches of typing that Slack sends before Save is pressed. */
const BATCHES = 3;
const PATIENCE_MS = 30_000;
const WORDS =
  'The new team started in May and has seen 240 families since; waiting times fell from nine weeks to four. ';

/** A person who answers one milestone after another, each click as soon as the one before it is answered. */
export async function runErrand(app: ClickApp, { person, milestones, cycles }: Errand): Promise<readonly Timing[]> {
  const timings: Timing[] = [];
  const form = async (kind: 'command' | 'update', made: MadeClick) => {
    const { timing, view } = await opens(app, kind, made);
    timings.push(timing);
    return view;
  };
  const answer = async (view: FormView) => timings.push(...(await answerForm(app, person, view)));
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const number = (offset: number) => milestones[(2 * cycle + offset) % milestones.length] ?? 0;
    await answer(await form('command', typedCommand(person, `LD${number(0)}`)));
    await answer(await form('update', pressedUpdate(person, `m-${number(1)}`)));
  }
  return timings;
}

/** The form of a milestone, opened and filled in. */
export async function openForm(app: ClickApp, person: number, milestone: number): Promise<OpenForm> {
  const { view } = await opens(app, 'command', typedCommand(person, `LD${milestone}`));
  return fillForm(view, `${WORDS}${performance.now().toFixed(3)}`);
}

/** @throws when it was refused. */
export async function saveForm(app: ClickApp, person: number, form: OpenForm): Promise<Timing> {
  const { timing, acked } = await isAcked(app, 'save', pressedSave(person, form));
  const answer = acked.body as { readonly response_action?: string } | undefined;
  if (answer?.response_action === 'errors') throw new Error(`Save was refused: ${JSON.stringify(answer)}`);
  return timing;
}

/** `/milestone` alone: what waits for the person comes in the ack. Milliseconds until it was there. */
export async function readList({ deliver }: ClickApp, person: number): Promise<number> {
  const beganAt = performance.now();
  const { at, body } = await inTime('list', deliver(typedCommand(person, '').click));
  const list = body as { readonly blocks?: readonly unknown[] } | undefined;
  if ((list?.blocks ?? []).length < 2) throw new Error(`/milestone showed no list: ${JSON.stringify(body)}`);
  return at - beganAt;
}

/** `/milestone REF`: milliseconds to the first byte of `views.open` with the form. */
export async function readForm(app: ClickApp, person: number, milestone: number): Promise<number> {
  const { timing } = await opens(app, 'command', typedCommand(person, `LD${milestone}`));
  return timing.toCallMs;
}

/** The Home tab: milliseconds to the first byte of `views.publish`. */
export async function readHome(app: ClickApp, person: number): Promise<number> {
  const { call, beganAt } = await causes(app, 'Home tab', openedHome(person));
  if (call.method !== 'views.publish') throw new Error(`The Home tab was answered by ${call.method}.`);
  return call.at - beganAt;
}

async function opens(app: ClickApp, kind: ClickKind, made: MadeClick) {
  const { call, acked, beganAt } = await causes(app, kind, made);
  const view: FormView = JSON.parse(call.fields.get('view') ?? '{}');
  if (!isMilestoneForm(view)) throw new Error(`A ${kind} opened “${view.callback_id ?? call.method}”, and no form.`);
  return { view, timing: { kind, toAckMs: acked.at - beganAt, toCallMs: call.at - beganAt } };
}

async function causes({ server, deliver }: ClickApp, what: string, { click, key }: MadeClick) {
  const beganAt = performance.now();
  const both = Promise.all([server.callWith(key), deliver(click)]);
  const [call, acked] = await inTime(what, both);
  return { call, acked, beganAt };
}

async function answerForm(app: ClickApp, person: number, view: FormView): Promise<readonly Timing[]> {
  const timings: Timing[] = [];
  const words = `${WORDS}${performance.now().toFixed(3)}`;
  let form: OpenForm = fillForm(view, words);
  for (let batch = 1; batch <= BATCHES; batch += 1) {
    form = fillForm(view, words.slice(0, Math.ceil((words.length * batch) / BATCHES)));
    const typed = typedWords(person, form);
    if (typed !== undefined) timings.push((await isAcked(app, 'typing', typed)).timing);
  }
  return [...timings, await saveForm(app, person, form)];
}

async function isAcked(
  { deliver }: ClickApp,
  kind: ClickKind,
  { click }: MadeClick,
): Promise<{ readonly timing: Timing; readonly acked: Acked }> {
  const beganAt = performance.now();
  const acked = await inTime(kind, deliver(click));
  return { acked, timing: { kind, toAckMs: acked.at - beganAt, toCallMs: undefined } };
}

async function inTime<Value>(what: string, answer: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`A ${what} was not answered in ${PATIENCE_MS} ms.`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
