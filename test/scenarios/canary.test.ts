import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elementsOf } from '../../sandbox/fields.ts';
import { isObject, type Json, objectAt, stringAt } from '../../sandbox/json.ts';
import type { Person } from '../../sandbox/people.ts';
import type { Refusal } from '../../sandbox/workspace.ts';
import { ACTIONS, CALLBACKS } from '../../src/slack/ids.ts';
import { fillEveryField, type TypedCanary } from '../support/canary-fields.ts';
import { type Council, EXAMPLE_PLAN, openCouncil } from '../support/council.ts';
import { isEscaped, type Shown, shownIn } from '../support/inert.ts';
import { type Walked, walkViews } from '../support/walk-views.ts';

const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];
/** Menus for whoever has more than ten entries, several directorates or last quarter's statuses; nothing can be typed into them. */
const LISTS: readonly string[] = [CALLBACKS.entryChoice, CALLBACKS.itemPlace, CALLBACKS.gaps, CALLBACKS.reassignForm];
/** Met once a report is published, which ends this walk, or an officer has changed what an author gave. */
const AFTERWARDS: readonly string[] = [
  CALLBACKS.meetingForm,
  CALLBACKS.recordForm,
  CALLBACKS.itemObjection,
  CALLBACKS.uploadForm,
];
/** What counts with a file only, which this walk does not bring: see finance.test.ts and finance-files.test.ts. */
const WITH_A_FILE: readonly string[] = [CALLBACKS.financeForm, CALLBACKS.financeResult];
const PEOPLE = ['JP', 'AMc', 'SN', 'TC', 'HD'];
const CONDITIONAL = /\bif\b/i;
const MARK = /Mark\d{4}/;
const MARKS = /Mark\d{4}/g;
/** The heading of a part of a long area. */
const CONTINUED = /^.*Quarter 1 2026\/27 \(\d+ of \d+\)$/m;

let council: Council;
let walked: Walked;
let typed: readonly TypedCanary[];
const logged: string[] = [];

async function playQuarter(): Promise<void> {
  council = await openCouncil({ transport: 'socket', logTo: (line) => logged.push(line) });
  const plan = join(council.folder, 'plan.yaml');
  // Where text is wanted for Amber and Red only, there are the forms for what is still on course, too.
  // Risks are reported in the quarter that is walked.
  const settings = 'commentary: amber and red\n  risk quarters: [1]';
  const text = readFileSync(EXAMPLE_PLAN, 'utf8').replace('commentary: all', settings);
  writeFileSync(plan, text.replace('unit: places', 'supplier: SN\n        unit: places'));
  expect((await council.command('import', plan)).code).toBe(0);
  council.setTime('2026-07-01T07:30:00Z');
  expect((await council.command('quarter', 'open', ...QUARTER)).code).toBe(0);
  await tickAt('2026-07-01T08:00:00Z');
  await lookAtOnCourse();
  await sendTwice('Every place in the new centre is taken, and the second one opens in autumn.');
  walked = await walkEverything();
  typed = [...walked.forms.values()].flat().filter(({ form }) => !WITH_A_FILE.includes(form));
  await tickAt('2026-07-21T16:00:00Z');
  // Whoever opened it again said until when.
  await council.command('quarter', 'close', ...QUARTER);
  await waiveWhatBlocks();
  typed = [...typed, ...(await wantChanges())];
  const published = await council.command('quarter', 'publish', ...QUARTER, '--unsigned', 'All was read.');
  expect(published.text).toContain('Published as revision 1.');
  await tickAt('2026-07-22T10:00:00Z');
  expect((await council.command('report', ...QUARTER, '--format', 'html,md,json', '--out', council.folder)).code).toBe(
    0,
  );
}

/** What nobody has waived on the way, since its text was changed afterwards. */
async function waiveWhatBlocks(): Promise<void> {
  const { text } = await council.command('check', ...QUARTER);
  const blocking = text.split('Worth a look')[0] ?? '';
  for (const [, id = ''] of blocking.matchAll(/^(\w+-[0-9a-f]{6,}) {2}/gm)) {
    await council.command('check', ...QUARTER, '--waive', id, '--reason', 'It is so.');
  }
}

/** A draft is void as soon as anything changes, so the walk may never come to what an approver says of one. */
async function wantChanges(): Promise<readonly TypedCanary[]> {
  const [jo, hugh] = [council.slack.as('JP'), council.slack.as('HD')];
  await jo.command('/quarter sign-off');
  if (jo.modal?.submit !== undefined) await jo.submit();
  await jo.close({ all: true });
  for (const minute of ['01', '02']) await tickAt(`2026-07-22T09:${minute}:00Z`);
  const toSign = hugh.dms().findLast(({ text }) => text.includes('is ready for you to sign'));
  await hugh.press('Ask for changes', { in: toSign ?? 'home' });
  const wanted = await fillAndSend(hugh);
  await tickAt('2026-07-22T09:05:00Z');
  await jo.press('Leave as it is', { in: jo.dms().at(-1) ?? 'home', nth: 1 });
  const why = await fillAndSend(jo);
  await tickAt('2026-07-22T09:06:00Z');
  return [...wanted, ...why];
}

let late = 9000;
async function fillAndSend(person: Person): Promise<readonly TypedCanary[]> {
  if (person.modal === undefined) throw new Error(`${person.name} has no form open.`);
  const nextMark = () => {
    late += 1;
    return `Mark${late}`;
  };
  const filled = await fillEveryField(person, person.modal, { visit: 0, instead: new Map(), nextMark });
  await person.submit();
  expect(person.errors).toEqual({});
  await person.close({ all: true });
  return filled;
}

/** Before the officer enters for others what would be on course. */
async function lookAtOnCourse(): Promise<void> {
  const samir = council.slack.as('SN');
  await samir.command('/milestone');
  await samir.press('Still on course');
  await samir.close({ all: true });
}

/** The same text under two milestones keeps the report back until an officer waives that. */
async function sendTwice(text: string): Promise<void> {
  const theresa = council.slack.as('TC');
  for (const ref of ['CFS1', 'CFS4']) {
    await theresa.command(`/milestone ${ref}`);
    await theresa.fill('Will it be done on time?', 'Green: on course');
    await theresa.fill('What should councillors know?', text);
    await theresa.submit();
    if (theresa.modal?.title !== 'Saved') await theresa.submit();
    await theresa.close({ all: true });
  }
}

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

function walkEverything(): Promise<Walked> {
  const { slack } = council;
  let minute = 0;
  const doors = [
    '/milestone',
    '/milestone COPS1',
    '/milestone COPS2',
    '/milestone COPI1',
    '/milestone COPI2',
    '/milestone COPS1 history',
    '/milestone COPS2 history',
  ];
  return walkViews({
    people: PEOPLE.map((initials) => slack.as(initials)),
    messagesOf: (person) => [...person.dms(), ...person.ephemerals().slice(-6)].toReversed(),
    doors: [
      ...doors.map((line) => (person: Person) => person.command(line)),
      ...slack.shortcuts.map((name) => (person: Person) => person.shortcut(name)),
    ],
    lookAgain: openEveryAnswer,
    tick: async () => {
      // Longer than what an officer edits waits for more.
      minute += 31;
      await tickAt(new Date(Date.parse('2026-07-01T08:00:00Z') + minute * 60_000).toISOString());
    },
    // Review comes last, too: then there is something to be read.
    last: /I’m|hold|nothing|\/ approve|withdraw|discard|on course|\breview\b|close now|\bpublish\b|open again/i,
    // The report is published when the walk has ended.
    unsent: 'Publish',
  });
}

/** Each form once more, with what was sent from it. */
async function openEveryAnswer(person: Person): Promise<void> {
  await person.openHome();
  const buttons = (person.home?.blocks ?? []).flatMap(elementsOf);
  for (const { action_id: actionId, value } of buttons) {
    if (actionId !== ACTIONS.updateEntry || typeof value !== 'string') continue;
    await person.press(/./, { in: 'home', actionId, value });
    await person.close();
  }
}

/** Everything that the app has ever shown anybody: calls of the Web API, and what its acks carried. */
function payloads(): readonly { readonly what: string; readonly payload: Json }[] {
  const { slack } = council;
  return [
    ...slack.calls.map(({ n, method, args }) => ({ what: `call ${n}, ${method}`, payload: args })),
    ...slack.answers.map((payload, index) => ({ what: `ack ${index}`, payload })),
  ];
}

// Over Socket Mode alone: the walk is long, and both ways hand the same payloads to the same listeners.
describe('text that pings, links, formats or runs backwards', () => {
  beforeAll(playQuarter, 600_000);
  afterAll(() => council.stop());

  it('meets every form that there is', () => {
    const opened = new Set(payloads().flatMap(({ payload }) => callbackIdsIn(payload)));
    expect(
      Object.values(CALLBACKS).filter(
        (id) => !opened.has(id) && ![...LISTS, ...AFTERWARDS, CALLBACKS.financeResult].includes(id),
      ),
    ).toEqual([]);
  });

  it('is taken by every form that asks for words', () => {
    const silent = [...walked.forms].filter(([form, taken]) => taken.length === 0 && asksForWords(form));
    expect(silent.map(([form]) => ({ form, because: walked.refused.get(form) }))).toEqual([]);
  });

  it('is refused nowhere by Slack, in nothing that the app shows', () => {
    // Whoever has closed the form that says "One moment" gets the answer as a message.
    const isClosed = ({ what, error }: Refusal) => what === 'views.update' && error === 'not_found';
    expect(council.slack.refusals.filter((refusal) => !isClosed(refusal))).toEqual([]);
  });

  it('is shown as letters only, in every message, form and Home tab', () => {
    const live = payloads().flatMap(({ what, payload }) =>
      shownIn(payload, MARK)
        .filter((shown) => !isInert(shown))
        .map(({ pointer, text }) => `${what}, ${pointer}: ${text.slice(0, 120)}`),
    );
    expect(live).toEqual([]);
  });

  it('stands in no line of the log, and neither does a token', () => {
    expect(logged.filter((line) => line.includes('A click was answered')).length).toBeGreaterThan(100);
    expect(logged.filter((line) => MARK.test(line) || /xoxb-|xapp-/.test(line))).toEqual([]);
  });

  it('is stored whole', () => {
    const stored = allStored(council.databasePath);
    const isStored = ({ text }: TypedCanary) => stored.some((cell) => cell.includes(text));
    // A field that counts with another choice only ("If your status differs from the computed one: why?") arrives with that choice.
    const isLost = (one: TypedCanary) =>
      !isStored(one) && !(CONDITIONAL.test(one.field) && typed.filter(isOfSameField(one)).some(isStored));
    expect(typed.filter(isLost).map(nameOf)).toEqual([]);
  });

  it('is shown whole, somewhere, to somebody', () => {
    const shown = [...payloads().map(({ payload }) => joined(payload)), htmlToText(readReport('.html'))].map(letters);
    const isShown = ({ text }: TypedCanary) => shown.some((all) => all.includes(letters(text)));
    // What was replaced before anybody looked is not shown any more; every field must have been, once.
    const unseen = typed.filter((one) => !typed.filter(isOfSameField(one)).some(isShown));
    expect(unseen.map(nameOf)).toEqual([]);
  });

  it('is whole wherever it is shown, or says that there is more', () => {
    // In the channel a text goes on from one part to the next: see its thread.
    const channel = council.plan.directorate.channelId;
    const isElsewhere = (payload: Json) => !isObject(payload) || payload.channel !== channel;
    const elsewhere = payloads().filter(({ payload }) => isElsewhere(payload) && !isOfSentences(payload));
    const broken = elsewhere.flatMap(({ what, payload }) => {
      const all = letters(joined(payload));
      const marks = new Set(all.match(MARKS));
      return typed
        .filter(({ mark, text }) => marks.has(mark) && !all.includes(letters(text)) && !isCut(payload, mark))
        .map((one) => `${what}: ${nameOf(one)}`);
    });
    expect(broken).toEqual([]);
  });

  it('stands whole in the data', () => {
    const texts = shownIn(JSON.parse(readReport('.json')), /[\s\S]/)
      .filter(({ pointer }) => !pointer.endsWith('/kind'))
      .map(({ text }) => text);
    const all = letters(texts.join('\n'));
    const marks = new Set(all.match(MARKS));
    expect(marks.size).toBeGreaterThan(3);
    expect(typed.filter(({ mark, text }) => marks.has(mark) && !all.includes(letters(text))).map(nameOf)).toEqual([]);
  });

  it('is printed whole wherever it is printed, and nothing of it works there', () => {
    const html = readReport('.html');
    const printed = { html: htmlToText(html), markdown: markdownToText(readReport('.md')) };
    for (const text of Object.values(printed)) {
      const marks = new Set(text.match(MARKS));
      expect(marks.size).toBeGreaterThan(3);
      const broken = typed.filter(
        ({ mark, text: whole }) => marks.has(mark) && !letters(text).includes(letters(whole)),
      );
      expect(broken.map(nameOf)).toEqual([]);
    }
    const tags = html.match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => /script|evil|onerror|<img/i.test(tag))).toEqual([]);
  });

  it('stands whole in the thread of the channel', () => {
    const [root, ...parts] = council.slack.messages({ channel: council.plan.directorate.channelId ?? '' });
    expect(root?.text).toContain('Quarter 1');
    const all = letters(parts.map(({ blocks }) => joined(blocks).replace(CONTINUED, '')).join('\n'));
    const marks = new Set(all.match(MARKS));
    expect(marks.size).toBeGreaterThan(3);
    expect(typed.filter(({ mark, text }) => marks.has(mark) && !all.includes(letters(text))).map(nameOf)).toEqual([]);
  });
});

/** What a check found is shown with the sentence that it is about. */
function isOfSentences(payload: Json): boolean {
  const view = isObject(payload) ? objectAt(payload, 'view') : undefined;
  if (view === undefined) return false;
  const title = stringAt(objectAt(view, 'title'), 'text');
  return title === 'Reading list' || stringAt(view, 'callback_id') === CALLBACKS.waiveForm;
}

function callbackIdsIn(payload: Json): readonly string[] {
  const view = isObject(payload) ? objectAt(payload, 'view') : undefined;
  return view === undefined ? [] : [stringAt(view, 'callback_id') ?? ''];
}

function asksForWords(form: string): boolean {
  if (WITH_A_FILE.some((id) => form.startsWith(id))) return false;
  return form.includes('What') || form.includes('Title') || form.includes('Why');
}

function isInert({ pointer, text, reading }: Shown): boolean {
  if (reading !== 'parsed') return true;
  // Under a field, Slack shows letters only.
  if (pointer.startsWith('/errors/')) return true;
  // What is read where blocks are not shown, and aloud: sent with parse: none.
  return pointer === '/text' && isEscaped(text);
}

function nameOf({ mark, form, field }: TypedCanary): string {
  return `${mark} in ${form}: ${field}`;
}

/** Without the entry that it is asked of. */
function nameOfField({ field }: TypedCanary): string {
  return field.replace(/^.*: (?=if )/, '');
}

function isOfSameField(one: TypedCanary): (other: TypedCanary) => boolean {
  return (other) => other.form === one.form && nameOfField(other) === nameOfField(one);
}

/** Without what every format may lay out in its own way: blanks, the dash of a list, marks of direction. */
function letters(text: string): string {
  return text.replace(/[\s•\u00B7\u202A-\u202E\u2066-\u2069-]/gu, '');
}

/** Where the text with this mark is shown, it ends in dots. */
function isCut(payload: Json, mark: string): boolean {
  return shownIn(payload, /[\s\S]/).some(({ text }) => text.includes(mark) && text.includes('…'));
}

function joined(part: Json | undefined): string {
  return shownIn(part, /[\s\S]/)
    .filter(({ reading, pointer }) => reading === 'literal' && /\/(text|initial_value)$/.test(pointer))
    .map(({ text }) => text)
    .join('\n');
}

function allStored(path: string): readonly string[] {
  const database = new Sqlite(path, { readonly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all();
  const rows = tables.flatMap((table) => database.prepare<[], object>(`select * from "${String(table)}"`).all());
  database.close();
  return rows.flatMap((row) => Object.values(row).flatMap((value) => (typeof value === 'string' ? texts(value) : [])));
}

/** A cell, and what stands in it where it is JSON. */
function texts(cell: string): readonly string[] {
  if (!MARK.test(cell)) return [];
  if (!/^[[{"]/.test(cell)) return [cell];
  return shownIn(JSON.parse(cell), MARK).map(({ text }) => text);
}

function readReport(ending: string): string {
  const name = readdirSync(council.folder).find((file) => file.endsWith(ending)) ?? '';
  return readFileSync(join(council.folder, name), 'utf8');
}

function htmlToText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function markdownToText(markdown: string): string {
  return markdown.replace(/\\\n/g, '\n').replace(/\\(\p{P}|\p{S})/gu, '$1');
}
