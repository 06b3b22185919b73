import { randomId } from './ids.ts';

/** Five answers, for thirty minutes. @see https://docs.slack.dev/interactivity/handling-user-interaction */
const USES = 5;
const LIFE_MS = 30 * 60_000;

/** What a response_url answers to. */
export interface ResponseTarget {
  readonly userId: string;
  readonly channel: string;
  /** The message the interaction came from; undefined after a command. */
  readonly messageTs: string | undefined;
}

type ResponseUse =
  | { readonly ok: true; readonly target: ResponseTarget }
  | { readonly ok: false; readonly error: 'expired_url' | 'used_url' };

export interface ResponseUrls {
  create(target: ResponseTarget): string;
  use(id: string): ResponseUse;
}

export function createResponseUrls(now: () => number): ResponseUrls {
  const urls = new Map<string, { readonly target: ResponseTarget; readonly bornAt: number; uses: number }>();
  return {
    create: (target) => {
      const id = randomId();
      urls.set(id, { target, bornAt: now(), uses: 0 });
      return id;
    },
    use: (id) => {
      const url = urls.get(id);
      if (url === undefined || now() - url.bornAt > LIFE_MS) return { ok: false, error: 'expired_url' };
      if (url.uses >= USES) return { ok: false, error: 'used_url' };
      url.uses += 1;
      return { ok: true, target: url.target };
    },
  };
}
