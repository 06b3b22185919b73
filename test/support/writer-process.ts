// A second process in its own right: opens the database named first and does what is named second.
import { openDatabase } from '../../src/store/database.ts';
import { migrateDatabase } from '../../src/store/migrate-database.ts';

const [path = '', task = '', migrations] = process.argv.slice(2);
if (task === 'migrate') {
  await migrateDatabase(path, migrations);
  process.stdout.write('migrated\n');
  process.exit(0);
}
const database = await openDatabase(path);

if (task === 'hold') {
  database.sqlite.exec('BEGIN IMMEDIATE');
  process.stdout.write('holding\n');
  process.stdin.once('data', () => {
    database.sqlite.exec('ROLLBACK');
    process.exit(0);
  });
} else if (task === 'alone') {
  database.sqlite.pragma('locking_mode = EXCLUSIVE');
  database.sqlite.exec('BEGIN EXCLUSIVE');
  process.stdout.write('alone\n');
  setTimeout(() => process.exit(0), 300);
} else {
  process.stdout.write(`${database.sqlite.prepare('select count(*) from organisation').pluck().get()}\n`);
  database.close();
}
