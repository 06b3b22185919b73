import type { Screen } from '../../sandbox/pictures/draw-screen.ts';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { answerEqualityActions, answerFromMessage, answersFor } from '../scenarios/answering.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { giveFigures } from './album.ts';
import { lookAtHome, lookAtModal, runCommand, tickAt } from './looking.ts';

const FIRST = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

type Screens = Record<string, Screen>;

/** The Home tab through a quarter: of an owner, a deputy, an officer, a reader and a guest. */
export async function playHome(council: Council): Promise<readonly Chapter[]> {
  council.setTime('2026-06-22T10:00:00Z');
  await runCommand(council, 'import', EXAMPLE_PLAN);
  await council.slack.setPerson({ initials: 'ZZ', name: 'Zoe Zeller' });
  await council.slack.setPerson({ initials: 'GG', name: 'Gill Guest', isRestricted: true });
  await tickAt(council, '2026-06-22T10:00:00Z');
  const screens = {
    ...(await lookBefore(council)),
    ...(await lookWhileCollecting(council)),
    ...(await lookAfterwards(council)),
    'home-trouble': await lookAtTrouble(council),
  };
  return [{ title: 'Home', screens }];
}

async function lookBefore(council: Council): Promise<Screens> {
  return {
    'home-before': await lookAtHome('Nothing is collected yet', council, 'AMc'),
    'home-office-before': await lookAtHome('An officer, before the quarter', council, 'JP'),
    'home-of-a-reader': await lookAtHome('Somebody of whom nothing is asked', council, 'ZZ'),
    'home-of-a-guest': await lookAtHome('A guest', council, 'GG'),
  };
}

async function lookWhileCollecting(council: Council): Promise<Screens> {
  await runCommand(council, 'quarter', 'open', ...FIRST);
  await tickAt(council, '2026-07-01T08:00:00Z');
  const waiting = await lookAtHome('Three milestones wait', council, 'AMc');
  await answer(council, 'AMc', 1);
  const partly = await lookAtHome('One is sent', council, 'AMc');
  const office = await lookAtHome('An officer, while it is collected', council, 'JP');
  await answer(council, 'AMc', 3);
  await giveFigures(council.slack.as('AMc'));
  await answerEqualityActions(council, 'AMc');
  const done = await lookAtHome('All is sent', council, 'AMc');
  const anne = council.slack.as('AMc');
  await anne.press('I’m away', { in: 'home' });
  await anne.fill('First day away', '2026-07-01');
  await anne.fill('Last day away', '2026-07-07');
  await anne.submit();
  await anne.close();
  return {
    'home-waiting': waiting,
    'home-partly': partly,
    'home-done': done,
    'home-away': await lookAtHome('Away', council, 'AMc'),
    'home-of-a-deputy': await lookAtHome('Somebody who answers for somebody away', council, deputyOf(council, 'AMc')),
    'home-office': office,
  };
}

async function lookAfterwards(council: Council): Promise<Screens> {
  await tickAt(council, '2026-07-21T16:00:00Z');
  const closed = await lookAtHome('The quarter has closed', council, 'AMc');
  const office = await lookAtHome('An officer, after the close', council, 'JP');
  await runCommand(council, 'quarter', 'publish', ...FIRST);
  await tickAt(council, '2026-07-21T16:05:00Z');
  const published = await lookAtHome('The report is published', council, 'AMc');
  const report = await council.slack.as('AMc').press('Read', { in: 'home' });
  return {
    'home-closed': closed,
    'home-office-closed': office,
    'home-published': published,
    'home-report': lookAtModal('A published report', report),
  };
}

async function lookAtTrouble(council: Council): Promise<Screen> {
  council.slack.faults.next('views.publish', { kind: 'http-error' });
  return lookAtHome('It could not be drawn', council, 'SN');
}

/** Gives answers until this many of somebody's milestones have one. */
async function answer(council: Council, owner: string, upTo: number): Promise<void> {
  const theirs = answersFor(council.plan).filter(({ milestone }) => milestone.owner === owner);
  const { home } = council.slack.as(owner);
  const sent = Number(/# Sent: (\d+)/.exec(home?.text ?? '')?.[1] ?? 0);
  for (const given of theirs.slice(sent, upTo)) await answerFromMessage(council, given);
  await tickAt(council, council.clock().toISOString());
}

function deputyOf({ plan }: Council, initials: string): string {
  return plan.people.find((person) => person.initials === initials)?.deputy ?? '';
}
