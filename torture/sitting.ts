import { setTimeout as sleep } from 'node:timers/promises';
import type { Person, Seen } from '../sandbox/people.ts';
import type { Random } from '../test/support/seeded.ts';
import type { Attempt, Kind } from './told.ts';
import type { Work, World } from './world.ts';

/** Somebody at their screen, with what is theirs. */
export interface Sitting {
  readonly world: World;
  readonly person: Person;
  readonly work: Work;
  readonly random: Random;
  /** `2026-07-01` */
  readonly day: string;
}

export type Deed = (sitting: Sitting) => Promise<void>;

/** How often somebody presses Save before they give up until another day. */
const PATIENT_TRIES = 4;
const PAUSE_MS = 400;
export const TEXT = 'What should councillors know?';

/** What a form is called once it is true. */
const DONE: Readonly<Record<Kind, string>> = {
  update: 'Saved',
  item: 'Saved',
  figure: 'Saved',
  supplied: 'Saved',
  'handed in': 'Handed in',
  proposal: 'Proposed',
  question: 'Sent back',
  wording: 'Printed',
  narrative: 'Stored',
};

/** Presses the button that sends the form until it is read that it is stored, as somebody does whose words are still there. */
export async function save(sitting: Sitting, attempt: Attempt, fill: () => Promise<void>): Promise<boolean> {
  const { person, world } = sitting;
  const button = person.modal?.submit;
  world.told.tried(attempt);
  for (let tries = 0; tries < PATIENT_TRIES && person.modal?.submit === button; tries += 1) {
    // A form that is drawn again may have lost what was typed last.
    if (!(await inForm(sitting, fill))) return false;
    const seen = heard(sitting, await person.submit());
    if (seen.outcome === 'answered' && seen.modal?.title === DONE[attempt.kind]) {
      world.told.wasSaved(attempt);
      return true;
    }
    const why = seen.trouble ?? seen.modal?.text.slice(0, 200) ?? 'nothing to be seen';
    world.note(`${person.initials} tries again: ${why}`);
    await sleep(PAUSE_MS * (tries + 1));
  }
  return false;
}

/** Fills in what is open. @returns whether it still is: a click that was held up shows what it asked for when it comes. */
export async function inForm({ person, world }: Sitting, fill: () => Promise<unknown>): Promise<boolean> {
  const form = person.modal?.id;
  const isStillOpen = () => person.modal?.id === form;
  try {
    await fill();
  } catch (error) {
    if (isStillOpen()) throw error;
  }
  if (!isStillOpen()) world.note(`${person.initials} finds “${person.modal?.title}” in the place of their form`);
  return isStillOpen();
}

/** Whether what is open has this button, and these words in its head or its fields. */
export function isOpen({ person }: Sitting, button: string | RegExp, words: string | RegExp): boolean {
  return new RegExp(button).test(person.modal?.submit ?? '') && new RegExp(words).test(person.modal?.text ?? '');
}

/** Opens what `/milestone` shows of an entry. @returns whether it is a form with this button. */
export async function openEntry(sitting: Sitting, ref: string, button: string | RegExp): Promise<boolean> {
  const { person, world } = sitting;
  const seen = heard(sitting, await person.command(`/milestone ${ref}`));
  const isForm = isOpen(sitting, button, new RegExp(`^== .*\\b${ref}\\b`));
  if (!isForm) world.note(`${person.initials} sees no form for ${ref}: ${seen.trouble ?? seen.text.slice(0, 200)}`);
  return isForm;
}

/** A button of the open form or the Home tab, where it stands there. */
export async function pressIfShown(sitting: Sitting, button: string, where: 'modal' | 'home'): Promise<boolean> {
  const { person } = sitting;
  const shown = where === 'home' ? person.home : person.modal;
  if (!shown?.text.includes(`[${button}]`)) return false;
  return heard(sitting, await person.press(button, { in: where === 'home' ? 'home' : shown })).outcome === 'answered';
}

export function heard({ world }: Sitting, seen: Seen): Seen {
  if (seen.outcome === 'trouble') world.told.heardNothing();
  return seen;
}

/** Something to be saved, in words that nobody has used. */
export function newAttempt({ world, day, person }: Sitting, kind: Kind, about: string): Attempt {
  const text = `${about} on ${day}, text number ${world.told.attempts.length + 1} of this run.`;
  return { kind, about, text, by: person.initials };
}
