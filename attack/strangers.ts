import { type JsonObject, objectAt } from '../sandbox/json.ts';
import type { Council } from '../test/support/council.ts';

/** Somebody who may do nothing here, whoever they say that they are. */
export interface Stranger {
  readonly name: string;
  readonly id: string;
  readonly teamId: string;
  readonly enterpriseId?: string;
}

export async function inviteStrangers({ slack }: Council): Promise<readonly Stranger[]> {
  const { teamId } = slack;
  await slack.setPerson({ initials: 'QM', name: 'Quentin Member' });
  await slack.setPerson({ initials: 'QG', name: 'Quill Guest', isRestricted: true });
  await slack.setPerson({ initials: 'QX', name: 'Queenie Elsewhere', teamId: 'T0OTHER' });
  await slack.setPerson({ initials: 'QD', name: 'Quincy Gone', isDeleted: true });
  await slack.setPerson({ initials: 'QB', name: 'Quick Bot', isBot: true });
  const owner = slack.userId('AMc');
  return [
    { name: 'a member of the workspace', id: slack.userId('QM'), teamId },
    { name: 'a guest', id: slack.userId('QG'), teamId },
    { name: 'somebody of another workspace', id: slack.userId('QX'), teamId: 'T0OTHER' },
    { name: 'somebody deactivated', id: slack.userId('QD'), teamId },
    { name: 'a bot', id: slack.userId('QB'), teamId },
    { name: 'nobody', id: 'U0NOBODYATALL', teamId },
    // An id that is known here, sent from elsewhere.
    { name: 'an owner’s id from another workspace', id: owner, teamId: 'T0OTHER' },
    { name: 'an owner’s id from another enterprise', id: owner, teamId: 'T0OTHER', enterpriseId: 'E0OTHER' },
  ];
}

/** The same, as done by this stranger. */
export function asStranger(payload: JsonObject, { id, teamId, enterpriseId }: Stranger): JsonObject {
  const enterprise = enterpriseId === undefined ? {} : { enterprise: { id: enterpriseId, name: 'Other' } };
  if (payload.command !== undefined) return { ...payload, user_id: id, team_id: teamId };
  const name = 'stranger';
  return {
    ...payload,
    ...enterprise,
    user: { id, username: name, name, team_id: teamId },
    team: { id: teamId, domain: 'x' },
  };
}

/** The same, as sent by somebody of the same workspace who has rights of their own. */
export function asColleague(payload: JsonObject, id: string): JsonObject {
  if (payload.command !== undefined) return { ...payload, user_id: id };
  return { ...payload, user: { ...objectAt(payload, 'user'), id } };
}
