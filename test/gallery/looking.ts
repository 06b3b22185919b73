import type { StoredMessage } from '../../sandbox/messages.ts';
import type { OpenView, Person } from '../../sandbox/people.ts';
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

export async function tickAt(council: Council, instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

export async function runCommand(council: Council, ...args: readonly string[]): Promise<void> {
  const { code, text } = await council.command(...args);
  if (code !== 0) throw new Error(`ragtime ${args.join(' ')} ended with ${code}:\n${text}`);
}
