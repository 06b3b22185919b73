// Plays a quarter on the example plan and keeps the database as it stands while Ragtime runs. Run it once for a version that
// is about to be released; a fixture is never made anew afterwards, because it proves every later upgrade:
//   node scripts/run.mjs --script test/support/make-database-fixture.ts test/fixtures/databases/NAME.sqlite
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { answerFromMessage, answersFor } from '../scenarios/answering.ts';
import { EXAMPLE_PLAN, openCouncil } from './council.ts';

const [target = ''] = process.argv.slice(2);
const planPath = join(mkdtempSync(join(tmpdir(), 'ragtime-fixture-')), 'plan.yaml');
// The example plan names no contributor; every table is to have rows.
writeFileSync(
  planPath,
  readFileSync(EXAMPLE_PLAN, 'utf8').replace('owner: AMc\n', 'owner: AMc\n        contributors: [JP]\n'),
);
const council = await openCouncil({ transport: 'socket', planPath });
const { code } = council.plan.directorate;
const quarter = ['--directorate', code, '--quarter', '2026-27/Q1'];

await council.command('import', planPath);
council.setTime('2026-07-01T08:00:00Z');
await council.command('quarter', 'open', ...quarter);
await council.tick();
await council.tick();
for (const given of answersFor(council.plan)) await answerFromMessage(council, given);
council.setTime('2026-07-21T16:00:00Z');
await council.tick();
const published = await council.command('quarter', 'publish', ...quarter);
await council.tick();
process.stdout.write(`${published.text}\n`);

rmSync(target, { force: true });
const sqlite = new SqliteDatabase(council.databasePath, { readonly: true });
sqlite.prepare('vacuum into ?').run(target);
sqlite.close();
await council.stop();
