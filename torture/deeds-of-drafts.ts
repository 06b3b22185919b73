import { type Deed, heard, inForm, isOpen, openEntry, pressIfShown, type Sitting, TEXT } from './sitting.ts';
import type { KeptDraft } from './told.ts';

/** A form in which somebody types; opened again it shows what they typed. */
interface Typing {
  readonly form: KeptDraft['form'];
  readonly about: string;
  readonly label: string;
  /** @returns whether it is open. */
  readonly open: () => Promise<boolean>;
}

const FORMS: readonly [(sitting: Sitting) => Typing, ...((sitting: Sitting) => Typing)[]] = [
  entryForm,
  entryForm,
  itemForm,
  proposalForm,
];

/** Types a few words, does not send them, and looks later whether they are there. */
export const typeAndLeave: Deed = async (sitting) => {
  const { person, random, world, day } = sitting;
  const { form, about, label, open } = random.pick(FORMS)(sitting);
  if (!(await open())) return;
  const words = ` Typed on ${day} (${random.below(1_000_000)}).`;
  const type = async () => heard(sitting, await person.type(label, words, { batches: 1 + random.below(3) }));
  if (!(await inForm(sitting, type))) return;
  heard(sitting, await person.close({ all: true }));
  if (!(await open()) || person.modal === undefined) return;
  const { text } = person.modal;
  if (text.includes('Saved as draft') && text.includes(words)) {
    world.told.isKeptAsDraft({ by: person.initials, form, about, words });
  }
};

/** Of a milestone or an indicator. */
function entryForm(sitting: Sitting): Typing {
  const { work, random } = sitting;
  const about = random.pick([work.refs[0] ?? '', ...work.refs.slice(1), ...work.indicators]);
  return { form: 'entry', about, label: TEXT, open: () => openEntry(sitting, about, /^Save$/) };
}

function itemForm(sitting: Sitting): Typing {
  const { person, random } = sitting;
  const kind = random.pick(['key development', 'emerging issue'] as const);
  const open = () => openItem(sitting, kind);
  return { form: 'item', about: person.initials, label: TEXT, open };
}

export async function openItem(sitting: Sitting, kind: 'key development' | 'emerging issue'): Promise<boolean> {
  const words = kind === 'key development' ? 'a key development' : 'an emerging issue';
  heard(sitting, await sitting.person.shortcut(`Add ${words}`));
  return isOpen(sitting, /^Save$/, new RegExp(`^== ${kind} ==`, 'i'));
}

function proposalForm(sitting: Sitting): Typing {
  const { work, random } = sitting;
  const about = random.pick([work.refs[0] ?? '', ...work.refs.slice(1)]);
  return { form: 'proposal', about, label: 'Why?', open: () => openProposal(sitting, about) };
}

export async function openProposal(sitting: Sitting, ref: string): Promise<boolean> {
  if (!(await openEntry(sitting, ref, /^Save$/))) return false;
  if (!(await pressIfShown(sitting, 'Ask to change or stop this milestone', 'modal'))) return false;
  return isOpen(sitting, /^Propose$/, `^== Change ${ref} ==`);
}
