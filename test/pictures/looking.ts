import type { StoredMessage } from '../../sandbox/messages.ts';
import type { OpenView, Person } from '../../sandbox/people.ts';
import { drawMessages, drawView, type Screen } from '../../sandbox/pictures/draw-screen.ts';
import type { Council } from '../support/council.ts';

/** Somebody's newest message. */
export function drawDm(caption: string, person: Person): Screen {
  return drawOfDms(caption, person.dms().slice(-1));
}

export function drawOfDms(caption: string, messages: readonly StoredMessage[]): Screen {
  if (messages.length === 0) throw new Error(`No message stands there: ${caption}`);
  return drawMessages(caption, { place: 'Ragtime', messages });
}

export function drawModal(caption: string, { modal }: { readonly modal: OpenView | undefined }): Screen {
  if (modal === undefined) throw new Error(`No form is open: ${caption}`);
  return drawView(caption, modal);
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
