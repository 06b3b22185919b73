import type { StoredMessage } from '../../sandbox/messages.ts';
import type { OpenView, Person, Seen } from '../../sandbox/people.ts';
import { type Screen, showMessages, showView } from '../../sandbox/pictures/draw-screen.ts';
import type { Council } from '../support/council.ts';

/** Somebody's newest message. */
export function lookAtDm(caption: string, person: Person): Screen {
  return lookAtMessages(caption, person.dms().slice(-1));
}

export function lookAtMessages(caption: string, messages: readonly StoredMessage[]): Screen {
  if (messages.length === 0) throw new Error(`No message stands there: ${caption}`);
  return showMessages(caption, { place: 'Ragtime', messages });
}

export function lookAtModal(caption: string, { modal }: { readonly modal: OpenView | undefined }): Screen {
  if (modal === undefined) throw new Error(`No form is open: ${caption}`);
  return showView(caption, modal);
}

/** What only this person was shown. */
export function lookAtEphemeral(caption: string, person: Person, { messages }: Pick<Seen, 'messages'>): Screen {
  if (messages.length === 0) throw new Error(`${person.name} was shown nothing for ${caption}.`);
  return showMessages(caption, { place: 'Ragtime', messages });
}

/** Somebody opens the Home tab. */
export async function lookAtHome(caption: string, { slack }: Council, initials: string): Promise<Screen> {
  const person = slack.as(initials);
  await person.openHome();
  if (person.home === undefined) throw new Error(`No Home tab stands there: ${caption}`);
  return showView(caption, person.home);
}

export async function tickAt(council: Council, instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

export async function runCommand(council: Council, ...args: readonly string[]): Promise<void> {
  const { code, text } = await council.command(...args);
  if (code !== 0) throw new Error(`ragtime ${args.join(' ')} ended with ${code}:\n${text}`);
}
