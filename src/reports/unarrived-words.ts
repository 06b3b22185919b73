import type { UnarrivedWhat } from '../core/remind/unarrived.ts';
import { deliveryAdvice } from './delivery-advice.ts';

/** `a reminder` */
export function unarrivedWords(what: UnarrivedWhat): string {
  switch (what.kind) {
    case 'reminder':
      return 'a reminder';
    case 'desk':
      return 'a message to the officers';
    case 'notice':
      return 'a notice';
    case 'sent-back':
      return 'a question about what they handed in';
    case 'wording':
      return 'what is printed in other words';
    case 'entered':
      return 'what was entered for them';
    case 'finance-ask':
      return 'the request for the figures';
    case 'share':
      return 'what the report prints of them';
    case 'attachment':
      return `the file “${what.title}”`;
    case 'sign-off':
      return what.draft === undefined ? 'news of the sign-off' : `the request to sign draft ${what.draft}`;
    case 'summary':
      return 'the summary of the report';
    case 'edit':
      return 'a change of a message';
  }
}

/** What Slack said, and what can be done about it. */
export function unarrivedReason(problem: string): string {
  return [saidBySlack(problem), deliveryAdvice(problem)].filter(Boolean).join(' ');
}

/** `chat.postMessage: not_in_channel` names a method and an error, which only look it up. */
function saidBySlack(problem: string): string {
  const [, error] = /^[a-z]+(?:\.\w+)+: (\w+)\.?$/u.exec(problem) ?? [];
  return error === undefined ? problem.replace(/\.?$/u, '.') : `Slack said “${error}”.`;
}
