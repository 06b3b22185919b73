import { openItem } from './deeds-of-drafts.ts';
import { heard, isOpen, newAttempt, pressIfShown, type Sitting, save, TEXT } from './sitting.ts';
import { ITEM_STATES, NOTHING } from './standing.ts';

export async function addItem(sitting: Sitting): Promise<void> {
  const { person, random, world } = sitting;
  if (!(await openItem(sitting, random.pick(['key development', 'emerging issue'])))) return;
  const attempt = newAttempt(sitting, 'item', person.initials);
  const title = `Something new of ${person.initials}, number ${world.told.attempts.length + 1}`;
  somethingOf(sitting);
  const isSaved = await save(sitting, attempt, async () => {
    await person.fill('Title', title);
    await person.fill(TEXT, attempt.text);
  });
  if (isSaved) world.told.stands({ about: 'item', of: title, state: ITEM_STATES.standing });
}

/** Says of one of their own items something else. */
export async function changeItem(sitting: Sitting): Promise<void> {
  const { person } = sitting;
  if ((await openOwnItem(sitting)) === undefined) return;
  const attempt = newAttempt(sitting, 'item', person.initials);
  await save(sitting, attempt, async () => {
    await person.fill(TEXT, attempt.text);
  });
}

export async function withdrawItem(sitting: Sitting): Promise<void> {
  const { person, world } = sitting;
  const of = await openOwnItem(sitting);
  if (of === undefined) return;
  world.told.willChange({ about: 'item', of });
  if (!(await pressIfShown(sitting, 'Withdraw', 'modal')) || !person.modal?.text.includes('It is not printed.')) return;
  world.told.stands({ about: 'item', of, state: ITEM_STATES.withdrawn });
}

const OWN_ITEM = /^(?:Key development|Emerging issue): (Something new of .*, number \d+)/gm;

/** From the Home tab. @returns its title, where its form is open. */
async function openOwnItem(sitting: Sitting): Promise<string | undefined> {
  const { person, random } = sitting;
  heard(sitting, await person.openHome());
  const titles = [...(person.home?.text ?? '').matchAll(OWN_ITEM)].map(([, title = '']) => title);
  const title = titles[random.below(Math.max(titles.length, 1))];
  if (title === undefined) return undefined;
  heard(sitting, await person.press('Change', { in: 'home', near: title, accessibilityLabel: `Change ${title}` }));
  return isOpen(sitting, /^Save$/, title) ? title : undefined;
}

/** "Nothing this quarter", or the contrary where that was said. */
export async function sayNothing(sitting: Sitting): Promise<void> {
  const { person, world } = sitting;
  heard(sitting, await person.openHome());
  somethingOf(sitting);
  const of = person.initials;
  const nothing = 'You said that there is nothing this quarter';
  if (await pressIfShown(sitting, 'Nothing this quarter', 'home')) {
    if (person.modal?.text.includes(nothing)) world.told.stands({ about: NOTHING, of, state: 'said' });
  } else if (person.home?.text.includes(nothing)) {
    heard(sitting, await person.press('Undo', { in: 'home', near: nothing }));
    if (person.modal?.title === 'Taken back') world.told.stands({ about: NOTHING, of, state: 'taken back' });
  }
}

/** Whoever gives something, or says that there is nothing, may do so for those whose deputy they are, too. */
function somethingOf({ person, work, world }: Sitting): void {
  for (const of of [person.initials, ...work.deputises]) world.told.willChange({ about: NOTHING, of });
}
