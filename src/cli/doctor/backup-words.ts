import type { BackupFinding } from '../../core/operate/judge-backups.ts';
import type { Words } from './words.ts';

const HOURS_OF_A_DAY = 24;
const MAKE_ONE =
  'A running Ragtime makes one a day, and says in its log why it cannot. Make one now: "ragtime backup".';

export function backupWords(finding: BackupFinding): Words {
  switch (finding.says) {
    case 'backup-absent':
      return { what: `There is no backup in ${finding.folder} yet.`, todo: MAKE_ONE };
    case 'backup-old':
      return {
        what: `The newest backup in ${finding.folder} is ${Math.floor(finding.ageHours / HOURS_OF_A_DAY)} days old.`,
        todo: MAKE_ONE,
      };
    case 'backup-fresh':
      return { what: `The newest backup in ${finding.folder} is less than two days old.` };
  }
}
