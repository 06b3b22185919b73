import type { DatabaseFinding } from '../../core/operate/judge-database.ts';
import { sizeWords } from './size-words.ts';
import type { Words } from './words.ts';

const RESTORE = 'Stop Ragtime, and bring a backup back with "ragtime restore" (docs/operations.md, "Restoring").';

export function databaseWords(finding: DatabaseFinding): Words {
  switch (finding.says) {
    case 'folder-locked':
      return {
        what: `This user may not write ${finding.path}, or not the folder around it.`,
        todo: 'Give the folder to the user that runs Ragtime, or set DATABASE_PATH to a file in another one.',
      };
    case 'disk-full':
    case 'disk-low':
      return {
        what: `${sizeWords(finding.freeBytes)} are free on the database’s disk.`,
        todo: `Make room until ${sizeWords(finding.wantedBytes)} are free: an upgrade and a backup copy the whole file.`,
      };
    case 'disk-fine':
      return { what: `${sizeWords(finding.freeBytes)} are free on the database’s disk.` };
    case 'database-absent':
      return {
        what: `There is no database ${finding.path} yet.`,
        todo: 'The first "ragtime start" or "ragtime import" makes it. If there should be one, look at DATABASE_PATH and the folder you are in.',
      };
    case 'database-unusable':
      return { what: `${finding.path}: ${finding.why}.`, todo: 'Correct DATABASE_PATH, or put that right first.' };
    case 'database-damaged':
      return { what: `${finding.path} is damaged: ${finding.damage}.`, todo: RESTORE };
    case 'rows-orphaned':
      return {
        what: `${finding.count} rows point to rows that do not exist; something else has written to the database.`,
        todo: RESTORE,
      };
    case 'database-newer':
      return {
        what: `${finding.path} was written by a newer version of Ragtime.`,
        todo: 'Start the newer version, or restore the backup that it left beside the file when it upgraded.',
      };
    case 'database-older':
      return {
        what: `${finding.path} is of an older version of Ragtime; nothing more of it is looked at.`,
        todo: 'The next "ragtime start" upgrades it, after a copy beside it.',
      };
    case 'database-unguarded':
      return {
        what: `In ${finding.path} the guards are missing that keep what was said and published from change.`,
        todo: 'The next "ragtime start" puts them back. Find out which program took them away.',
      };
    case 'wal-large':
      return {
        what: `${sizeWords(finding.walBytes)} of changes are not in the database’s own file yet: something keeps it open to read.`,
        todo: 'Close other programs that have it open, or restart Ragtime.',
      };
    case 'database-sound':
      return { what: `${finding.path} is sound (${sizeWords(finding.bytes)}).` };
  }
}
