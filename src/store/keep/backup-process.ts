// A process of its own that copies and checks the database, so that no click waits while it does.
import { copyDatabase } from './copy-database.ts';

const [from = '', to = ''] = process.argv.slice(2);
process.on('disconnect', () => process.exit());
const copied = await copyDatabase(from, to);
process.send?.(copied, undefined, undefined, () => process.exit());
