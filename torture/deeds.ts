import { typeAndLeave } from './deeds-of-drafts.ts';
import { addItem } from './deeds-of-items.ts';
import { type Deed, heard, newAttempt, openEntry, type Sitting, save, TEXT } from './sitting.ts';

const STATUSES = ['Green: on course', 'Amber: too early to say'] as const;
const WAS_IT = 'Was it done?';

/** What owners do in a quarter of milestones and items. */
export const EVERYDAY_DEEDS: readonly [Deed, ...Deed[]] = [
  answer,
  answer,
  answer,
  answer,
  typeAndLeave,
  addItem,
  snooze,
  look,
];

/** Somebody does one thing of these, and closes what it has opened. */
export async function doSomething(sitting: Sitting, deeds = EVERYDAY_DEEDS): Promise<void> {
  await sitting.random.pick(deeds)(sitting);
  if (sitting.person.modal !== undefined) heard(sitting, await sitting.person.close({ all: true }));
}

export async function answer(sitting: Sitting): Promise<void> {
  const { person, work, random } = sitting;
  const ref = random.pick([work.refs[0] ?? '', ...work.refs.slice(1)]);
  if (!(await openEntry(sitting, ref, /^Save$/))) return;
  const attempt = newAttempt(sitting, 'update', ref);
  const status = random.pick(STATUSES);
  await save(sitting, attempt, async () => {
    if (person.modal?.text.includes(WAS_IT)) await sayNotDone(sitting);
    else await person.fill(/done on time/, status);
    await person.fill(TEXT, attempt.text);
  });
}

/** Of what was due before the end of the quarter something else is asked. */
async function sayNotDone({ person }: Sitting): Promise<void> {
  await person.fill(WAS_IT, 'Not completed');
  await person.fill(/what happens now/, 'Another firm goes on with it.');
}

async function snooze(sitting: Sitting): Promise<void> {
  const { person, world, day } = sitting;
  const message = person.dms().findLast(({ blocks }) => JSON.stringify(blocks).includes('Remind me tomorrow'));
  if (message === undefined) return look(sitting);
  const seen = heard(sitting, await person.press('Remind me tomorrow', { in: message }));
  if (seen.modal?.text.includes('You will be reminded again')) world.told.willBeRemindedTomorrow(person.initials, day);
}

export async function look(sitting: Sitting): Promise<void> {
  if (sitting.random.below(2) === 0) heard(sitting, await sitting.person.openHome());
  else heard(sitting, await sitting.person.command('/milestone'));
}
