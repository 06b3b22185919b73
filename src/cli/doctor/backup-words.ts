import type { BackupFinding } from '../../core/operate/judge-backups.ts';
import { sizeWords } from './size-words.ts';
import type { Words } from './words.ts';

const HOURS_OF_A_DAY = 24;
const MAKE_ONE =
  'A running Ragtime makes one a day, and says in its log why it cannot. Make one now: "ragtime backup".';

export function backupWords(finding: BackupFinding): Words {
  switch (finding.says) {
    case 'backup-absent':
      return { what: `There is no backup in ${finding.folder} yet.`, todo: MAKE_ONE };
    case 'backup-folder-absent':
      return {
        what: `There is no folder ${finding.folder} yet, and so no backup.`,
        todo: `If it lies on another disk, see that this disk is mounted: otherwise the folder is made on the disk that is there. ${MAKE_ONE}`,
      };
    case 'backup-folder-locked':
      return {
        what: `This user cannot keep backups in ${finding.folder}: it is no folder, or may not be written.`,
        todo: 'Give the folder to the user that runs Ragtime, mount its disk to be written, or set BACKUP_FOLDER to another one.',
      };
    case 'backup-disk-full':
    case 'backup-disk-low':
      return {
        what: `${sizeWords(finding.freeBytes)} are free on the disk of ${finding.folder}.`,
        todo: `Make room until ${sizeWords(finding.wantedBytes)} are free: a new backup is written before the oldest goes. Or keep fewer (BACKUPS_KEPT), or set BACKUP_FOLDER to a folder on another disk.`,
      };
    case 'backup-disk-fine':
      return { what: `${sizeWords(finding.freeBytes)} are free on the disk of ${finding.folder}.` };
    case 'backup-old':
      return {
        what: `The newest backup in ${finding.folder} is ${Math.floor(finding.ageHours / HOURS_OF_A_DAY)} days old.`,
        todo: MAKE_ONE,
      };
    case 'backup-fresh':
      return { what: `The newest backup in ${finding.folder} is less than two days old.` };
  }
}
