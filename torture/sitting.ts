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
    await fill();
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

/** Opens what `/milestone` shows of an entry. @returns whether it is a form with this button. */
export async function openEntry(sitting: Sitting, ref: string, button: string | RegExp): Promise<boolean> {
  const { person, world } = sitting;
  const seen = heard(sitting, await person.command(`/milestone ${ref}`));
  const isOpen = new RegExp(button).test(person.modal?.submit ?? '');
  if (!isOpen) world.note(`${person.initials} sees no form for ${ref}: ${seen.trouble ?? seen.text.slice(0, 200)}`);
  return isOpen;
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
