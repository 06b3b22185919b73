import type { Database } from 'better-sqlite3';

/** What the judge knows of people, read past Ragtime's own rules. */
export interface Rights {
  /** Whether a person is this for an entry or a directorate. */
  holds(
    role: JudgedRole,
    on: { readonly personId: string; readonly entryId: string | null; readonly directorateId: string | null },
  ): boolean;
}

export type JudgedRole =
  | 'owner'
  | 'deputy'
  | 'contributor'
  | 'supplier'
  | 'finance contact'
  | 'officer'
  | 'approver'
  /** Whoever answers for something of the directorate, or for somebody who does. */
  | 'member';

interface EntryRow {
  readonly id: string;
  readonly directorateId: string;
  readonly ownerId: string | null;
  readonly supplierId: string | null;
  readonly contactId: string | null;
}

const ENTRIES = `
  select m.id, p.directorate_id as directorateId, m.owner_id as ownerId, null as supplierId, null as contactId
    from milestone m join plan p on p.id = m.plan_id
  union all select i.id, p.directorate_id, i.owner_id, i.supplier_id, null from indicator i join plan p on p.id = i.plan_id
  union all select e.id, p.directorate_id, e.body ->> '$.leadId', null, e.body ->> '$.contactId'
    from plan_entry e join plan p on p.id = e.plan_id`;
const ASKED_TO_DRAFT = `select milestone_id || ' ' || person_id from milestone_contributor
  union select entry_id || ' ' || contributor_id from draft_request`;
const ROLES = `select role || ' ' || directorate_id || ' ' || person_id from directorate_role`;
const AWAY = `select distinct person_id from absence where ended_at is null and first_day <= ? and last_day >= ?`;

/** As the tables stand now. @param today `2026-07-01` */
export function readRights(sqlite: Database, today: string): Rights {
  const list = (sql: string, ...values: readonly string[]) =>
    new Set(
      sqlite
        .prepare(sql)
        .pluck()
        .all(...values)
        .map(String),
    );
  const entries = new Map(
    sqlite
      .prepare<[], EntryRow>(ENTRIES)
      .all()
      .map((row) => [row.id, row]),
  );
  const [asked, roles, away] = [list(ASKED_TO_DRAFT), list(ROLES), list(AWAY, today, today)];
  const deputies = new Map(
    sqlite
      .prepare<[], { id: string; deputyId: string }>(
        'select id, deputy_id as deputyId from person where deputy_id is not null',
      )
      .all()
      .map(({ id, deputyId }) => [id, deputyId]),
  );
  /** Also at one remove, where the deputy is away as well. */
  const standsInFor = (personId: string, ownerId: string | null): boolean => {
    if (ownerId === null || !away.has(ownerId)) return false;
    const deputy = deputies.get(ownerId) ?? null;
    return deputy === personId || standsInFor(personId, deputy);
  };
  return {
    holds: (role, { personId, entryId, directorateId }) => {
      const entry = entryId === null ? undefined : entries.get(entryId);
      const place = entry?.directorateId ?? directorateId;
      const roleIn = (name: string) => roles.has(`${name} ${place} ${personId}`);
      switch (role) {
        case 'owner':
          return entry?.ownerId === personId;
        case 'deputy':
          return standsInFor(personId, entry?.ownerId ?? null);
        case 'member':
          return [...entries.values()].some(
            (each) =>
              each.directorateId === place && (each.ownerId === personId || standsInFor(personId, each.ownerId)),
          );
        case 'contributor':
          return asked.has(`${entryId} ${personId}`);
        case 'supplier':
          return entry?.supplierId === personId;
        case 'finance contact':
          return entry?.contactId === personId;
        case 'officer':
          return roleIn('officer');
        case 'approver':
          return roleIn('approver');
      }
    },
  };
}
