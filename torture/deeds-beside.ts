import { answer, EVERYDAY_DEEDS } from './deeds.ts';
import { openProposal } from './deeds-of-drafts.ts';
import { changeItem, sayNothing, withdrawItem } from './deeds-of-items.ts';
import {
  type Deed,
  heard,
  inForm,
  isOpen,
  newAttempt,
  openEntry,
  pressIfShown,
  type Sitting,
  save,
  TEXT,
} from './sitting.ts';
import { nameAbsence } from './standing.ts';

/** Everything that owners, contributors, suppliers and deputies do; whoever has nothing of a kind answers. */
export const ALL_DEEDS: readonly [Deed, ...Deed[]] = [
  ...EVERYDAY_DEEDS,
  giveFigure,
  giveFigure,
  supplyFigure,
  handIn,
  handIn,
  propose,
  goAway,
  comeBack,
  changeItem,
  withdrawItem,
  sayNothing,
  sayNothing,
  answerAsDeputy,
];

/** Further from its target than the tolerance it would be Red, and asked about. */
const LOWEST_FIGURE = 78;

function figureOf({ random }: Sitting): string {
  return String(LOWEST_FIGURE + random.below(10));
}

async function giveFigure(sitting: Sitting): Promise<void> {
  const { person, work, random } = sitting;
  const ref = work.indicators[random.below(Math.max(work.indicators.length, 1))];
  if (ref === undefined) return answer(sitting);
  if (!(await openEntry(sitting, ref, /^Save$/))) return;
  const attempt = newAttempt(sitting, 'figure', ref);
  const figure = figureOf(sitting);
  await save(sitting, attempt, async () => {
    await person.fill('Figure', figure);
    await person.fill(TEXT, attempt.text);
  });
}

async function supplyFigure(sitting: Sitting): Promise<void> {
  const { person, work, random } = sitting;
  const ref = work.supplies[random.below(Math.max(work.supplies.length, 1))];
  if (ref === undefined) return answer(sitting);
  if (!(await openEntry(sitting, ref, /^Save$/))) return;
  const attempt = newAttempt(sitting, 'supplied', ref);
  const figure = figureOf(sitting);
  await save(sitting, attempt, async () => {
    await person.fill('Figure', figure);
    await person.fill(/^A note for/, attempt.text);
  });
}

async function handIn(sitting: Sitting): Promise<void> {
  const { person, work, random } = sitting;
  const ref = work.drafts[random.below(Math.max(work.drafts.length, 1))];
  if (ref === undefined) return answer(sitting);
  if (!(await openEntry(sitting, ref, /^Hand to /))) return;
  const attempt = newAttempt(sitting, 'handed in', ref);
  await save(sitting, attempt, async () => {
    if (person.modal?.text.includes('Will it be done on time?')) {
      await person.fill('Will it be done on time?', 'Green: on course');
    }
    await person.fill(TEXT, attempt.text);
  });
}

/** Asks once for each milestone to do something else: as long as that stands, it is changed and not asked again. */
async function propose(sitting: Sitting): Promise<void> {
  const { person, work, random } = sitting;
  const ref = random.pick([work.refs[0] ?? '', ...work.refs.slice(1)]);
  if (!(await openProposal(sitting, ref))) return;
  const attempt = newAttempt(sitting, 'proposal', ref);
  await save(sitting, attempt, async () => {
    await person.fill('What do you ask for?', 'Change it');
    await person.fill('To be done by', '2027-09-30');
    await person.fill('Why?', attempt.text);
  });
}

const DAY_MS = 86_400_000;

/** Two days, from the next one on. */
async function goAway(sitting: Sitting): Promise<void> {
  const { person, world, day } = sitting;
  heard(sitting, await person.openHome());
  if (!(await pressIfShown(sitting, 'I’m away', 'home')) || !isOpen(sitting, /^Save$/, 'First day away')) return;
  const [first = '', last = ''] = [1, 2].map((days) =>
    new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10),
  );
  world.told.mayBeAway({ initials: person.initials, first, last });
  const fill = async () => {
    await person.fill('First day away', first);
    await person.fill('Last day away', last);
  };
  if (!(await inForm(sitting, fill))) return;
  const seen = heard(sitting, await person.submit());
  if (!seen.modal?.text.includes('Saved: you are away')) return;
  world.told.isAway({ initials: person.initials, first, last });
}

/** Earlier than they had said, or before they went. */
async function comeBack(sitting: Sitting): Promise<void> {
  const { person, world, day } = sitting;
  const away = world.told.away.find(({ initials, last }) => initials === person.initials && last >= day);
  if (away === undefined) return answer(sitting);
  heard(sitting, await person.openHome());
  const of = nameAbsence(away);
  world.told.willChange({ about: 'away', of });
  if (!(await pressIfShown(sitting, 'I’m back', 'home'))) return;
  if (person.modal?.text.includes('You are back')) world.told.stands({ about: 'away', of, state: 'over' });
}

/** For somebody who is or was away: at other times the form says that it is not theirs. */
async function answerAsDeputy(sitting: Sitting): Promise<void> {
  const { work, world, random } = sitting;
  const refs = work.deputises.flatMap((initials) =>
    world.told.maybeAway.some((away) => away.initials === initials) ? (world.work.get(initials)?.refs ?? []) : [],
  );
  if (refs.length === 0) return answer(sitting);
  await answer({ ...sitting, random, work: { ...work, refs } });
}
