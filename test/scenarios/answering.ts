import type { Person } from '../../sandbox/people.ts';
import type { FileMilestone, PlanFile } from '../../src/core/plan/plan-file.ts';
import type { Council } from '../support/council.ts';

/** What each milestone of a scenario is given, different for every one. */
export interface Given {
  readonly milestone: FileMilestone;
  readonly status: string;
  readonly word: 'Green' | 'Amber' | 'Red';
  readonly commentary: string;
  readonly action: string | undefined;
}

const STATUSES = [
  { status: 'Green: on course', word: 'Green', action: undefined },
  { status: 'Amber: uncertain', word: 'Amber', action: 'Two officers work on it until the end of' },
  { status: 'Amber: too early to say', word: 'Amber', action: undefined },
  { status: 'Red: highly likely or certain to miss', word: 'Red', action: 'The board has asked for another plan by' },
] as const;

export function answersFor(plan: PlanFile): readonly Given[] {
  return plan.areas
    .flatMap((area) => area.milestones)
    .map((milestone, index) => {
      const { status, word, action } = STATUSES[index % STATUSES.length] ?? STATUSES[0];
      return {
        milestone,
        status,
        word,
        commentary: `Answer number ${index + 1} says what was done in the quarter.`,
        action: action && `${action} month ${index + 1}`,
      };
    });
}

export async function fillAnswer(person: Person, { status, commentary, action }: Given): Promise<void> {
  await person.fill('Will it be done on time?', status);
  await person.fill('What should councillors know?', commentary);
  if (action !== undefined) await person.fill(/what is being done/, action);
}

/** Gives the figure of every indicator from the newest message of its owner: 80, which is on course. */
export async function answerFiguresFromMessage(council: Council): Promise<void> {
  for (const { owner = '', words } of council.plan.areas.flatMap((area) => area.indicators)) {
    const person = council.slack.as(owner);
    const message = person.dms().at(-1);
    if (message === undefined) throw new Error(`${person.name} has no message.`);
    await person.press('Update', { in: message, near: words });
    await person.fill('Figure', '80');
    await person.fill(/^Status$|target on course/, 'Green: on course');
    const seen = await person.submit();
    if (seen.modal?.title !== 'Saved') throw new Error(`${person.name} pressed Save, and saw:\n${seen.text}`);
    await person.close();
  }
}

/** Presses the button beside the milestone in the newest message, fills the form and saves. */
export async function answerFromMessage(council: Council, given: Given): Promise<void> {
  const person = council.slack.as(given.milestone.owner ?? '');
  const message = person.dms().at(-1);
  if (message === undefined) throw new Error(`${person.name} has no message.`);
  await person.press('Update', { in: message, near: given.milestone.words });
  await fillAnswer(person, given);
  const seen = await person.submit();
  if (seen.modal?.title !== 'Saved') throw new Error(`${person.name} pressed Save, and saw:\n${seen.text}`);
  await person.close();
}

/** Every equality action of the plan, or of one lead, from the newest message. */
export async function answerEqualityActions(council: Council, lead?: string): Promise<void> {
  const { equalityActions } = council.plan;
  for (const action of equalityActions.filter((each) => lead === undefined || each.lead === lead)) {
    const person = council.slack.as(action.lead ?? '');
    await person.press('Update', { in: person.dms().at(-1) ?? 'home', near: action.words });
    await person.fill('How far is it?', 'On course');
    await person.fill('What should councillors know?', 'Leaflets are printed in all four languages.');
    const seen = await person.submit();
    if (seen.modal?.title !== 'Saved') throw new Error(`${person.name} pressed Save, and saw:\n${seen.text}`);
    await person.close();
  }
}
