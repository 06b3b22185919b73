import type { Person } from '../../../sandbox/people.ts';
import { ownersOf } from './demo-people.ts';
import type { DemoStage } from './demo-stage.ts';
import { show, tell } from './narrate.ts';

interface DemoItem {
  readonly shortcut: string;
  readonly title: string;
  readonly text: string;
}

const DEVELOPMENT: DemoItem = {
  shortcut: 'Add a key development',
  title: 'The library on Mill Lane has reopened',
  text: 'The library reopened on 6 June after ten months of repairs. In its first three weeks it had 4,200 visits, a third more than before.\n\n- Story time for under-fives is held twice a week\n- The reading group for new arrivals has 34 members\n- A first evening for parents will be held on 16 July',
};
const ISSUE: DemoItem = {
  shortcut: 'Add an emerging issue',
  title: 'The grant for holiday clubs ends in March',
  text: 'The present grant pays for 1,100 places in the holidays and ends on 31 March 2027. What follows it is expected to be announced in November; officers are preparing a smaller offer in case nothing does.',
};

/** What is not a milestone: from Slack's own menu, and "Nothing this quarter" from whoever has nothing. */
export async function giveItems(stage: DemoStage): Promise<void> {
  const [first, second, third] = ownersOf(stage);
  if (first !== undefined) await give(stage, stage.slack.as(first), DEVELOPMENT);
  if (second !== undefined) await give(stage, stage.slack.as(second), ISSUE);
  if (third !== undefined) await sayNothing(stage, stage.slack.as(third));
}

async function give(stage: DemoStage, person: Person, { shortcut, title, text }: DemoItem): Promise<void> {
  await person.shortcut(shortcut);
  await person.fill('Title', title);
  await person.fill('What should councillors know?', text);
  const seen = await person.submit();
  if (seen.modal?.title !== 'Saved') throw new Error(`${person.name} pressed Save, and saw:\n${seen.text}`);
  show(stage, `${person.name} chooses "${shortcut}" in Slack's menu, and sees after Save`, seen.modal.text);
  await person.close();
}

async function sayNothing(stage: DemoStage, person: Person): Promise<void> {
  await person.command('/milestone');
  await person.press('Nothing this quarter');
  tell(stage, `${person.name} has nothing beyond the milestones, and presses "Nothing this quarter".`);
  await person.close();
}

/** What was done for each equality action, from the list of what waits. */
export async function answerActions(stage: DemoStage): Promise<void> {
  for (const { words, lead } of stage.plan.equalityActions) {
    const person = lead === undefined ? undefined : stage.slack.as(lead);
    const seen = await person?.command('/milestone');
    if (person === undefined || !seen?.text.includes(words.slice(0, 40))) continue;
    await person.press('Update', { near: words });
    await person.fill('How far is it?', 'On course');
    await person.fill('What should councillors know?', ACTION_TEXT);
    const saved = await person.submit();
    if (saved.modal?.title !== 'Saved') throw new Error(`${person.name} pressed Save, and saw:\n${saved.text}`);
    tell(stage, `${person.name} says how far an equality action is: ${words}`);
    await person.close();
  }
}

const ACTION_TEXT =
  'The spring consultation was offered in all four languages, and 61 of 480 answers came in one of them. The autumn one follows the same way.';
