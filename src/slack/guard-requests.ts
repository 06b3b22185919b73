import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { HTTPReceiver } from '@slack/bolt';

const FORM = 'application/x-www-form-urlencoded';
/** As much as Bolt takes; Slack sends a small part of it. */
const LARGEST_BODY_BYTES = 4 * 1024 * 1024;

/** How everything but a command begins: an object in the field `payload`. */
const PRESSED = Buffer.from('payload=%7B');

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Bolt looks into a body that is `null` and throws where nobody can catch, which would end the process. What cannot be
 * anything that Slack sends is refused before.
 */
export function guardRequests(receiver: HTTPReceiver): HTTPReceiver {
  const listen: Listener = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    if (request.method !== 'POST') {
      listen(request, response);
      return;
    }
    readBody(request).then(
      (body) => passOn(body, { request, response, listen }),
      // Whoever sent it has gone.
      () => response.destroy(),
    );
  };
  return receiver;
}

interface Passing {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly listen: Listener;
}

function passOn(rawBody: Buffer | 'too large', { request, response, listen }: Passing): void {
  if (rawBody === 'too large') {
    // The rest is not read.
    response.writeHead(413, { connection: 'close' }).end();
    return;
  }
  if (!holdsObject(rawBody, request.headers['content-type'])) {
    response.writeHead(400).end();
    return;
  }
  try {
    // Where Bolt looks for a body that was read already.
    listen(Object.assign(request, { rawBody }), response);
  } catch {
    response.writeHead(404).end();
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer | 'too large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > LARGEST_BODY_BYTES) return 'too large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Commands and the check of the certificate are fields of a form; everything else is JSON. */
function holdsObject(rawBody: Buffer, contentType: string | undefined): boolean {
  // Whatever is pressed or sent: the fields need not be taken apart twice to see that.
  if (contentType === FORM && rawBody.subarray(0, PRESSED.length).equals(PRESSED)) return true;
  const body = rawBody.toString();
  if (contentType !== FORM) return body.trimStart().startsWith('{');
  const { payload } = parse(body);
  return typeof payload === 'string' ? payload.trimStart().startsWith('{') : body !== '';
}
