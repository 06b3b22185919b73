import { readdirSync, renameSync } from 'node:fs';
import type { Person } from '../../../sandbox/people.ts';
import { renderMessage } from '../../../sandbox/render.ts';
import type { LadderDate } from '../../core/calendar/ladder.ts';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { periodTitle, quarterTitle } from '../../core/calendar/quarter.ts';
import { formatTime } from '../../core/calendar/zone.ts';
import { REPORT_FORMATS } from '../../core/publish/report-format.ts';
import { answerByCommand, answerMost, answerRest } from './demo-answering.ts';
import type { DemoRagtime } from './demo-context.ts';
import { handInFinance } from './demo-finance.ts';
import { answerActions, giveItems } from './demo-items.ts';
import { milestonesOf, ownersOf } from './demo-people.ts';
import { type DemoStage, quarterName } from './demo-stage.ts';
import { count, say, show, tell } from './narrate.ts';

/** People are looked for in one turn of the clock, and what is for them is planned and sent in the next. */
const TURNS_UNTIL_FOUND = 2;

/** One quarter, from the plan file to the posted summary. */
export async function playQuarter(stage: DemoStage): Promise<void> {
  await importPlan(stage);
  const ragtime = await stage.startApp();
  try {
    await startWindow(stage, ragtime);
    await remind(stage, ragtime);
    const last = await answerByCommand(stage);
    await answerMost(stage, last);
    await giveItems(stage);
    await answerActions(stage);
    await lastCall(stage, ragtime);
    await answerRest(stage, last);
    await receipts(stage, ragtime);
    await handInFinance(stage);
    await close(stage, ragtime);
    await publish(stage, ragtime);
  } finally {
    await ragtime.stop();
  }
}

async function importPlan(stage: DemoStage): Promise<void> {
  const { plan, milestones } = stage;
  say(stage, 1, `The plan of ${plan.directorate.name}, ${plan.organisation.name}, is imported.`);
  for (const line of await stage.command('import', stage.planFileName)) tell(stage, line);
  const refs = new Set(milestones.map((milestone) => milestone.ref));
  const indicators = plan.areas.flatMap((area) => area.indicators).length;
  tell(
    stage,
    `${count(plan.areas.length, 'area')}, ${count(milestones.length, 'milestone')} on ${count(refs.size, 'ref')}, ${count(ownersOf(stage).length, 'Operational Director')}, ${count(indicators, 'indicator')}.`,
  );
}

/** The officer looks before it starts; where the plan names none, the command line opens the window. */
async function startWindow(stage: DemoStage, ragtime: DemoRagtime): Promise<void> {
  const quarter = `${quarterTitle(stage.quarter)}, ${periodTitle(stage.quarter)}`;
  stage.setClock(stage.checkedOn);
  for (let turn = 0; turn < TURNS_UNTIL_FOUND; turn += 1) await ragtime.tick();
  const officer = officerOf(stage);
  const check = officer?.dms().at(-1);
  if (officer === undefined || check === undefined) return openByCommand(stage, quarter);
  say(stage, 2, `${day(stage.checkedOn)}: before ${quarter} starts, the officer looks at it.`);
  show(stage, `The message that ${officer.name} reads`, renderMessage(check));
  const seen = await officer.press(/^Open on /, { in: check });
  tell(stage, `${officer.name} presses "Open on …": ${seen.modal?.text.split('\n').join(' ') ?? ''}`);
  await officer.close();
}

async function openByCommand(stage: DemoStage, quarter: string): Promise<void> {
  stage.setClock(stage.dates.steps.opens, -5);
  say(stage, 2, `The window opens: ${quarter}.`);
  const { code } = stage.plan.directorate;
  for (const line of await stage.command('quarter', 'open', '--directorate', code, '--quarter', quarterName(stage)))
    tell(stage, line);
}

function officerOf({ plan, slack }: DemoStage): Person | undefined {
  const [initials] = plan.directorate.officers;
  return initials === undefined ? undefined : slack.as(initials);
}

/** What was asked for and sent turns the message into a receipt. */
async function receipts(stage: DemoStage, ragtime: DemoRagtime): Promise<void> {
  stage.setClock(stage.dates.steps.overdue);
  await ragtime.tick();
  await ragtime.tick();
  const [owner = ''] = ownersOf(stage);
  const message = stage.slack.as(owner).dms().at(-1);
  if (message !== undefined) show(stage, `The message of ${stage.slack.as(owner).name}, now`, renderMessage(message));
}

async function remind(stage: DemoStage, ragtime: DemoRagtime): Promise<void> {
  await ragtime.tick();
  stage.setClock(stage.dates.steps.opens);
  await ragtime.tick();
  say(stage, 3, `${day(stage.dates.steps.opens)}: each Operational Director gets one message.`);
  for (const owner of ownersOf(stage)) {
    const person = stage.slack.as(owner);
    tell(
      stage,
      `${person.name} (${owner}): ${count(person.dms().length, 'message')}, ${count(milestonesOf(stage, owner).length, 'milestone')} in it.`,
    );
  }
  const [first = ''] = ownersOf(stage);
  const [reminder] = stage.slack.as(first).dms();
  if (reminder === undefined) throw new Error(`${first} got no reminder.`);
  show(stage, `The message that ${stage.slack.as(first).name} reads`, renderMessage(reminder));
}

async function lastCall(stage: DemoStage, ragtime: DemoRagtime): Promise<void> {
  const before = new Map(ownersOf(stage).map((owner) => [owner, stage.slack.as(owner).dms().length]));
  stage.setClock(stage.dates.steps['last-call']);
  await ragtime.tick();
  say(stage, 6, `${day(stage.dates.steps['last-call'])}: last call, only for those who still owe something.`);
  for (const owner of ownersOf(stage)) {
    const isCalled = stage.slack.as(owner).dms().length > (before.get(owner) ?? 0);
    tell(stage, `${stage.slack.as(owner).name}: ${isCalled ? 'reminded once more' : 'left in peace'}.`);
  }
  const officer = officerOf(stage);
  const overview = officer?.dms().at(-1);
  if (overview !== undefined) show(stage, `The overview that ${officer?.name ?? ''} reads`, renderMessage(overview));
}

async function close(stage: DemoStage, ragtime: DemoRagtime): Promise<void> {
  stage.setClock(stage.dates.steps.closes, 1);
  await ragtime.tick();
  say(stage, 9, `${day(stage.dates.steps.closes)}: the window closes by itself.`);
  for (const line of await stage.command('status')) tell(stage, line);
}

async function publish(stage: DemoStage, ragtime: DemoRagtime): Promise<void> {
  const { code, channelId = '' } = stage.plan.directorate;
  const quarter = quarterName(stage);
  say(stage, 10, 'The quarter is compiled and posted to the channel, the summary first, then one part for each area.');
  await check(stage);
  for (const line of await stage.command('quarter', 'publish', '--directorate', code, '--quarter', quarter))
    tell(stage, line);
  await ragtime.tick();
  const [root, ...thread] = stage.slack.messages({ channel: channelId });
  const parts = thread.filter(({ files }) => files.length === 0);
  if (root === undefined) throw new Error('Nothing was posted to the channel.');
  show(stage, 'The summary in the channel', renderMessage(root));
  tell(
    stage,
    `In its thread: ${count(parts.length, 'part')} with every status and commentary, and ${count(thread.length - parts.length, 'file')}: the picture and the report.`,
  );
  await writeReports(stage);
}

/** The officer reads what the checks find. Nothing of it keeps the report back, and what may stay is not shown again. */
async function check(stage: DemoStage): Promise<void> {
  const about = ['--directorate', stage.plan.directorate.code, '--quarter', quarterName(stage)];
  const lines = await stage.command('check', ...about);
  tell(stage, 'Before that, the officer asks what to look at:');
  for (const line of lines.filter((each) => each !== '')) tell(stage, `  ${line}`);
  const ids = lines.flatMap((line) => /^[CF]\d+-[0-9a-f]+/.exec(line) ?? []);
  if (ids.length > 0) tell(stage, 'The officer has read it, and lets it stand:');
  for (const id of ids) {
    for (const line of await stage.command('check', ...about, '--dismiss', id)) tell(stage, line);
  }
}

/** The command names its files for the shelf; the demo's have names that are easy to find. */
async function writeReports(stage: DemoStage): Promise<void> {
  const { folder } = stage;
  await stage.command(
    'report',
    '--directorate',
    stage.plan.directorate.code,
    '--quarter',
    quarterName(stage),
    '--format',
    REPORT_FORMATS.join(','),
    '--out',
    folder,
  );
  for (const name of readdirSync(folder)) {
    const format = REPORT_FORMATS.find((each) => name.endsWith(`-v1.${each}`));
    if (format !== undefined) renameSync(`${folder}/${name}`, `${folder}/report.${format}`);
  }
}

function day({ date, time }: LadderDate): string {
  return `${formatWithWeekday(date)}, ${formatTime(time)}`;
}
