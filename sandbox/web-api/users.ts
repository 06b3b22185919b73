import { userJson } from '../directory.ts';
import { stringAt } from '../json.ts';
import type { Method } from './answer.ts';
import { answer, countAt, fail } from './answer.ts';

const info: Method = ({ directory, settings }, args) => {
  const person = directory.person(stringAt(args, 'user') ?? '');
  return person === undefined ? fail('user_not_found') : answer({ user: userJson(person, settings) });
};

/** Deactivated people are not found by their address, as at Slack. */
const lookupByEmail: Method = ({ directory, settings }, args) => {
  const email = stringAt(args, 'email')?.toLowerCase();
  const person = directory.people().find((one) => one.email?.toLowerCase() === email && !one.isDeleted);
  if (email === undefined || person === undefined) return fail('users_not_found');
  return answer({ user: userJson(person, settings) });
};

const list: Method = ({ directory, settings }, args) => {
  const from = Number(stringAt(args, 'cursor') ?? 0);
  const all = directory.people();
  const to = from + (countAt(args, 'limit') ?? all.length);
  const members = all.slice(from, to).map((person) => userJson(person, settings));
  return answer({ members, response_metadata: { next_cursor: to < all.length ? String(to) : '' } });
};

export const userMethods: Readonly<Record<string, Method>> = {
  'users.info': info,
  'users.lookupByEmail': lookupByEmail,
  'users.list': list,
};
