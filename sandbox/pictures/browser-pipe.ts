import type { Readable, Writable } from 'node:stream';
import { isObject, type JsonObject, numberAt, objectAt, parseJson, stringAt } from '../json.ts';

/** Questions to a browser and its answers. https://chromedevtools.github.io/devtools-protocol/ */
export interface Conversation {
  /** @throws when the browser refuses, or has ended. */
  ask(method: string, params: JsonObject, sessionId?: string): Promise<JsonObject>;
}

interface Waiting {
  readonly resolve: (answer: JsonObject) => void;
  readonly reject: (error: Error) => void;
}

/** Each message is a line of JSON that ends with a zero byte. */
const END = '\0';

export function conversePiped({ into, from }: { readonly into: Writable; readonly from: Readable }): Conversation {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let rest = '';
  from.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = `${rest}${chunk}`.split(END);
    rest = lines.pop() ?? '';
    for (const line of lines) answer(waiting, parseJson(line));
  });
  from.once('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser has ended.'));
    waiting.clear();
  });
  return {
    ask: (method, params, sessionId) =>
      new Promise((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve, reject });
        into.write(`${JSON.stringify({ id: asked, method, params, sessionId })}${END}`);
      }),
  };
}

function answer(waiting: Map<number, Waiting>, message: unknown): void {
  if (!isObject(message)) return;
  const id = numberAt(message, 'id') ?? 0;
  const asker = waiting.get(id);
  if (asker === undefined) return;
  waiting.delete(id);
  const error = objectAt(message, 'error');
  if (error === undefined) asker.resolve(objectAt(message, 'result') ?? {});
  else asker.reject(new Error(`The browser refused: ${stringAt(error, 'message')}`));
}
