import { setTimeout as sleep } from 'node:timers/promises';
import type { Person, Seen } from '../sandbox/people.ts';
import type { Random } from '../test/support/seeded.ts';
import type { Attempt } from './told.ts';
import type { World } from './world.ts';

/** Somebody at their screen, with what is theirs. */
export interface Sitting {
  readonly world: World;
  readonly person: Person;
  readonly refs: readonly string[];
  readonly random: Random;
  /** `2026-07-01` */
  readonly day: string;
}

type Deed = (sitting: Sitting) => Promise<void>;

/** How often somebody presses Save before they give up until another day. */
const PATIENT_TRIES = 4;
const PAUSE_MS = 400;
const STATUSES = ['Green: on course', 'Amber: too early to say'] as const;
const TEXT = 'What should councillors know?';
const WAS_IT = 'Was it done?';

/** Somebody does one thing of those that people do in a quarter, and closes what it has opened. */
export async function doSomething(sitting: Sitting): Promise<void> {
  const deed = sitting.random.pick<Deed>([answer, answer, answer, answer, typeAndLeave, addItem, snooze, look]);
  await deed(sitting);
  if (sitting.person.modal !== undefined) heard(sitting, await sitting.person.close({ all: true }));
}

async function answer(sitting: Sitting): Promise<void> {
  const attempt = await openForm(sitting);
  if (attempt === undefined) return;
  const status = sitting.random.pick(STATUSES);
  await save(sitting, attempt, async () => {
    if (sitting.person.modal?.text.includes(WAS_IT)) await sayNotDone(sitting);
    else await fillIf(sitting, /done on time/, status);
    await fillIf(sitting, TEXT, attempt.text);
  });
}

/** Of what was due before the end of the quarter something else is asked. */
async function sayNotDone(sitting: Sitting): Promise<void> {
  await fillIf(sitting, WAS_IT, 'Not completed');
  await fillIf(sitting, /what happens now/, 'Another firm goes on with it.');
}

/** Types a few words, which are kept as a draft, and does not send them. */
async function typeAndLeave(sitting: Sitting): Promise<void> {
  const attempt = await openForm(sitting);
  if (attempt === undefined) return;
  heard(sitting, await sitting.person.type(TEXT, ' And more of it', { batches: 1 + sitting.random.below(3) }));
}

async function addItem(sitting: Sitting): Promise<void> {
  const { person, random } = sitting;
  heard(sitting, await person.shortcut(random.pick(['Add a key development', 'Add an emerging issue'])));
  if (person.modal?.submit !== 'Save') return;
  const attempt: Attempt = { kind: 'item', about: person.initials, text: newText(sitting, 'An item') };
  await save(sitting, attempt, async () => {
    await fillIf(sitting, 'Title', `Something new of ${person.initials}`);
    await fillIf(sitting, TEXT, attempt.text);
  });
}

async function snooze(sitting: Sitting): Promise<void> {
  const { person, world, day } = sitting;
  const message = person.dms().findLast(({ blocks }) => JSON.stringify(blocks).includes('Remind me tomorrow'));
  if (message === undefined) return look(sitting);
  const seen = heard(sitting, await person.press('Remind me tomorrow', { in: message }));
  if (seen.modal?.text.includes('You will be reminded again')) world.told.willBeRemindedTomorrow(person.initials, day);
}

async function look(sitting: Sitting): Promise<void> {
  if (sitting.random.below(2) === 0) heard(sitting, await sitting.person.openHome());
  else heard(sitting, await sitting.person.command('/milestone'));
}

/** @returns what is to be written into the form; undefined where it did not open. */
async function openForm(sitting: Sitting): Promise<Attempt | undefined> {
  const { person, refs, random } = sitting;
  const about = random.pick([refs[0] ?? '', ...refs.slice(1)]);
  const seen = heard(sitting, await person.command(`/milestone ${about}`));
  if (person.modal?.submit !== 'Save') {
    sitting.world.note(`${person.initials} sees no form: ${seen.trouble ?? seen.text.slice(0, 200)}`);
    return undefined;
  }
  return { kind: 'update', about, text: newText(sitting, about) };
}

/** Presses Save until "Saved" is read, as somebody does whose words are still there. */
async function save(sitting: Sitting, attempt: Attempt, fill: () => Promise<void>): Promise<void> {
  const { person, world } = sitting;
  world.told.tried(attempt);
  for (let tries = 0; tries < PATIENT_TRIES && person.modal?.submit === 'Save'; tries += 1) {
    // A form that is drawn again may have lost what was typed last.
    await fill();
    const seen = heard(sitting, await person.submit());
    if (seen.outcome === 'answered' && seen.modal?.title === 'Saved') {
      world.told.wasSaved(attempt);
      return;
    }
    world.note(
      `${person.initials} tries again: ${seen.trouble ?? seen.modal?.text.slice(0, 200) ?? 'nothing to be seen'}`,
    );
    await sleep(PAUSE_MS * (tries + 1));
  }
}

async function fillIf({ person }: Sitting, label: string | RegExp, value: string): Promise<void> {
  await person.fill(label, value);
}

function heard({ world }: Sitting, seen: Seen): Seen {
  if (seen.outcome === 'trouble') world.told.heardNothing();
  return seen;
}

function newText({ world, day }: Sitting, about: string): string {
  return `${about} on ${day}, text number ${world.told.attempts.length + 1} of this run.`;
}
