import { renderMessage } from '../../../sandbox/render.ts';
import type { FileMilestone } from '../../core/plan/plan-file.ts';
import { answerFigures } from './demo-figures.ts';
import {
  answerOf,
  fillAndSave,
  fillIn,
  findSharedRef,
  findUniqueRef,
  milestonesOf,
  ownersOf,
  save,
  sharesRef,
} from './demo-people.ts';
import type { DemoStage } from './demo-stage.ts';
import { say, show, tell } from './narrate.ts';

/** `/milestone` with a ref that stands alone, and with one that several milestones share. */
export async function answerByCommand(stage: DemoStage): Promise<FileMilestone | undefined> {
  say(stage, 4, 'Two of them type the command instead of pressing the button.');
  const unique = findUniqueRef(stage);
  if (unique !== undefined) await answerUnique(stage, unique);
  const shared = findSharedRef(stage);
  if (shared !== undefined) await answerShared(stage, shared);
  return stage.milestones.findLast(
    (milestone) => milestone !== unique && milestone !== shared && milestone.owner !== undefined,
  );
}

async function answerUnique(stage: DemoStage, milestone: FileMilestone): Promise<void> {
  const person = stage.slack.as(milestone.owner ?? '');
  const seen = await person.command(`/milestone ${milestone.ref}`);
  show(stage, `${person.name} types /milestone ${milestone.ref} and sees`, seen.modal?.text ?? seen.text);
  const saved = await fillAndSave(person, answerOf(stage, milestone));
  stage.markAnswered(milestone);
  show(stage, 'and after Save', saved.modal?.text ?? saved.text);
  await person.close();
}

async function answerShared(stage: DemoStage, milestone: FileMilestone): Promise<void> {
  const person = stage.slack.as(milestone.owner ?? '');
  const seen = await person.command(`/milestone ${milestone.ref}`);
  show(
    stage,
    `${person.name} types /milestone ${milestone.ref}, which several milestones share, and sees`,
    seen.modal?.text ?? seen.text,
  );
  await person.press('Update', { near: milestone.words });
  await fillAndSave(person, answerOf(stage, milestone));
  stage.markAnswered(milestone);
  await person.close();
  tell(stage, `${person.name} chose the right one, and sent it.`);
}

/** Everybody answers from the reminder, and leaves that one milestone open where there is one. */
export async function answerMost(stage: DemoStage, leaveOpen: FileMilestone | undefined): Promise<void> {
  const rest = leaveOpen === undefined ? '.' : '; one milestone waits for a figure.';
  say(stage, 5, `Everybody answers from the message${rest}`);
  await answerAll(stage, leaveOpen);
  for (const owner of ownersOf(stage)) await answerFigures(stage, owner);
}

/** The milestone that was left open is answered, too. */
export async function answerRest(stage: DemoStage, leftOpen: FileMilestone | undefined): Promise<void> {
  say(stage, 7, leftOpen === undefined ? 'Nothing is left to be answered.' : 'The figure has come.');
  await answerAll(stage, undefined);
}

async function answerAll(stage: DemoStage, leaveOpen: FileMilestone | undefined): Promise<void> {
  for (const owner of ownersOf(stage)) {
    const count = await answerOpen(stage, owner, leaveOpen);
    if (count > 0)
      tell(stage, `${stage.slack.as(owner).name}: ${count === 1 ? 'one milestone' : `${count} milestones`} sent.`);
  }
}

async function answerOpen(stage: DemoStage, owner: string, leaveOpen: FileMilestone | undefined): Promise<number> {
  const person = stage.slack.as(owner);
  let count = 0;
  for (const milestone of milestonesOf(stage, owner)) {
    if (milestone === leaveOpen || stage.isAnswered(milestone)) continue;
    await openForm(stage, milestone);
    await answerWithSlip(stage, milestone);
    await person.close();
    count += 1;
  }
  return count;
}

/** From the reminder; it has room for some milestones only, and says to type the command for the others. */
async function openForm(stage: DemoStage, milestone: FileMilestone): Promise<void> {
  const person = stage.slack.as(milestone.owner ?? '');
  const near = milestone.words;
  const reminder = person.dms().at(-1);
  if (reminder === undefined) throw new Error(`${person.name} has no message to answer from.`);
  const isShown = oneLine(renderMessage(reminder)).includes(oneLine(`${milestone.ref} ${near}`).slice(0, 80));
  if (isShown) {
    await person.press('Update', { in: reminder, near });
    return;
  }
  await person.command(`/milestone ${milestone.ref}`);
  if (sharesRef(stage, milestone)) await person.press('Update', { near });
}

/** Words may be written over several lines, and are shown on one. */
function oneLine(text: string): string {
  return text.replaceAll(/[\s|]+/g, ' ');
}

/** Red without a line on what is being done is refused on the field; the text stays. */
async function answerWithSlip(stage: DemoStage, milestone: FileMilestone): Promise<void> {
  const person = stage.slack.as(milestone.owner ?? '');
  const answer = answerOf(stage, milestone);
  stage.markAnswered(milestone);
  if (!answer.status.startsWith('Red')) {
    await fillAndSave(person, answer);
    return;
  }
  await fillIn(person, { status: answer.status, commentary: answer.commentary });
  const refused = await person.submit();
  for (const text of Object.values(refused.errors))
    tell(stage, `${person.name} presses Save on ${milestone.ref}, and reads on the field: "${text}"`);
  await fillIn(person, answer);
  await save(person);
}
