import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { QUESTION_CHECKS } from '../../../src/core/review/question.ts';
import { writeWorkbook } from '../../../src/sheets/write-workbook.ts';
import { submitItem } from '../../../src/usecases/collect/item/submit-item.ts';
import { submitUpdate } from '../../../src/usecases/collect/milestone/submit-update.ts';
import { submitProposal } from '../../../src/usecases/plan/propose-change.ts';
import { type CollectWorld, NOW, openCollectWorld, patience } from '../../support/collect-world.ts';
import { readPlain } from '../../support/return-sheets.ts';
import type { Files, Place } from './place.ts';

/** `collecting`: quarter 1 of both directorates; `published`: that of CE is, and its next one collects. */
export const STAGES = { collecting: NOW, published: new Date('2026-10-02T09:00:00Z') } as const;
export type Stage = keyof typeof STAGES;

export interface Builder {
  /** Of the database and of what commands are given. */
  readonly home: string;
  readonly folder: string;
  readonly databasePath: string;
  /** Runs a command that must not be refused. */
  readonly must: (args: readonly string[], now?: Date) => Promise<string>;
  readonly save: (stage: Stage) => void;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CHILDREN = join(ROOT, 'test/fixtures/story/children.yaml');
const PLACES = join(ROOT, 'test/fixtures/story/places.yaml');
const FINANCE = join(ROOT, 'plans/finance/learning-and-schools');
const QUARTER = '2026-27/Q1';
const REVIEWED = new Date('2026-07-22T09:00:00Z');
const CE = ['--directorate', 'CE', '--quarter', QUARTER];
/** A supplier, an assistant, and an officer who has left. */
const MORE_PEOPLE = `
  - { initials: AS, name: Asa Stone, title: Executive Assistant, email: as@westmere.example.org }
  - { initials: DS, name: Dana Shaw, title: Data Analyst, email: ds@westmere.example.org }
  - { initials: LV, name: Lev Vale, title: Operational Director, email: lv@westmere.example.org, to: 2026-05-31 }
areas:`;

function planOfChildren(): string {
  return readFileSync(CHILDREN, 'utf8')
    .replace('  report:\n', '  report:\n    board: Children Board\n')
    .replace('officers: [JP]', 'officers: [JP, LV]')
    .replace('deputy: SN }', 'deputy: SN, assistant: AS }')
    .replace('\nareas:', MORE_PEOPLE)
    .replace('- ref: COPI1', '- ref: COPI1\n        supplier: DS');
}

/** What stands in every text that was written in CE. */
export const SECRET = 'The model of the places shows that two sites stay short until the spring.';
const SAID = {
  CE: { ref: 'COPS2', by: 'AMc', text: SECRET },
  PL: { ref: 'PL1', by: 'MK', text: 'The contractor for the roads has given notice, and a new one is looked for.' },
} as const;
const SAME_TEXT = 'The advertisement stood in three papers, and eleven people have asked for the pack.';

/** Builds both stages, from the plans to a published report, and says what commands may name: of CE, and of PL. */
export async function buildCommandWorld(builder: Builder): Promise<Readonly<Record<'CE' | 'PL', Place>>> {
  const { folder, databasePath, must, save } = builder;
  const world = await openCollectWorld(planOfChildren, databasePath);
  await must(['import', PLACES]);
  for (const { id, initials, email } of await world.house.plans.people()) {
    const slackUserId = world.userId(initials);
    await world.house.slackUsers.mapPerson({ personId: id, email, slackUserId, at: NOW }, patience());
  }
  await must(['quarter', 'open', '--directorate', 'PL', '--quarter', QUARTER]);
  const [ce, pl] = [await answer(world, 'CE'), await answer(world, 'PL')];
  await submit(world, { ref: 'CFS1', by: 'TC', text: SAME_TEXT });
  await submit(world, { ref: 'LAS1', by: 'SN', text: SAME_TEXT });
  await must(['away', '--person', 'AMc', '--from', '2026-07-02', '--to', '2026-12-31']);
  world.house.close();
  const files = await writeFiles(builder);
  save('collecting');
  const [finding, blocking] = await findFindings(must);
  const action = await publish(builder, blocking);
  save('published');
  const same = { folder, files, finding, blocking, action };
  return { CE: { ...ce, ...same }, PL: { ...pl, ...same } };
}

/** One to dismiss, and one that keeps the report from being published. */
async function findFindings(must: Builder['must']): Promise<readonly [string, string]> {
  const text = await must(['check', ...CE]).catch(String);
  const [, blocking] = /(C1-\w+)/u.exec(text) ?? [];
  const [, finding] = /(C4-\w+)/u.exec(text) ?? [];
  if (finding === undefined || blocking === undefined) throw new Error(`There are no such findings: ${text}`);
  return [finding, blocking];
}

/** Quarter 1 of CE is published, a meeting has read it, and quarter 2 collects. Answers the id of what the meeting asked. */
async function publish({ home, must }: Builder, blocking: string): Promise<string> {
  await must(['check', ...CE, '--waive', blocking, '--reason', 'Both posts were advertised together.'], REVIEWED);
  await must(['quarter', 'close', ...CE], REVIEWED);
  await must(['quarter', 'publish', ...CE], REVIEWED);
  await must(['report', ...CE, '--format', 'docx', '--out', home], REVIEWED);
  editWordFile(home);
  await must(['quarter', 'open', '--directorate', 'CE', '--quarter', '2026-27/Q2'], STAGES.published);
  const add = ['actions', 'add', ...CE, '--text', 'Bring the survey in.', '--who', 'AMc', '--entered-by', 'JP'];
  await must(add, STAGES.published);
  const listed = await must(['actions', 'list', '--directorate', 'CE'], STAGES.published);
  const [id] = listed.split(/\s/u);
  return id ?? '';
}

/** As somebody would outside Ragtime, before it is brought back as what was published. */
function editWordFile(home: string): void {
  const name = readdirSync(home).find((each) => each.endsWith('.docx')) ?? '';
  const parts = unzipSync(readFileSync(join(home, name)));
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace('two sites', '2 sites');
  writeFileSync(join(home, 'word.docx'), zipSync({ ...parts, 'word/document.xml': strToU8(text) }));
}

interface Given {
  readonly ref: string;
  readonly by: string;
  readonly text: string;
}

async function submit(world: CollectWorld, { ref, by, text }: Given): Promise<string> {
  const plans = await world.house.plans.plans();
  const id = plans.flatMap(({ milestones }) => milestones).find((each) => each.ref === ref)?.id ?? '';
  const clicker = { slackUserId: world.userId(by), teamId: 'T1' };
  const request = await world.submit({ clicker, milestoneId: id, nonce: ref, asked: QUESTION_CHECKS });
  const saved = await submitUpdate(world.ports, { ...request, answer: { ...request.answer, commentary: text } });
  if (saved.outcome !== 'saved') throw new Error(`${ref} is not saved: ${saved.outcome}`);
  return id;
}

/** One milestone is answered, two items are given, and a change is proposed. */
async function answer(world: CollectWorld, directorate: 'CE' | 'PL') {
  const said = SAID[directorate];
  const milestone = await submit(world, said);
  const clicker = { slackUserId: world.userId(said.by), teamId: 'T1' };
  const directorates = await world.house.plans.directorates();
  const directorateId = directorates.find(({ code }) => code === directorate)?.id ?? '';
  const person = (await world.house.plans.people()).find(({ initials }) => initials === said.by);
  const items: string[] = [];
  for (const title of ['A first thing', 'A second thing']) {
    const given = await submitItem(
      { ...world.house, ...world.ports },
      {
        clicker,
        subject: { about: 'new', kind: 'key-development', directorateId },
        quarter: QUARTER,
        content: { title, text: `${title} of ${said.by}: ${said.text}`, authorIds: [person?.id ?? ''] },
        nonce: `${title} ${directorate}`,
        submissionId: `${title} ${directorate}`,
        basedOn: undefined,
        asked: QUESTION_CHECKS,
        now: NOW,
        patience: patience(),
      },
    );
    if (given.outcome !== 'saved') throw new Error(`${title} is not saved: ${given.outcome}`);
    items.push(given.item.itemId);
  }
  const proposed = await submitProposal(
    { ...world.ports, ...world.house },
    {
      ...{
        clicker,
        milestoneId: milestone,
        submissionId: `proposal ${directorate}`,
        nonce: directorate,
        basedOn: undefined,
      },
      answer: { kind: 'drop', due: undefined, words: '', reason: 'It is done elsewhere.' },
      now: NOW,
      patience: patience(),
    },
  );
  if (proposed.outcome !== 'proposed') throw new Error(`Not proposed: ${proposed.outcome}`);
  return {
    ...{ directorate, quarter: QUARTER, milestone, item: items[1] ?? '', person: said.by },
    ...{ enteredBy: 'JP', department: 'Learning and Schools' },
  };
}

/** Everything that a command can be given to read. */
async function writeFiles({ home, must }: Builder): Promise<Files> {
  const path = (name: string) => join(home, name);
  const write = (name: string, content: string) => {
    writeFileSync(path(name), content);
    return path(name);
  };
  await must(['updates', 'sheet', '--owner', 'AMc', ...CE, '--out', path('sheet.xlsx')]);
  const typed = { Status: 'Green: on course', Commentary: 'The survey is printed, and half of the replies are in.' };
  writeFileSync(path('sheet.xlsx'), await writeWorkbook(typeInto(await readPlain(path('sheet.xlsx')), typed)));
  await must(['backup', '--to', path('kept')]);
  const [backup = ''] = readdirSync(path('kept')).filter((name) => name.endsWith('.sqlite'));
  return {
    plan: write('plan.yaml', planOfChildren().replace('due: August 2027', 'due: September 2027')),
    values: write('values.csv', 'ref,value\nCOPI1,79.2\n'),
    sheet: path('sheet.xlsx'),
    finance: `${FINANCE}.csv`,
    narrative: `${FINANCE}.txt`,
    word: path('word.docx'),
    backup: join(path('kept'), backup),
  };
}

type Sheets = Awaited<ReturnType<typeof readPlain>>;

/** Into the one row of milestones that the sheet has, under the columns. */
function typeInto(sheets: Sheets, typed: Readonly<Record<string, string>>): Sheets {
  return sheets.map(({ name, rows: [columns = [], ...rows] }) => ({
    name,
    rows:
      name !== 'Milestones'
        ? [columns, ...rows]
        : [columns, ...rows.map((row) => columns.map((column, at) => typed[String(column)] ?? row[at]))],
  }));
}
