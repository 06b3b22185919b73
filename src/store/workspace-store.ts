import { desc } from 'drizzle-orm';
import type { Result } from '../core/result.ts';
import type { Patience, Workspace, WorkspaceStore } from '../usecases/ports.ts';
import type { Database } from './database.ts';
import { rememberRead } from './remember-read.ts';
import { workspace } from './schema/remind.ts';

export function createWorkspaceStore(database: Database): WorkspaceStore {
  return {
    workspace: rememberRead(database, [workspace], () => {
      const row = database.orm.select().from(workspace).orderBy(desc(workspace.readAt)).get();
      return row && { ...row, revokedAt: row.revokedAt ?? undefined };
    }),
    saveWorkspace: (known, patience) => saveWorkspace(database, known, patience),
  };
}

async function saveWorkspace(database: Database, known: Workspace, patience: Patience): Promise<Result<void, 'busy'>> {
  const row = { ...known, revokedAt: known.revokedAt ?? null };
  return database.write(patience, (tx) => {
    tx.insert(workspace).values(row).onConflictDoUpdate({ target: workspace.teamId, set: row }).run();
  });
}
