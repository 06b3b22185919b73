import type { Person, Seen } from '../../../sandbox/people.ts';
import { periodOf } from '../../core/calendar/quarter.ts';
import type { FileMilestone } from '../../core/plan/plan-file.ts';
import { normaliseRef } from '../../core/plan/ref.ts';
import { answerFor, type DemoAnswer } from './demo-answers.ts';
import type { DemoStage } from './demo-stage.ts';

/* What the people of the demo do: everything through the real messages, commands and forms. */

export function ownersOf({ milestones }: DemoStage): readonly string[] {
  return [...new Set(milestones.map((milestone) => milestone.owner))].filter((owner) => owner !== undefined);
}

export function milestonesOf({ milestones }: DemoStage, owner: string): readonly FileMilestone[] {
  return milestones.filter((milestone) => milestone.owner === owner);
}

/** A ref that only one milestone has, and its owner. */
export function findUniqueRef(stage: DemoStage): FileMilestone | undefined {
  return stage.milestones.find((milestone) => milestone.owner !== undefined && sameRef(stage, milestone).length === 1);
}

/** A milestone whose ref others have too. */
export function findSharedRef(stage: DemoStage): FileMilestone | undefined {
  return stage.milestones.find((milestone) => milestone.owner !== undefined && sharesRef(stage, milestone));
}

/** Whether `/milestone` with its ref offers a choice. */
export function sharesRef(stage: DemoStage, milestone: FileMilestone): boolean {
  return sameRef(stage, milestone).length > 1;
}

function sameRef({ milestones }: DemoStage, { ref }: FileMilestone): readonly FileMilestone[] {
  return milestones.filter((other) => normaliseRef(other.ref) === normaliseRef(ref));
}

/** Where its date falls in the quarter, a forecast is no longer asked for. */
export function answerOf(stage: DemoStage, milestone: FileMilestone): DemoAnswer {
  const answer = answerFor(milestone.ref, sameRef(stage, milestone).indexOf(milestone));
  const { first, last } = periodOf(stage.quarter);
  const { due } = milestone;
  if (due.kind !== 'date' || due.date > last) return answer;
  return { status: 'Completed', commentary: answer.commentary, completedOn: due.date < first ? due.date : first };
}

/** Fills in the open form and saves it. */
export async function fillAndSave(person: Person, answer: DemoAnswer): Promise<Seen> {
  await fillIn(person, answer);
  return save(person);
}

export async function fillIn(person: Person, answer: DemoAnswer): Promise<void> {
  await person.fill(/Will it be done on time\?|Was it done\?/, answer.status);
  await person.fill('What should councillors know?', answer.commentary);
  if (answer.action !== undefined) await person.fill(/what is being done/, answer.action);
  if (answer.actionBy !== undefined) await person.fill('By when will that be done?', answer.actionBy);
  if (answer.completedOn !== undefined) await person.fill(/on what date/, answer.completedOn);
}

/** Presses Save; what the form says in return must be that it is saved. */
export async function save(person: Person): Promise<Seen> {
  const seen = await person.submit();
  if (seen.modal?.title !== 'Saved') throw new Error(`${person.name} pressed Save, and saw:\n${seen.text}`);
  return seen;
}
