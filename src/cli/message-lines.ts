import type { FirstAsks } from '../usecases/remind/read-forecast.ts';

/** Whether, and by whom, the messages that a command causes are sent; nothing where it causes none. */
export function messageLines(messages: number | undefined, isRunning: boolean): readonly string[] {
  if (messages === undefined || messages === 0) return [];
  if (!isRunning) return ['No Ragtime is running: the messages go out when it is started (ragtime start).'];
  return [`${countMessages(messages)} will be sent by the running Ragtime.`];
}

export function notInSlackLines({ notInSlack }: FirstAsks): readonly string[] {
  if (notInSlack.length === 0) return [];
  return [`Still to be found in Slack, and asked as soon as they are: ${notInSlack.join(', ')}.`];
}

export function countMessages(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`;
}
