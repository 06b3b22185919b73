import type { OpenView, Person, Seen } from '../../sandbox/people.ts';
import { type Screen, showView } from '../../sandbox/pictures/draw-screen.ts';
import type { Council } from '../support/council.ts';
import { EXAMPLE_PLAN } from '../support/council.ts';
import { lookAtDm, lookAtEphemeral, lookAtHome, lookAtMessages, lookAtModal, runCommand, tickAt } from './looking.ts';

const FIRST = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

export const STATUS = 'Will it be done on time?';
export const TEXT = 'What should councillors know?';
export const ACTION = /what is being done/;
export const GREEN = 'Green: on course';
export const RED = 'Red: highly likely or certain to miss';

/** Screens in the order in which they were looked at. */
export interface Album {
  readonly screens: Readonly<Record<string, Screen>>;
  /** The form that this person has before them. */
  form(name: string, caption: string, person: Person): void;
  view(name: string, caption: string, view: OpenView): void;
  /** The newest message to this person. */
  message(name: string, caption: string, person: Person): void;
  /** The newest message to this person in which these words stand; files come beside it. */
  messageWith(name: string, caption: string, found: { readonly person: Person; readonly words: string }): void;
  /** What only this person was shown just now. */
  ephemeral(name: string, caption: string, shown: { readonly person: Person; readonly seen: Seen }): void;
  home(name: string, caption: string, person: Person): Promise<void>;
}

export function openAlbum(council: Council): Album {
  const screens: Record<string, Screen> = {};
  return {
    screens,
    form: (name, caption, person) => {
      screens[name] = lookAtModal(caption, person);
    },
    view: (name, caption, view) => {
      screens[name] = showView(caption, view);
    },
    message: (name, caption, person) => {
      screens[name] = lookAtDm(caption, person);
    },
    messageWith: (name, caption, { person, words }) => {
      screens[name] = lookAtMessages(
        caption,
        person
          .dms()
          .filter(({ text }) => text.includes(words))
          .slice(-1),
      );
    },
    ephemeral: (name, caption, { person, seen }) => {
      screens[name] = lookAtEphemeral(caption, person, seen);
    },
    home: async (name, caption, { initials }) => {
      screens[name] = await lookAtHome(caption, council, initials);
    },
  };
}

/** The first quarter of a plan collects, and its owners have been asked. */
export async function openFirstQuarter(council: Council, planPath = EXAMPLE_PLAN): Promise<void> {
  await runCommand(council, 'import', planPath);
  council.setTime('2026-07-01T08:00:00Z');
  await runCommand(council, 'quarter', 'open', ...FIRST);
  await tickAt(council, '2026-07-01T08:00:00Z');
}

export async function write(person: Person, text: string, status = GREEN): Promise<void> {
  await person.fill(STATUS, status);
  await person.type(TEXT, text);
}

/** AMc's two indicators. */
export async function giveFigures(person: Person): Promise<void> {
  for (const [ref, figure] of [
    ['COPI1', '79.2'],
    ['COPI2', '30'],
  ] as const) {
    await person.command(`/milestone ${ref}`);
    await person.fill('Figure', figure);
    if (ref === 'COPI2') await person.fill(/target on course/, GREEN);
    await person.submit();
    await person.close({ all: true });
  }
}
