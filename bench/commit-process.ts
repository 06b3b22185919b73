// Durable commits of one row each, as fast as SQLite takes them from one writer, with the settings of Ragtime's database.
import { performance } from 'node:perf_hooks';
import { openConnection } from '../src/store/open-connection.ts';

const [path = '', count = '0'] = process.argv.slice(2);
const sqlite = openConnection(path);
sqlite.exec('CREATE TABLE IF NOT EXISTS text_saved (id INTEGER PRIMARY KEY, words TEXT NOT NULL)');
const insert = sqlite.prepare('INSERT INTO text_saved (words) VALUES (?)');
const beganAt = performance.now();
for (let row = 0; row < Number(count); row += 1) insert.run(`Waiting times fell from nine weeks to four. ${row}`);
process.stdout.write(String(performance.now() - beganAt));
sqlite.close();
