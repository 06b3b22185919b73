import type { Finding } from '../../core/operate/finding.ts';
import { backupWords } from './backup-words.ts';
import { databaseWords } from './database-words.ts';
import { channelWords, peopleWords } from './people-words.ts';
import { queueWords, runningWords } from './running-words.ts';
import { slackWords } from './slack-words.ts';
import type { Words } from './words.ts';

export function findingWords(finding: Finding): Words {
  switch (finding.about) {
    case 'settings':
      return { what: finding.says === 'settings-fine' ? 'Every setting can be used.' : finding.problem };
    case 'disk':
    case 'database':
      return databaseWords(finding);
    case 'backups':
      return backupWords(finding);
    case 'Slack':
    case 'scopes':
    case 'clock':
    case 'connection':
      return slackWords(finding);
    case 'channels':
      return channelWords(finding);
    case 'people':
      return peopleWords(finding);
    case 'queue':
      return queueWords(finding);
    case 'processes':
    case 'plan':
    case 'messages':
    case 'calendar':
      return runningWords(finding);
  }
}
