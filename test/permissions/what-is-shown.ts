import { isObject, type Json } from '../../sandbox/json.ts';
import type { Forged } from '../../sandbox/slack.ts';

/** How it is said that somebody may not, or that nothing is there for them. */
const REFUSALS =
  /please ask them|belongs to .+ who can answer|Only an administrator|^Not (yours|saved|done|signed|sent)|^An older|^Nothing open now|^Nothing in the plan is yours|no longer (there|in the plan)|come from those who answer for something/mu;

/** Something has changed, or more is shown than a refusal. */
export function hasEffect({ acks, calls }: Forged, changed: readonly string[]): boolean {
  if (changed.length > 0) return true;
  const bodies = acks.map((ack) => (ack.isAcked ? (ack.body ?? null) : null));
  const words = [...bodies, ...calls.map(({ args }) => args)].flatMap(textsIn).join('\n');
  return words !== '' && !REFUSALS.test(words);
}

/** What a person reads, wherever it stands. A view or blocks may come as JSON within a text. */
function textsIn(json: Json): readonly string[] {
  if (typeof json === 'string') return /^[[{]/.test(json) ? textsIn(JSON.parse(json)) : [];
  if (isObject(json)) return Object.entries(json).flatMap(textsOfEntry);
  return Array.isArray(json) ? json.flatMap(textsIn) : [];
}

function textsOfEntry([key, value]: readonly [string, Json | undefined]): readonly string[] {
  return key === 'text' && typeof value === 'string' ? [value] : textsIn(value ?? null);
}
