import type { JobsLog } from './jobs-work.ts';

const CONNECTION_ERRORS =
  /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|Connection is closed/;

/** A queue or a worker. */
interface Part {
  readonly name: string;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/**
 * Each queue and worker repeats every error of the connection, and prints it when nobody listens. connection.ts tells of
 * the connection once for all of them; what is left is said here.
 */
export function watchErrors(part: Part, log: JobsLog): void {
  part.on('error', (error) => {
    if (isConnectionError(error)) return;
    log.warn({ queue: part.name, reason: error.message }, 'The queue lost track of a job; the sweep puts it right.');
  });
}

function isConnectionError(error: Error): boolean {
  return CONNECTION_ERRORS.test(`${'code' in error ? error.code : ''} ${error.message}`);
}
