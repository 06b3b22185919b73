import { ownTexts, type Texts } from '../../core/review/wording.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import { type EntrySubject, readStanding } from './entry-subject.ts';
import { findPrinted, type ObjectPorts, type ObjectRefusal } from './object-to-wording.ts';

export interface OpenObjectionPorts extends ObjectPorts {
  readonly plans: ObjectPorts['plans'] & ActorSources['plans'];
  /** An unguessable text for one opening of a form. */
  readonly newNonce: () => string;
}

/** Both texts, one under the other. */
export interface ObjectionForm extends Pick<EntrySubject, 'entry' | 'ref' | 'words'> {
  readonly wordingId: number;
  readonly quarter: string;
  readonly own: Texts;
  readonly printed: Texts;
  /** Undefined where it was done from the command line. */
  readonly officerName: string | undefined;
  readonly nonce: string;
}

export type OpenedObjection = { readonly outcome: 'form'; readonly form: ObjectionForm } | ObjectRefusal;

/** Opens the form in which an owner reads how their words are printed, and may object. */
export async function openObjection(
  ports: OpenObjectionPorts & ActorSources,
  { clicker, wordingId, now }: { readonly clicker: Clicker; readonly wordingId: number; readonly now: Date },
): Promise<OpenedObjection> {
  const found = await findPrinted(ports, { by: await findActor(ports, clicker, now), wordingId });
  if (found.outcome !== 'printed') return found;
  const { wording, subject } = found.shown;
  const { quarter, texts: printed, byId } = wording;
  const said = await readStanding(ports, subject, quarter);
  if (said === undefined) return { outcome: 'gone' };
  const officerName = (await ports.plans.people()).find(({ id }) => id === byId)?.name;
  const { entry, ref, words } = subject;
  const form = { wordingId, entry, quarter, ref, words, own: ownTexts(said), printed, officerName };
  return { outcome: 'form', form: { ...form, nonce: ports.newNonce() } };
}
