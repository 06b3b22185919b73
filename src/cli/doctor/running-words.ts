import type { QueueFinding } from '../../core/operate/judge-queue.ts';
import type { RunningFinding } from '../../core/operate/judge-running.ts';
import { horizonWords } from '../calendar/horizon-words.ts';
import { sizeWords } from './size-words.ts';
import type { Words } from './words.ts';

export function queueWords(finding: QueueFinding): Words {
  switch (finding.says) {
    case 'queue-embedded':
      return { what: 'The queue is embedded in the process that sends, which is enough for one.' };
    case 'queue-unreachable':
      return {
        what: `The queue’s server ${finding.server} cannot be reached: ${finding.problem}. Messages wait in the database.`,
        todo: 'Start the server, or correct REDIS_URL.',
      };
    case 'queue-refused':
      return {
        what: `The queue’s server ${finding.server} does not let Ragtime in: ${finding.problem}.`,
        todo: 'Correct the user and the password in REDIS_URL.',
      };
    case 'queue-old':
      return {
        what: `The queue’s server ${finding.server} has version ${finding.version}; 6.2 or newer is needed.`,
        todo: 'Upgrade it, or leave REDIS_URL out for the embedded queue.',
      };
    case 'queue-evicts':
      return {
        what: `The queue’s server ${finding.server} throws keys away when memory is short (maxmemory-policy ${finding.policy}).`,
        todo: 'Set maxmemory-policy to noeviction on the server.',
      };
    case 'queue-full':
      return {
        what: `The queue’s server ${finding.server} holds ${sizeWords(finding.usedBytes)} of ${sizeWords(finding.mostBytes)}.`,
        todo: 'Raise maxmemory on the server, or move what else it holds.',
      };
    case 'queue-fine':
      return { what: `The queue’s server ${finding.server} answers (version ${finding.version}).` };
  }
}

export function runningWords(finding: RunningFinding): Words {
  switch (finding.says) {
    case 'nothing-runs':
      return { what: 'Ragtime does not run on this database.', todo: 'Start it: "ragtime start".' };
    case 'nobody-answers':
      return { what: 'Nobody answers people in Slack.', todo: 'Start it: "ragtime start --only slack".' };
    case 'nobody-sends':
      return { what: 'Nobody sends messages; they wait.', todo: 'Start it: "ragtime start --only jobs".' };
    case 'processes-run':
      return {
        what: `Running: ${finding.processes.map(({ role, pid, host }) => `${role} (process ${pid} on ${host})`).join(', ')}.`,
      };
    case 'plan-absent':
      return { what: 'No plan has been imported yet.', todo: 'Bring one in: "ragtime import FILE".' };
    case 'plan-there':
      return { what: `Plans stored: ${finding.count}.` };
    case 'messages-failed':
      return {
        what: `Messages that did not go out: ${finding.count}.`,
        todo: '"ragtime status" says which, why, and what to do.',
      };
    case 'messages-fine':
      return { what: 'No message has failed.' };
    case 'horizon-near':
      return { what: `Bank holidays of ${finding.year} are not known.`, todo: horizonWords(finding.year) };
    case 'horizon-far':
      return { what: 'The bank holidays of the coming twelve months are known.' };
  }
}
