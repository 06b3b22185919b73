import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CRASH_PLAN, type CrashCouncil, openCrashCouncil, QUARTER } from '../support/crash-council.ts';
import { endIdleProcesses } from '../support/ragtime-process.ts';
import { fillAnswer, type Given } from './answering.ts';
import { givenAt, openForm } from './crash-steps.ts';

let council: CrashCouncil;
let given: Given;

beforeEach(async () => {
  council = await openCrashCouncil();
  given = givenAt(council, 0);
  await council.command('import', CRASH_PLAN);
  await council.command('quarter', 'open', ...QUARTER);
  await council.setTime('2026-07-01T08:00:00Z');
  await council.tick();
});

afterEach(() => council.stop());
afterAll(endIdleProcesses);

/** Texts stored for the milestone, oldest first. */
function storedTexts(): Promise<readonly (string | undefined)[]> {
  return council.withHouse(async ({ plans, updates }) => {
    const milestones = (await plans.plans()).flatMap((plan) => plan.milestones);
    const id = milestones.find(({ words }) => words === given.milestone.words)?.id ?? '';
    return (await updates.history(id)).map(({ commentary }) => commentary);
  });
}

async function die(): Promise<void> {
  await Promise.all(council.processes.map((one) => one.ended));
}

describe('Ragtime is killed as it opens a form', () => {
  it.each(['before', 'after'] as const)(
    'lets the person try again, and stores once: %s Slack shows it',
    async (deadly) => {
      const stopListening = council.slack.onCall(async ({ method, phase }) => {
        if (method === 'views.open' && phase === deadly) await council.kill();
      });
      if (deadly === 'before') council.slack.faults.next('views.open', { kind: 'reset-before' });
      const { person } = await openForm(council, given);
      await die();
      stopListening();
      expect(person.modal !== undefined).toBe(deadly === 'after');
      await council.revive();
      if (person.modal === undefined) await openForm(council, given);
      await fillAnswer(person, given);
      const seen = await person.submit();
      expect(seen.modal?.title).toBe('Saved');
      expect(await storedTexts()).toEqual([given.commentary]);
    },
  );
});

describe('Ragtime is killed as it takes an answer', () => {
  it.each([
    { how: 'die-before-commit', stored: 0 },
    { how: 'die-after-commit', stored: 1 },
  ] as const)('keeps the form open, says nothing false, and stores once: $how', async ({ how, stored }) => {
    const { person } = await openForm(council, given);
    await fillAnswer(person, given);
    await council.processes[0]?.tell({ kind: 'sabotage', how: { how } });
    const unanswered = await person.submit();
    await die();
    expect(unanswered.outcome).toBe('trouble');
    expect(unanswered.text).not.toContain('Saved');
    expect(unanswered.modal?.text).toContain(given.commentary);
    expect(await storedTexts()).toHaveLength(stored);
    await council.revive();
    const again = await person.submit();
    expect(again.modal?.title).toBe('Saved');
    expect(await storedTexts()).toEqual([given.commentary]);
  });

  it('keeps both answers where the person changes the text before sending it again', async () => {
    const { person } = await openForm(council, given);
    await fillAnswer(person, given);
    await council.processes[0]?.tell({ kind: 'sabotage', how: { how: 'die-after-commit' } });
    expect((await person.submit()).outcome).toBe('trouble');
    await die();
    await council.revive();
    await person.fill('What should councillors know?', 'These are second thoughts.');
    expect((await person.submit()).modal?.title).toBe('Saved');
    expect(await storedTexts()).toEqual([given.commentary, 'These are second thoughts.']);
  });
});

describe('Ragtime is killed as it keeps what is typed', () => {
  it.each([
    { how: 'die-before-commit', kept: 'Kept before. Kept after.' },
    { how: 'die-after-commit', kept: 'Kept before. Lost? Kept after.' },
  ] as const)('has every word that it had acknowledged, and takes the next: $how', async ({ how, kept }) => {
    const { person } = await openForm(council, given);
    await person.type('What should councillors know?', 'Kept before.');
    await council.processes[0]?.tell({ kind: 'sabotage', how: { how } });
    const asShown = person.modal;
    await person.type('What should councillors know?', ' Lost?');
    await die();
    await council.revive();
    await person.close();
    await openForm(council, given);
    expect(asShown?.text).toContain('Kept before.');
    await person.type('What should councillors know?', ' Kept after.');
    await person.close();
    await openForm(council, given);
    expect(person.modal?.text).toContain(kept);
    expect(await storedTexts()).toEqual([]);
  });
});
