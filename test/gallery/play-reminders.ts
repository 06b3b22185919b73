import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from '../../sandbox/people.ts';
import type { Screen } from '../../sandbox/pictures/draw-screen.ts';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { answerEqualityActions, answerFromMessage, answersFor } from '../scenarios/answering.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { giveFigures } from './album.ts';
import { lookAtDm, lookAtMessages, lookAtModal, runCommand, tickAt } from './looking.ts';

type Screens = Record<string, Screen>;

const PREVIEW = 'Send me every message';
const SECOND = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];

/** A quarter of reminders, from the officer's check to the close, and an overview in a channel that others read. */
export async function playReminders(council: Council): Promise<readonly Chapter[]> {
  const jo = council.slack.as('JP');
  council.setTime('2026-06-23T10:00:00Z');
  await runCommand(council, 'import', EXAMPLE_PLAN);
  return [
    { title: 'Check before it starts', screens: await lookAtCheck(council, jo) },
    { title: 'Reminders', screens: await lookAtReminder(council) },
    { title: 'Away', screens: await lookAtAbsence(council) },
    { title: 'The officers’ overview', screens: await lookAtDesk(council, jo) },
    { title: 'From the last call to the close', screens: await lookAtLaterDays(council, jo) },
    { title: 'In a channel that others read', screens: await lookAtCounts(council) },
  ];
}

async function lookAtCheck(council: Council, jo: Person): Promise<Screens> {
  await tickAt(council, '2026-06-24T08:00:00Z');
  const check = () => jo.dms().slice(0, 1);
  const waiting = lookAtMessages('Check before it starts', check());
  const press = async (button: string) => {
    const answer = lookAtModal(button, await jo.press(button, { in: check()[0] }));
    await jo.close();
    await council.tick();
    return answer;
  };
  const previewAnswer = await press(PREVIEW);
  const preview = lookAtMessages('A preview', jo.dms().slice(1, 2));
  const released = await press('Open on Wednesday 1 July');
  const byItself = lookAtMessages('It opens by itself', check());
  const heldAnswer = await press('Hold');
  const held = lookAtMessages('Held', check());
  council.setTime('2026-07-01T08:00:00Z');
  const startedAnswer = await press('Start now');
  await tickAt(council, '2026-07-01T08:00:00Z');
  return {
    'check-waiting': waiting,
    'check-by-itself': byItself,
    'check-held': held,
    'check-started': lookAtMessages('Started', check()),
    'check-preview': preview,
    'press-preview': previewAnswer,
    'press-released': released,
    'press-held': heldAnswer,
    'press-started': startedAnswer,
    'overview-opens': lookAtDm('The overview, as it opens', jo),
  };
}

async function lookAtReminder(council: Council): Promise<Screens> {
  const anne = council.slack.as('AMc');
  const asked = lookAtDm('The first reminder', anne);
  const why = lookAtModal('Why did I get this?', await anne.press('Why did I get this?', { in: anne.dms()[0] }));
  await anne.close();
  await answer(council, 'AMc', [1]);
  await tickAt(council, '2026-07-01T08:05:00Z');
  const fewer = lookAtDm('After one answer', anne);
  const snooze = lookAtModal('Remind me tomorrow', await anne.press('Remind me tomorrow', { in: anne.dms()[0] }));
  await anne.close();
  await tickAt(council, '2026-07-01T08:06:00Z');
  return {
    'reminder-opens': asked,
    'reminder-why': why,
    'reminder-after-answer': fewer,
    'snooze-answer': snooze,
    'reminder-snoozed': lookAtDm('After "Remind me tomorrow"', anne),
  };
}

async function lookAtAbsence(council: Council): Promise<Screens> {
  const [theresa, anne] = [council.slack.as('TC'), council.slack.as('AMc')];
  const form = lookAtModal('I’m away', await theresa.press('I’m away', { in: theresa.dms()[0] }));
  await theresa.fill('First day away', '2026-07-02');
  await theresa.fill('Last day away', '2026-07-01');
  const refused = lookAtModal('The last day is before the first', await theresa.submit());
  await theresa.fill('Last day away', '2026-07-07');
  const saved = lookAtModal('Away', await theresa.submit());
  await theresa.close();
  await tickAt(council, '2026-07-02T08:00:00Z');
  await tickAt(council, '2026-07-02T08:01:00Z');
  const screens = {
    'away-form': form,
    'away-refused': refused,
    'away-saved': saved,
    'reminder-away': lookAtDm('While away', theresa),
    'reminder-of-a-deputy': lookAtDm('For somebody who is away', anne),
    'reminder-older': lookAtMessages('An older reminder', anne.dms().slice(0, 1)),
  };
  const back = lookAtModal('I’m back', await theresa.press('I’m back', { in: theresa.dms()[0] }));
  await theresa.close();
  return { ...screens, 'away-back': back };
}

async function lookAtDesk(council: Council, jo: Person): Promise<Screens> {
  await answer(council, 'SN', [1, 2, 3, 4]);
  await tickAt(council, '2026-07-06T08:00:00Z');
  const halfWay = lookAtDm('The overview, half way', jo);
  const nudge = lookAtModal('Nudge', await jo.press('Nudge', { in: jo.dms().at(-1) }));
  await jo.fill('Who should be reminded now?', [optionOf(jo, 'Samir Nadar'), optionOf(jo, 'Alison McBride')]);
  const nudged = lookAtModal('Nudged', await jo.submit());
  await jo.close();
  const choice = lookAtModal('Of whom?', await jo.press('Tell the Strategic Director', { in: jo.dms().at(-1) }));
  await jo.fill('About whom?', optionOf(jo, 'Alison McBride'));
  const words = lookAtModal('In which words?', await jo.submit());
  const told = lookAtModal('Told', await jo.submit());
  await jo.close();
  await tickAt(council, '2026-07-06T08:01:00Z');
  return {
    'overview-half-way': halfWay,
    nudge,
    nudged,
    'tell-choice': choice,
    'tell-words': words,
    told,
    'notice-to-approver': lookAtDm('The Strategic Director reads', council.slack.as('HD')),
    'notice-to-owner': lookAtDm('The owner reads', council.slack.as('AMc')),
  };
}

async function lookAtLaterDays(council: Council, jo: Person): Promise<Screens> {
  await runCommand(council, 'import', planWith(council, { without: 'owner: TC' }));
  await tickAt(council, '2026-07-06T08:05:00Z');
  const orphans = lookAtDm('Nobody can be asked', jo);
  const reassigning = await lookAtReassigning(council, jo);
  await tickAt(council, '2026-07-13T08:00:00Z');
  const lastDay = lookAtDm('The overview, the day before', jo);
  const older = lookAtMessages('An older overview', jo.dms().slice(4, 5));
  const lastCall = lookAtDm('The last call', council.slack.as('TC'));
  await giveFigures(council.slack.as('AMc'));
  await tickAt(council, council.clock().toISOString());
  await answerEqualityActions(council, 'AMc');
  await answer(council, 'AMc', [2, 3]);
  await tickAt(council, '2026-07-15T08:00:00Z');
  await tickAt(council, '2026-07-15T08:01:00Z');
  const receipt = lookAtDm('All done', council.slack.as('AMc'));
  const overdue = lookAtDm('Overdue', council.slack.as('TC'));
  await tickAt(council, '2026-07-21T16:00:00Z');
  await tickAt(council, '2026-07-21T16:01:00Z');
  return {
    orphans,
    ...reassigning,
    'overview-day-before': lastDay,
    'overview-older': older,
    'reminder-last-call': lastCall,
    'reminder-receipt': receipt,
    'reminder-overdue': overdue,
    'reminder-closed': lookAtDm('After close', council.slack.as('TC')),
    'overview-closed': lookAtMessages('The overview, after close', jo.dms().slice(-2, -1)),
    missing: lookAtDm('What is missing', jo),
  };
}

/** What had no owner gets one, and a second thing another one. */
async function lookAtReassigning(council: Council, jo: Person): Promise<Screens> {
  const form = lookAtModal('Reassign', await jo.press('Reassign', { in: jo.dms().at(-1) }));
  await jo.fill('What, and whose is it now?', optionOf(jo, 'LAS1'));
  await jo.fill('Who answers for it from now on?', optionOf(jo, 'Theresa Colbourne'));
  const done = lookAtModal('Reassigned', await jo.submit());
  await jo.close();
  await tickAt(council, '2026-07-06T08:06:00Z');
  return {
    'reassign-form': form,
    'reassign-done': done,
    'reassign-new-owner': lookAtDm('The new owner reads', council.slack.as('TC')),
    'reassign-old-owner': lookAtDm('The old owner reads', council.slack.as('SN')),
  };
}

async function lookAtCounts(council: Council): Promise<Screens> {
  const channel = council.slack.addChannel({ name: 'performance', isPrivate: false, members: ['JP'] });
  const plan = planWith(council, { without: 'directorate:', by: `directorate:\n  officers channel: ${channel}` });
  await runCommand(council, 'import', plan);
  council.setTime('2026-10-01T07:30:00Z');
  await runCommand(council, 'quarter', 'open', ...SECOND);
  await tickAt(council, '2026-10-01T08:00:00Z');
  return {
    'overview-counts': lookAtMessages('In a channel that others read', council.slack.messages({ channel }).slice(-1)),
  };
}

/** The example's plan with one line replaced or left out. */
function planWith(council: Council, { without, by = '' }: { readonly without: string; readonly by?: string }): string {
  const path = join(council.folder, 'changed.yaml');
  writeFileSync(path, readFileSync(EXAMPLE_PLAN, 'utf8').replace(without, by));
  return path;
}

/** What a menu of the open form offers for this person. */
function optionOf({ modal }: Person, name: string): string {
  const [, option] = new RegExp(`"text":"(${name} [^"]*)"`).exec(JSON.stringify(modal?.blocks)) ?? [];
  if (option === undefined) throw new Error(`No menu offers ${name}.`);
  return option;
}

/** Answers some of somebody's milestones, in the plan's order. */
async function answer(council: Council, owner: string, nth: readonly number[]): Promise<void> {
  const theirs = answersFor(council.plan).filter(({ milestone }) => milestone.owner === owner);
  for (const given of theirs.filter((_, index) => nth.includes(index + 1))) await answerFromMessage(council, given);
  await tickAt(council, council.clock().toISOString());
}
