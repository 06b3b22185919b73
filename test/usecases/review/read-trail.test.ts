import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/access.ts';
import { RECORDED_ACTIONS, trailDetails } from '../../../src/reports/trail-words.ts';
import { createWindowStore } from '../../../src/store/calendar/window-store.ts';
import type { Database } from '../../../src/store/database.ts';
import { createPlanStore } from '../../../src/store/plan/plan-store.ts';
import { createTrailReader } from '../../../src/store/review/trail-reader.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { directorate, person } from '../../../src/store/schema/plan.ts';
import { COMMAND_LINE } from '../../../src/usecases/find-actor.ts';
import { readTrail, type TrailRequest } from '../../../src/usecases/review/read-trail.ts';
import { addAnyRow } from '../../support/any-row.ts';
import { insertMilestone, insertUpdate, insertWindow, openSmallCouncil } from '../../support/rows.ts';

const START = Date.parse('2026-07-01T09:00:00Z');
const anybody: Actor = {
  ...{ slackUserId: 'U-JP', isAdministrator: false, shutOut: undefined, personId: 'p-JP' },
  ...{ standsInFor: [], officerOf: [], approverOf: [] },
};
const officer: Actor = { ...anybody, officerOf: ['d-ce'] };
const ofAnother: Actor = { ...anybody, officerOf: ['d-pl'] };

interface Recorded {
  readonly subject: string;
  readonly subjectId: string;
  readonly after?: unknown;
}

const MILESTONE = { subject: 'milestone', subjectId: 'm-1', after: { updateId: 1 } };
const WINDOW = { subject: 'window', subjectId: 'w-ce-q1' };
const ITEMS = { subject: 'directorate', subjectId: 'd-ce', after: { versionIds: [1], outcomes: [] } };
const PERSON = { subject: 'person', subjectId: 'p-AMc' };
const DRAFT = { subject: 'draft', subjectId: '7' };
const FINDING = { subject: 'finding', subjectId: 'C14 item it-3 9f0c', after: { decisionId: 1 } };
const OF_SECTION = { ...FINDING, subjectId: 'C17 section risks 9f0c' };
const MEETING = { subject: 'meeting action', subjectId: 'ma-1' };
const SECTION = { subject: 'section', subjectId: 'risks', after: { directorateId: 'd-ce' } };
const TEXT = { subject: 'text', subjectId: 'item it-3', after: { why: 'A family can be recognised.' } };
const REVISION = { subject: 'revision', subjectId: '1', after: { name: 'edited.docx' } };
const WORDING = { ...MILESTONE, after: { wordingId: 1, updateId: 1 } };
const DATABASE = { subject: 'database', subjectId: 'retention' };

/** What is recorded of what, where it is not of a milestone. */
const SUBJECTS: Readonly<Record<string, Recorded>> = {
  ...each(['add-item', 'change-item', 'object-to-item', 'restore-item', 'return-nothing', 'settle-issue'], ITEMS),
  ...each(['undo-nothing', 'withdraw-item', 'item-back', 'item-hold-over', 'item-merge', 'item-other-section'], ITEMS),
  ...each(['item-up', 'item-down'], { ...ITEMS, after: { versionIds: [], outcomes: [], itemId: 'it-3' } }),
  ...each(['add-meeting-action', 'do-meeting-action', 'answer-meeting-action', 'restore-meeting-action'], MEETING),
  ...each(['withdraw-meeting-action'], MEETING),
  ...each(['ask-for-changes', 'ask-for-sign-off', 'sign-report', 'make-asked-change', 'refuse-asked-change'], DRAFT),
  ...each(['reopen-asked-change', 'void-sign-off'], DRAFT),
  ...each(['change-person', 'change-person-back', 'end-absence', 'set-absence', 'map-person'], PERSON),
  ...each(['confirm-nothing', 'undo-confirmation'], SECTION),
  ...each(['dismiss-finding', 'waive-finding'], FINDING),
  'reopen-finding': OF_SECTION,
  ...each(['withhold-text', 'release-text'], TEXT),
  ...each(['resend-summary', 'upload-report'], REVISION),
  ...each(['edit-wording', 'take-back-wording', 'object-to-wording'], WORDING),
  ...each(['amend', 'publish', 'nudge-owners', 'tell-director', 'plan-window', 'open-window', 'close-window'], WINDOW),
  ...each(['move-window', 'send-again', 'hold-window', 'release-window', 'reopen-window', 'take-back-window'], WINDOW),
  ...each(['plan-imported'], { subject: 'plan', subjectId: 'plan-ce' }),
  ...each(['import-changed-closureDays'], { subject: 'organisation', subjectId: '1' }),
  ...each(['apply-retention', 'restore-backup'], DATABASE),
};
const ACTIONS = [...RECORDED_ACTIONS, 'import-changed-closureDays'];
/** Of the installation, not of a directorate. */
const ADMINISTRATORS = ['apply-retention', 'restore-backup'];

function each(actions: readonly string[], recorded: Recorded): Readonly<Record<string, Recorded>> {
  return Object.fromEntries(actions.map((action) => [action, recorded]));
}

let database: Database;

beforeAll(async () => {
  database = await openSmallCouncil();
  const { orm, sqlite } = database;
  const another = {
    id: 'd-pl',
    code: 'PL',
    name: 'Places',
    channelId: 'C1',
    ladder: [],
    commentaryRule: 'all',
  } as const;
  orm.insert(directorate).values(another).run();
  orm.insert(person).values({ id: 'p-JP', initials: 'JP', name: 'Jo', title: 'Officer', slackUserId: 'U-JP' }).run();
  insertMilestone(database, 'm-1', {});
  insertUpdate(database, 'm-1', { commentary: 'Two site is open' });
  insertWindow(database);
  const known = { id: 1, directorate_id: 'd-ce', quarter: '2026-27/Q1' };
  sqlite.pragma('foreign_keys = off');
  addAnyRow(sqlite, 'sign_off_draft', { integer: 2, known: { ...known, id: 7, number: 2 } });
  addAnyRow(sqlite, 'revision', { integer: 1, known });
  addAnyRow(sqlite, 'check_decision', { integer: 1, known: { ...known, check_code: 'C14' } });
  addAnyRow(sqlite, 'meeting_action', { integer: 1, known: { ...known, id: 'ma-1', text: 'Report on the hubs' } });
  const item = { ...known, item_id: 'it-3', kind: 'key-development', title: 'A new hub in Wick', author_ids: '[]' };
  addAnyRow(sqlite, 'item_version', { integer: 1, known: item });
  const texts = JSON.stringify({ commentary: 'Two sites are open.' });
  addAnyRow(sqlite, 'wording', { integer: 1, known: { ...known, texts, reason: 'That is not what I said.' } });
  ACTIONS.forEach((action, at) => {
    const recorded = SUBJECTS[action] ?? MILESTONE;
    orm
      .insert(audit)
      .values({ at: new Date(START + at * 1000), actor: 'U-JP', action, ...recorded })
      .run();
  });
});
afterAll(() => database.close());

async function read(request: Partial<TrailRequest> & Pick<TrailRequest, 'by'>) {
  const ports = {
    plans: createPlanStore(database),
    windows: createWindowStore(database),
    trail: createTrailReader(database),
  };
  const found = await readTrail(ports, { size: 1000, ...request });
  if (!found.ok) throw new Error(found.refusal.reason);
  return found.value;
}

async function actionsOf(request: Parameters<typeof read>[0]): Promise<readonly string[]> {
  return (await read(request)).lines.map(({ action }) => action).toReversed();
}

describe('who reads what of everything that is recorded', () => {
  it('is an officer all of their directorate, its people and the organisation, in words', async () => {
    const { lines } = await read({ by: officer });
    const seen = lines.map(({ action }) => action).toReversed();
    expect(seen).toEqual(ACTIONS.filter((action) => !ADMINISTRATORS.includes(action)));
    expect(lines.filter(({ about }) => about === undefined)).toEqual([]);
    const refs = new Set(lines.map(({ about }) => `${about?.ref} ${about?.words}`.trim()));
    expect([...refs].toSorted()).toEqual([
      '2026-27/Q1',
      'AMc Person AMc',
      'Action from the meeting Report on the hubs',
      'C14',
      'COPS1 Words of m-1',
      'Draft 2 of 2026-27/Q1',
      'Key development A new hub in Wick',
      'Organisation Wexcombe Council',
      'Plan',
      'Revision 1 of 2026-27/Q1',
      'Section risks',
    ]);
  });

  it('is another directorate’s officer nothing of it, and the organisation', async () => {
    expect(await actionsOf({ by: ofAnother })).toEqual(['import-changed-closureDays']);
  });

  it('is the command line everything', async () => {
    expect(await actionsOf({ by: COMMAND_LINE })).toEqual(ACTIONS);
  });
});

describe('the record of one thing', () => {
  it.each([
    ['it-3', 'by its id'],
    ['new HUB', 'by words of its title'],
  ])('is that of a key development %s, %s, with what was withheld and found of it', async (item) => {
    const seen = await actionsOf({ by: officer, item });
    const isOfItem = ({ subject }: Recorded) => ['directorate', 'finding', 'text'].includes(subject);
    const wanted = ACTIONS.filter(
      (action) => isOfItem(SUBJECTS[action] ?? MILESTONE) && SUBJECTS[action] !== OF_SECTION,
    );
    expect(seen).toEqual(wanted);
  });

  it('is nobody else’s to find', async () => {
    await expect(read({ by: ofAnother, item: 'it-3' })).rejects.toThrow('unknown-item');
    await expect(read({ by: ofAnother, item: 'new hub' })).rejects.toThrow('unknown-item');
  });

  it('shows the words in print beside those that were sent, and why its owner objects', async () => {
    const { lines } = await read({ by: officer, item: 'm-1' });
    const edited = lines.find(({ action }) => action === 'edit-wording');
    expect(edited && trailDetails(edited)).toMatchObject([
      { name: 'Quarter', text: 'Quarter 1 2026/27' },
      { name: 'Commentary', text: 'Two sites are open.' },
      { name: 'Reason', text: 'That is not what I said.' },
      { name: 'Commentary, as its owner sent it', text: 'Two site is open' },
    ]);
  });
});

describe('the record in pages', () => {
  it('is read to its end and back, each line once', async () => {
    const all = ACTIONS.filter((action) => !ADMINISTRATORS.includes(action)).toReversed();
    const forth: string[] = [];
    let page = await read({ by: officer, size: 25 });
    expect(page.hasNewer).toBe(false);
    forth.push(...page.lines.map(({ action }) => action));
    while (page.hasOlder) {
      page = await read({ by: officer, size: 25, turn: { towards: 'older', id: page.lines.at(-1)?.id ?? 0 } });
      forth.push(...page.lines.map(({ action }) => action));
    }
    expect(forth).toEqual(all);
    const second = await read({ by: officer, size: 25, turn: { towards: 'newer', id: page.lines[0]?.id ?? 0 } });
    expect(second.hasOlder).toBe(true);
    const first = await read({ by: officer, size: 60, turn: { towards: 'newer', id: second.lines[0]?.id ?? 0 } });
    expect(first).toMatchObject({ hasNewer: false, lines: { length: 60 } });
  });

  it('begins anew beside a line that is not there', async () => {
    const page = await read({ by: officer, size: 5, turn: { towards: 'older', id: 99_999 } });
    expect(page.lines.map(({ action }) => action)).toEqual((await actionsOf({ by: officer })).slice(-5).toReversed());
  });
});
