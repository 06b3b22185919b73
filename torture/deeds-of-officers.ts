import { LEARNING } from '../test/support/finance-hand-in.ts';
import { doSomething, look } from './deeds.ts';
import { type Deed, heard, inForm, isOpen, newAttempt, pressIfShown, type Sitting, save } from './sitting.ts';
import type { Attempt } from './told.ts';

const OFFICERS_DEEDS: readonly [Deed, ...Deed[]] = [sendBack, edit, accept, supportProposal, look];
const DEEDS_IN_A_ROW = 3;
export const FINANCE_DEEDS: readonly [Deed, ...Deed[]] = [handInFigures, look];

const SEND_BACK = 'Send back with a question';
const EDIT = 'Edit what is printed';
const FINANCE_SAYS = 'What finance says of it';
const FILE_READ_MS = 3_000;

/** What the officer does with what has come: one thing after the other. */
export async function workThrough(sitting: Sitting): Promise<void> {
  for (let done = 0; done < DEEDS_IN_A_ROW; done += 1) await doSomething(sitting, OFFICERS_DEEDS);
}

/** Opens the queue of what is to be read. @returns a milestone in it with this button. */
async function openReview(sitting: Sitting, button: string): Promise<string | undefined> {
  const { person, random } = sitting;
  heard(sitting, await person.openHome());
  if (!(await pressIfShown(sitting, 'Review', 'home'))) return undefined;
  const blocks = (person.modal?.text ?? '').split('\n---\n').filter((block) => block.includes(`[${button}]`));
  const refs = blocks.flatMap((block) => /^(PL\d+) /m.exec(block)?.[1] ?? []);
  return refs[random.below(Math.max(refs.length, 1))];
}

async function pressBeside(sitting: Sitting, button: string, ref: string): Promise<void> {
  const near = new RegExp(`^${ref} `, 'm');
  if (near.test(sitting.person.modal?.text ?? '')) heard(sitting, await sitting.person.press(button, { near }));
}

async function sendBack(sitting: Sitting): Promise<void> {
  const { person } = sitting;
  const ref = await openReview(sitting, SEND_BACK);
  if (ref === undefined) return;
  await pressBeside(sitting, SEND_BACK, ref);
  if (!isOpen(sitting, /^Send back$/, new RegExp(`^${ref} `, 'm'))) return;
  const attempt = newAttempt(sitting, 'question', ref);
  await save(sitting, attempt, async () => {
    await person.fill('What do you want to know?', attempt.text);
  });
}

async function edit(sitting: Sitting): Promise<void> {
  const { person } = sitting;
  const ref = await openReview(sitting, EDIT);
  if (ref === undefined) return;
  await pressBeside(sitting, EDIT, ref);
  if (!isOpen(sitting, /^Print this$/, new RegExp(`^${ref} `, 'm'))) return;
  const attempt = newAttempt(sitting, 'wording', ref);
  await save(sitting, attempt, async () => {
    await person.fill('Text', attempt.text);
  });
}

async function accept(sitting: Sitting): Promise<void> {
  const { person, world } = sitting;
  const ref = await openReview(sitting, 'Accept');
  if (ref === undefined) return;
  await pressBeside(sitting, 'Accept', ref);
  if (person.modal?.text.includes(`${ref} is accepted.`)) world.told.isAccepted(ref);
}

async function supportProposal(sitting: Sitting): Promise<void> {
  const { person } = sitting;
  heard(sitting, await person.openHome());
  if (!(await pressIfShown(sitting, 'Decide proposals', 'home'))) return;
  if (person.modal?.text.includes('[Support]')) heard(sitting, await person.press('Support', { nth: 1 }));
}

/** A file with words, or words alone. */
async function handInFigures(sitting: Sitting): Promise<void> {
  const { person, random } = sitting;
  heard(sitting, await person.command('/quarter finance'));
  if (person.modal?.submit !== 'Check') return;
  const attempt = newAttempt(sitting, 'narrative', 'Learning and Schools');
  if (random.below(2) === 0) return handInFile(sitting, attempt);
  await save(sitting, attempt, async () => {
    await person.fill(FINANCE_SAYS, attempt.text);
  });
}

/** Nothing is stored before it was read what was found. */
async function handInFile(sitting: Sitting, attempt: Attempt): Promise<void> {
  const { person, world } = sitting;
  world.told.tried(attempt);
  const fill = async () => {
    await person.fill('The file', [{ name: 'learning.csv', content: LEARNING }]);
    await person.fill(FINANCE_SAYS, attempt.text);
  };
  if (!(await inForm(sitting, fill))) return;
  await submitAndRead(sitting);
  if (person.modal?.submit === 'Store these figures') await submitAndRead(sitting);
  if (person.modal?.title === 'Stored') world.told.wasSaved(attempt);
}

async function submitAndRead(sitting: Sitting): Promise<void> {
  heard(sitting, await sitting.person.submit());
  await untilRead(sitting);
}

/** Whoever died over the file leaves the form as it is: then it is done again another day. */
async function untilRead({ person, world }: Sitting): Promise<void> {
  const giveUpAt = performance.now() + FILE_READ_MS;
  await world.council.slack.until(() => person.modal?.title !== 'One moment' || performance.now() > giveUpAt);
}

/** The approver signs what they were sent, and presses again where nothing was heard. */
export async function sign(sitting: Sitting): Promise<void> {
  const { person, world } = sitting;
  const message = person.dms().findLast(({ blocks }) => JSON.stringify(blocks).includes('"Sign"'));
  if (message === undefined) return;
  const seen = heard(sitting, await person.press('Sign', { in: message }));
  world.note(`the approver reads ${seen.modal?.text.slice(0, 200)}`);
  if (seen.modal?.text.includes('You have signed')) world.told.isSigned();
}
