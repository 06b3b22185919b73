import { elementsOf } from '../../sandbox/fields.ts';
import type { JsonObject } from '../../sandbox/json.ts';
import { objectAt, stringAt } from '../../sandbox/json.ts';
import type { StoredMessage } from '../../sandbox/messages.ts';
import type { OpenView, Person } from '../../sandbox/people.ts';
import { fillEveryField, inputsOf, insteadOf, type TypedCanary } from './canary-fields.ts';

/** What was found on the way. */
export interface Walked {
  /** What each form took, by its title and fields; a form that never took anything has an empty list. */
  readonly forms: ReadonlyMap<string, readonly TypedCanary[]>;
  /** What forms last held against what was put into them, by the same name. */
  readonly refused: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Every kind of button that was pressed. */
  readonly buttons: readonly string[];
}

/** How often a form is filled in, each time with another choice. */
const MOST_VISITS = 5;
/** How often buttons of one kind are pressed; a person for whom nothing new comes of it does not press it again. */
const MOST_PRESSES = 12;
/** How many screens one press may lead through. */
const MOST_SCREENS = 12;
const MOST_CORRECTIONS = 4;

export interface WalkOptions {
  readonly people: readonly Person[];
  /** Where buttons stand outside forms: what a person sees in their messages and channels. */
  readonly messagesOf: (person: Person) => readonly StoredMessage[];
  /** Other ways in: commands and shortcuts. */
  readonly doors: readonly ((person: Person) => Promise<unknown>)[];
  /** Looks at what a person has done, before somebody else does more. */
  readonly lookAgain: (person: Person) => Promise<void>;
  /** Lets the app send what it owes. */
  readonly tick: () => Promise<void>;
  /** Buttons that end something for good, by their text: pressed once everything else is known. */
  readonly last: RegExp;
  /** The title of what is looked at and never sent. */
  readonly unsent: string;
}

interface Button {
  readonly text: string;
  readonly kind: string;
  readonly where: { readonly actionId: string; readonly blockId: string };
}

/** Presses every button and fills in every form that leads on from where people stand, until nothing new comes. */
export async function walkViews(options: WalkOptions): Promise<Walked> {
  const walk = startWalk(options);
  for (const isLast of [false, true]) {
    let before = -1;
    while (walk.found() > before) {
      before = walk.found();
      // What ends something for good comes to an officer last, who is the first otherwise.
      for (const person of isLast ? options.people.toReversed() : options.people) {
        await walk.goRound(person, isLast);
        await options.lookAgain(person);
      }
      await options.tick();
    }
  }
  return walk.walked();
}

function startWalk({ messagesOf, doors, last, unsent }: WalkOptions) {
  const presses = new Map<string, number>();
  const visits = new Map<string, number>();
  const forms = new Map<string, readonly TypedCanary[]>();
  const refused = new Map<string, Readonly<Record<string, string>>>();
  const spent = new Set<string>();
  let marks = 0;
  const nextMark = () => {
    marks += 1;
    return `Mark${String(marks).padStart(4, '0')}`;
  };
  const found = () => presses.size + visits.size + [...visits.values()].reduce((sum, count) => sum + count, 0);

  const mayPress = (person: Person, kind: string, isLast: boolean) =>
    (isLast || !last.test(kind)) && !spent.has(`${person.initials} ${kind}`) && (presses.get(kind) ?? 0) < MOST_PRESSES;
  const note = (kind: string) => presses.set(kind, (presses.get(kind) ?? 0) + 1);

  /** Presses, follows what opens, and remembers whether anything new came of it. */
  const press = async (person: Person, { button, place, isLast }: Press) => {
    note(button.kind);
    const before = found();
    await person.press(button.text, { ...button.where, ...(place === undefined ? {} : { in: place }) });
    await follow(person, isLast);
    if (found() === before) spent.add(`${person.initials} ${button.kind}`);
  };

  const follow = async (person: Person, isLast: boolean) => {
    for (let screen = 0; screen < MOST_SCREENS && person.modal !== undefined; screen += 1) {
      const view = person.modal;
      const form = nameOf(view);
      const count = visits.get(form) ?? 0;
      const button = buttonsIn(view.blocks, form).find(
        ({ kind }) => !presses.has(kind) && mayPress(person, kind, isLast),
      );
      if (button !== undefined && (count > 0 || inputsOf(view).length === 0)) {
        note(button.kind);
        await person.press(button.text, { in: view, ...button.where });
      } else if (view.submit !== undefined && view.title !== unsent && count < MOST_VISITS) {
        visits.set(form, count + 1);
        const { typed, errors } = await fillAndSend(person, { visit: count, nextMark });
        forms.set(form, [...(forms.get(form) ?? []), ...typed]);
        if (Object.keys(errors).length > 0) refused.set(form, errors);
      } else break;
    }
    if (person.modal !== undefined) await person.close({ all: true });
  };

  const goRound = async (person: Person, isLast: boolean) => {
    await person.openHome();
    for (const door of doors) {
      await door(person);
      await follow(person, isLast);
    }
    for (const place of [...messagesOf(person), 'home'] as const) {
      // What stands there may change with every press.
      const buttons = () => buttonsIn(blocksOf(person, place), place === 'home' ? 'Home' : 'a message');
      for (const kind of new Set(buttons().map((button) => button.kind))) {
        const all = buttons().filter((one) => one.kind === kind);
        const button = all[(presses.get(kind) ?? 0) % all.length];
        if (button !== undefined && mayPress(person, kind, isLast)) await press(person, { button, place, isLast });
      }
    }
  };
  const blocksOf = (person: Person, place: StoredMessage | 'home') =>
    place === 'home'
      ? (person.home?.blocks ?? [])
      : (messagesOf(person).find(({ ts, channel }) => ts === place.ts && channel === place.channel)?.blocks ?? []);
  return { goRound, found, walked: () => ({ forms, refused, buttons: [...presses.keys()] }) };
}

interface Press {
  readonly button: Button;
  readonly place: StoredMessage | 'home' | undefined;
  readonly isLast: boolean;
}

/** Sends the form, with something else where the app asks for a correction; what it took in the end. */
async function fillAndSend(
  person: Person,
  { visit, nextMark }: { readonly visit: number; readonly nextMark: () => string },
): Promise<{ readonly typed: readonly TypedCanary[]; readonly errors: Readonly<Record<string, string>> }> {
  const instead = new Map<string, ReturnType<typeof insteadOf>>();
  for (let attempt = 0; attempt <= MOST_CORRECTIONS; attempt += 1) {
    const current = person.modal;
    if (current === undefined) break;
    const typed = await fillEveryField(person, current, { visit, instead, nextMark });
    let seen = await person.submit();
    // What is asked once is sent again as it is.
    while (seen.modal !== undefined && isSameForm(seen.modal, current) && Object.keys(seen.errors).length === 0) {
      const before = seen.modal.hash;
      seen = await person.submit();
      if (seen.modal?.hash === before) break;
    }
    if (Object.keys(seen.errors).length === 0) return { typed, errors: {} };
    for (const { blockId, block } of inputsOf(current)) {
      const label = stringAt(objectAt(block, 'label'), 'text') ?? '';
      if (label in seen.errors) instead.set(blockId, insteadOf(current, blockId, attempt));
    }
  }
  return { typed: [], errors: person.errors };
}

function isSameForm(one: OpenView, other: OpenView): boolean {
  return (
    one.id === other.id && inputsOf(one).some(({ blockId }) => inputsOf(other).some((it) => it.blockId === blockId))
  );
}

/** A kind of form: what it is called and what it asks, whatever the entry is. */
function nameOf(view: OpenView): string {
  const labels = inputsOf(view).map(({ block }) => stringAt(objectAt(block, 'label'), 'text') ?? '');
  return generic(`${view.callbackId}: ${[...new Set(labels)].join(', ')}`);
}

/** Refs, numbers, names of quarters and times make no other kind. */
function generic(text: string): string {
  return text.replace(/\b[A-Z]{2,}\w*\d+\b/g, 'REF').replace(/\d+/g, 'n');
}

function buttonsIn(blocks: readonly JsonObject[], place: string): readonly Button[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) => {
      if (element.type !== 'button' || element.url !== undefined) return [];
      const [text, actionId] = [
        stringAt(objectAt(element, 'text'), 'text') ?? '',
        stringAt(element, 'action_id') ?? '',
      ];
      const kind = generic(`${place} / ${actionId} / ${text}`);
      return [{ text, kind, where: { actionId, blockId: stringAt(block, 'block_id') ?? '' } }];
    }),
  );
}
