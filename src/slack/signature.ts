import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** Slack's own advice: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const OLDEST_S = 5 * 60;
const SIGNATURE = /^v0=([0-9a-f]{64})$/;

export interface SignedBody {
  readonly body: Buffer;
  /** When Slack says that it signed it, seconds since 1970, as it came. */
  readonly timestamp: unknown;
  readonly signature: unknown;
}

/** Whether Slack signed a request with this secret within the last five minutes. */
export function createSignatureCheck(signingSecret: string): (signed: SignedBody, now: Date) => boolean {
  // Made once: with the secret as text Node makes such a key for every request, which takes longer than using it.
  const key = createSecretKey(Buffer.from(signingSecret));
  return ({ body, timestamp, signature }, now) => {
    if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false;
    if (Number(timestamp) < Math.floor(now.getTime() / 1000) - OLDEST_S) return false;
    const [, claimed] = SIGNATURE.exec(String(signature)) ?? [];
    if (claimed === undefined) return false;
    const ours = createHmac('sha256', key).update(`v0:${timestamp}:`).update(body).digest();
    return timingSafeEqual(ours, Buffer.from(claimed, 'hex'));
  };
}
