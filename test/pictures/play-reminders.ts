import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Person } from '../../sandbox/people.ts';
import type { Screen } from '../../sandbox/pictures/draw-screen.ts';
import { answerFromMessage, answersFor } from '../scenarios/answering.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { drawDm, drawModal, drawOfDms, runCommand, tickAt } from './looking.ts';

type Screens = Record<string, Screen>;

const PREVIEW = 'Send me every message';
const SECOND = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];

/** A quarter of reminders, from the officer's check to the close, and an overview in a channel that others read. */
export async function playReminders(council: Council): Promise<Readonly<Screens>> {
  const jo = council.slack.as('JP');
  council.setTime('2026-06-23T10:00:00Z');
  await runCommand(council, 'import', EXAMPLE_PLAN);
  return {
    ...(await lookAtCheck(council, jo)),
    ...(await lookAtReminder(council)),
    ...(await lookAtAbsence(council)),
    ...(await lookAtDesk(council, jo)),
    ...(await lookAtLaterDays(council, jo)),
    ...(await lookAtCounts(council)),
  };
}

async function lookAtCheck(council: Council, jo: Person): Promise<Screens> {
  await tickAt(council, '2026-06-24T08:00:00Z');
  const check = () => jo.dms().slice(0, 1);
  const waiting = drawOfDms('Check before it starts', check());
  const press = async (button: string) => {
    const answer = drawModal(button, await jo.press(button, { in: check()[0] }));
    await jo.close();
    await council.tick();
    return answer;
  };
  const previewAnswer = await press(PREVIEW);
  const preview = drawOfDms('A preview', jo.dms().slice(1, 2));
  const released = await press('Open on Wednesday 1 July');
  const byItself = drawOfDms('It opens by itself', check());
  const heldAnswer = await press('Hold');
  const held = drawOfDms('Held', check());
  council.setTime('2026-07-01T08:00:00Z');
  const startedAnswer = await press('Start now');
  await tickAt(council, '2026-07-01T08:00:00Z');
  return {
    'check-waiting': waiting,
    'check-by-itself': byItself,
    'check-held': held,
    'check-started': drawOfDms('Started', check()),
    'check-preview': preview,
    'press-preview': previewAnswer,
    'press-released': released,
    'press-held': heldAnswer,
    'press-started': startedAnswer,
    'overview-opens': drawDm('The overview, as it opens', jo),
  };
}

async function lookAtReminder(council: Council): Promise<Screens> {
  const anne = council.slack.as('AMc');
  const asked = drawDm('The first reminder', anne);
  const why = drawModal('Why did I get this?', await anne.press('Why did I get this?', { in: anne.dms()[0] }));
  await anne.close();
  await answer(council, 'AMc', [1]);
  await tickAt(council, '2026-07-01T08:05:00Z');
  const fewer = drawDm('After one answer', anne);
  const snooze = drawModal('Remind me tomorrow', await anne.press('Remind me tomorrow', { in: anne.dms()[0] }));
  await anne.close();
  await tickAt(council, '2026-07-01T08:06:00Z');
  return {
    'reminder-opens': asked,
    'reminder-why': why,
    'reminder-after-answer': fewer,
    'snooze-answer': snooze,
    'reminder-snoozed': drawDm('After "Remind me tomorrow"', anne),
  };
}

async function lookAtAbsence(council: Council): Promise<Screens> {
  const [theresa, anne] = [council.slack.as('TC'), council.slack.as('AMc')];
  const form = drawModal('I’m away', await theresa.press('I’m away', { in: theresa.dms()[0] }));
  await theresa.fill('First day away', '2026-07-02');
  await theresa.fill('Last day away', '2026-07-01');
  const refused = drawModal('The last day is before the first', await theresa.submit());
  await theresa.fill('Last day away', '2026-07-07');
  const saved = drawModal('Away', await theresa.submit());
  await theresa.close();
  await tickAt(council, '2026-07-02T08:00:00Z');
  await tickAt(council, '2026-07-02T08:01:00Z');
  const screens = {
    'away-form': form,
    'away-refused': refused,
    'away-saved': saved,
    'reminder-away': drawDm('While away', theresa),
    'reminder-of-a-deputy': drawDm('For somebody who is away', anne),
    'reminder-older': drawOfDms('An older reminder', anne.dms().slice(0, 1)),
  };
  const back = drawModal('I’m back', await theresa.press('I’m back', { in: theresa.dms()[0] }));
  await theresa.close();
  return { ...screens, 'away-back': back };
}

async function lookAtDesk(council: Council, jo: Person): Promise<Screens> {
  await answer(council, 'SN', [1, 2, 3, 4]);
  await tickAt(council, '2026-07-06T08:00:00Z');
  const halfWay = drawDm('The overview, half way', jo);
  const nudge = drawModal('Nudge', await jo.press('Nudge', { in: jo.dms().at(-1) }));
  await jo.fill('Who should be reminded now?', ['Samir Nadar (3 outstanding)', 'Alison McBride (2 outstanding)']);
  const nudged = drawModal('Nudged', await jo.submit());
  await jo.close();
  const choice = drawModal('Of whom?', await jo.press('Tell the Strategic Director', { in: jo.dms().at(-1) }));
  await jo.fill('About whom?', 'Alison McBride (2 outstanding)');
  const words = drawModal('In which words?', await jo.submit());
  const told = drawModal('Told', await jo.submit());
  await jo.close();
  await tickAt(council, '2026-07-06T08:01:00Z');
  return {
    'overview-half-way': halfWay,
    nudge,
    nudged,
    'tell-choice': choice,
    'tell-words': words,
    told,
    'notice-to-approver': drawDm('The Strategic Director reads', council.slack.as('HD')),
    'notice-to-owner': drawDm('The owner reads', council.slack.as('AMc')),
  };
}

async function lookAtLaterDays(council: Council, jo: Person): Promise<Screens> {
  await runCommand(council, 'import', planWith(council, { without: 'owner: TC' }));
  await tickAt(council, '2026-07-06T08:05:00Z');
  const orphans = drawDm('Nobody can be asked', jo);
  await tickAt(council, '2026-07-13T08:00:00Z');
  const lastDay = drawDm('The overview, the day before', jo);
  const older = drawOfDms('An older overview', jo.dms().slice(4, 5));
  const lastCall = drawDm('The last call', council.slack.as('TC'));
  await answer(council, 'AMc', [2, 3]);
  await tickAt(council, '2026-07-15T08:00:00Z');
  await tickAt(council, '2026-07-15T08:01:00Z');
  const receipt = drawDm('All sent', council.slack.as('AMc'));
  const overdue = drawDm('Overdue', council.slack.as('TC'));
  await tickAt(council, '2026-07-21T16:00:00Z');
  await tickAt(council, '2026-07-21T16:01:00Z');
  return {
    orphans,
    'overview-day-before': lastDay,
    'overview-older': older,
    'reminder-last-call': lastCall,
    'reminder-receipt': receipt,
    'reminder-overdue': overdue,
    'reminder-closed': drawDm('After close', council.slack.as('TC')),
    'overview-closed': drawOfDms('The overview, after close', jo.dms().slice(-2, -1)),
    missing: drawDm('What is missing', jo),
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
    'overview-counts': drawOfDms('In a channel that others read', council.slack.messages({ channel }).slice(-1)),
  };
}

/** The example's plan with one line replaced or left out. */
function planWith(council: Council, { without, by = '' }: { readonly without: string; readonly by?: string }): string {
  const path = join(council.folder, 'changed.yaml');
  writeFileSync(path, readFileSync(EXAMPLE_PLAN, 'utf8').replace(without, by));
  return path;
}

/** Answers some of somebody's milestones, in the plan's order. */
async function answer(council: Council, owner: string, nth: readonly number[]): Promise<void> {
  const theirs = answersFor(council.plan).filter(({ milestone }) => milestone.owner === owner);
  for (const given of theirs.filter((_, index) => nth.includes(index + 1))) await answerFromMessage(council, given);
  await tickAt(council, council.clock().toISOString());
}
