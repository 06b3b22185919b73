import { Redis } from 'ioredis';
import type { JobsLog } from './jobs-work.ts';

const LONGEST_RECONNECT_DELAY_MS = 2_000;

/**
 * Opens the connection that queues and workers share. While the server is away commands wait (null: without limit, as
 * workers need); one line is logged when it goes and one when it is back.
 */
export function openConnection(url: string, log: JobsLog): Redis {
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(attempt * 100, LONGEST_RECONNECT_DELAY_MS),
  });
  const server = new URL(url).host;
  let isLost = false;
  connection.on('error', (error: Error) => {
    if (isLost) return;
    isLost = true;
    log.error(
      { server, reason: error.message },
      'The queue cannot be reached. Nothing is lost: messages wait in the database and go out when it is back.',
    );
  });
  connection.on('close', () => {
    if (isLost || connection.status === 'end') return;
    isLost = true;
    log.error(
      { server, reason: 'connection closed' },
      'The queue cannot be reached. Nothing is lost: messages wait in the database and go out when it is back.',
    );
  });
  connection.on('ready', () => {
    if (isLost) log.info({ server }, 'The queue is back.');
    isLost = false;
  });
  return connection;
}
