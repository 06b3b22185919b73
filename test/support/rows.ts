import type { Database } from '../../src/store/database.ts';
import { collectionWindow, milestoneUpdate } from '../../src/store/schema/collect.ts';
import { area, directorate, milestone, organisation, person, plan } from '../../src/store/schema/plan.ts';
import { openMemory } from './memory-database.ts';

/* Rows of a small council in a real database: directorate CE, three people, two areas. */

type Row<Table extends { $inferInsert: unknown }> = Table['$inferInsert'];

export async function openSmallCouncil(changes: Partial<Row<typeof directorate>> = {}): Promise<Database> {
  const database = await openMemory();
  const { orm } = database;
  orm
    .insert(organisation)
    .values({
      id: 1,
      name: 'Wexcombe Council',
      nation: 'england-and-wales',
      timeZone: 'Europe/London',
      closureDays: [],
      ragWording: { green: 'On course.', amber: 'Uncertain.', red: 'Will be missed.' },
    })
    .run();
  orm
    .insert(directorate)
    .values({
      id: 'd-ce',
      code: 'CE',
      name: 'Children and Enterprise Directorate',
      channelId: 'C0SUMMARY',
      ladder: [],
      commentaryRule: 'all',
      ...changes,
    })
    .run();
  for (const initials of ['AMc', 'SN', 'TC']) {
    orm
      .insert(person)
      .values({ id: `p-${initials}`, initials, name: `Person ${initials}`, title: 'Operational Director' })
      .run();
  }
  orm
    .insert(plan)
    .values({ id: 'plan-ce', directorateId: 'd-ce', startYear: 2026, version: 1, sectionTexts: {} })
    .run();
  ['Integrated commissioning', 'Vulnerable young people'].forEach((name, index) => {
    orm
      .insert(area)
      .values({ id: `a-${index + 1}`, planId: 'plan-ce', name, position: index })
      .run();
  });
  return database;
}

export function insertMilestone({ orm }: Database, id: string, changes: Partial<Row<typeof milestone>> = {}): void {
  orm
    .insert(milestone)
    .values({
      id,
      planId: 'plan-ce',
      areaId: 'a-1',
      ref: 'COPS1',
      words: `Words of ${id}`,
      ownerId: 'p-AMc',
      dueKind: 'none',
      position: Number(id.replace(/\D/gu, '')),
      ...changes,
    })
    .run();
}

export function insertUpdate(
  { orm }: Database,
  milestoneId: string,
  changes: Partial<Row<typeof milestoneUpdate>> = {},
): void {
  orm
    .insert(milestoneUpdate)
    .values({
      milestoneId,
      quarter: '2026-27/Q1',
      kind: 'written',
      progress: 'in-progress',
      rag: 'green',
      commentary: `Commentary on ${milestoneId}.`,
      action: '',
      ownerId: 'p-AMc',
      at: new Date('2026-07-10T10:00:00Z'),
      formNonce: crypto.randomUUID(),
      contentHash: 'hash',
      submissionId: crypto.randomUUID(),
      ...changes,
    })
    .run();
}

export function insertWindow({ orm }: Database, changes: Partial<Row<typeof collectionWindow>> = {}): void {
  const step = { date: '2026-07-01', time: '09:00' };
  orm
    .insert(collectionWindow)
    .values({
      id: 'w-ce-q1',
      directorateId: 'd-ce',
      quarter: '2026-27/Q1',
      state: 'review',
      opensAt: new Date('2026-07-01T08:00:00Z'),
      dueAt: new Date('2026-07-14T16:00:00Z'),
      closesAt: new Date('2026-07-21T16:00:00Z'),
      steps: { opens: step, 'last-call': step, due: step, overdue: step, 'closes-tomorrow': step, closes: step },
      version: 3,
      ...changes,
    })
    .run();
}
