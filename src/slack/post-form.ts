import { type AgentOptions, globalAgent, Agent as HttpAgent, type IncomingMessage, request } from 'node:http';
import { Agent as HttpsAgent, request as requestSecurely } from 'node:https';

/** A connection that nobody uses is closed before the other side may think of it. */
const IDLE_MS = 4_000;

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

export interface PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** From the call to the last byte of its answer. */
  readonly timeoutMs: number;
}

export interface PostFormOptions extends PostOptions {
  readonly url: string;
  readonly atOnce: number;
}

export type PostForm = (method: string, fields: Readonly<Record<string, unknown>>) => Promise<HttpAnswer>;

/**
 * Posts forms to the methods below one address, over connections that are kept. It follows no redirect and repeats nothing.
 * What `fetch` does besides (streams, signals, its own headers) takes longer than all of this.
 */
export function createPostForm({ url, headers, timeoutMs, atOnce }: PostFormOptions): PostForm {
  const proxyEnv = proxyEnvOf(globalAgent);
  const options = { keepAlive: true, scheduling: 'lifo', timeout: IDLE_MS, maxSockets: atOnce, proxyEnv } as const;
  const isSecure = url.startsWith('https:');
  const agent = isSecure ? new HttpsAgent(options) : new HttpAgent(options);
  const send = isSecure ? requestSecurely : request;
  return (method, fields) =>
    new Promise((resolve, reject) => {
      const body = Buffer.from(toForm(fields));
      const head = { ...headers, 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length };
      const sent = send(`${url}${method}`, { method: 'POST', agent, headers: head }, (response) => {
        readAnswer(response)
          .then(resolve, reject)
          .finally(() => clearTimeout(timer));
      });
      const timer = setTimeout(() => sent.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
      sent.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      sent.end(body);
    });
}

/** What Node does by itself where NODE_USE_ENV_PROXY is set, it does only for its own agent; its type does not tell. */
function proxyEnvOf(agent: HttpAgent & { readonly options?: AgentOptions }): AgentOptions['proxyEnv'] {
  return agent.options?.proxyEnv;
}

/** As Slack takes it: what is no text is JSON within its field. */
function toForm(fields: Readonly<Record<string, unknown>>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    // Half a character would make this throw.
    parts.push(`${name}=${encodeURIComponent(text.toWellFormed())}`);
  }
  return parts.join('&');
}

function readAnswer(response: IncomingMessage): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', reject);
    response.on('end', () => {
      const { statusCode: status = 0, headers } = response;
      resolve({ status, headers, text: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
