import type { Ids } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { ChannelOptions, PersonOptions } from './options.ts';
import type { Settings } from './settings.ts';

export interface PersonRecord extends Required<Omit<PersonOptions, 'email'>> {
  readonly email: string | undefined;
}

export interface ChannelRecord {
  readonly id: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isShared: boolean;
  readonly isGeneral: boolean;
  readonly isArchived: boolean;
  readonly members: Set<string>;
  readonly created: number;
  /** Whose direct messages with the app these are. */
  readonly dmWith: string | undefined;
}

/** Who and what channels there are. */
export interface Directory {
  putPerson(options: PersonOptions): PersonRecord;
  people(): readonly PersonRecord[];
  person(id: string): PersonRecord | undefined;
  byInitials(initials: string): PersonRecord | undefined;
  putChannel(options: ChannelOptions): ChannelRecord;
  channels(): readonly ChannelRecord[];
  channel(id: string): ChannelRecord | undefined;
  channelByName(name: string): ChannelRecord | undefined;
  /** The DM between a person and the app, opened if it was not yet. */
  dm(userId: string): ChannelRecord;
  openDm(userId: string): ChannelRecord | undefined;
}

export function createDirectory(settings: Settings, ids: Ids): Directory {
  const people = new Map<string, PersonRecord>();
  const channels = new Map<string, ChannelRecord>();
  const dms = new Map<string, ChannelRecord>();
  const byInitials = (initials: string) => [...people.values()].find((person) => person.initials === initials);

  const putPerson = (options: PersonOptions): PersonRecord => {
    const before = byInitials(options.initials);
    const record = personFrom(options, before ?? blankPerson(options.initials, ids.next('U'), settings.teamId));
    if (before !== undefined && before.id !== record.id) people.delete(before.id);
    people.set(record.id, record);
    return record;
  };

  const putChannel = (options: ChannelOptions): ChannelRecord => {
    const members = new Set((options.members ?? []).map((initials) => memberId(initials, byInitials)));
    if (options.hasBot !== false) members.add(settings.botUserId);
    const record: ChannelRecord = {
      id: options.id ?? ids.next('C'),
      name: bareName(options.name),
      isPrivate: options.isPrivate ?? false,
      isShared: options.isShared ?? false,
      isGeneral: options.isGeneral ?? false,
      isArchived: options.isArchived ?? false,
      members,
      created: Math.floor(settings.now() / 1_000),
      dmWith: undefined,
    };
    channels.set(record.id, record);
    return record;
  };

  const dm = (userId: string): ChannelRecord => {
    const open = dms.get(userId);
    if (open !== undefined) return open;
    const record = dmRecord(ids.next('D'), userId, settings);
    dms.set(userId, record);
    channels.set(record.id, record);
    return record;
  };

  return {
    putPerson,
    people: () => [...people.values()],
    person: (id) => people.get(id),
    byInitials,
    putChannel,
    channels: () => [...channels.values()],
    channel: (id) => channels.get(id),
    channelByName: (name) => [...channels.values()].find((channel) => channel.name === bareName(name)),
    dm,
    openDm: (userId) => dms.get(userId),
  };
}

function memberId(initials: string, byInitials: (initials: string) => PersonRecord | undefined): string {
  const member = byInitials(initials);
  if (member === undefined) throw new Error(`Nobody has the initials ${initials}, given as a channel's member`);
  return member.id;
}

function dmRecord(id: string, userId: string, settings: Settings): ChannelRecord {
  return {
    id,
    name: '',
    isPrivate: true,
    isShared: false,
    isGeneral: false,
    isArchived: false,
    members: new Set([userId, settings.botUserId]),
    created: Math.floor(settings.now() / 1_000),
    dmWith: userId,
  };
}

function bareName(name: string): string {
  return name.replace(/^#/, '');
}

function blankPerson(initials: string, id: string, teamId: string): PersonRecord {
  return {
    initials,
    id,
    name: initials,
    email: undefined,
    tz: 'Europe/London',
    isRestricted: false,
    isDeleted: false,
    isBot: false,
    isAdmin: false,
    teamId,
  };
}

function personFrom(options: PersonOptions, before: PersonRecord): PersonRecord {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...before, ...given };
}

/** A user as `users.info` shows it. */
export function userJson(person: PersonRecord, settings: Settings): JsonObject {
  return {
    id: person.id,
    team_id: person.teamId,
    name: userName(person),
    deleted: person.isDeleted,
    real_name: person.name,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: 0,
    profile: {
      real_name: person.name,
      display_name: person.name,
      ...(person.email === undefined ? {} : { email: person.email }),
      team: person.teamId,
    },
    is_admin: person.isAdmin,
    is_owner: false,
    is_restricted: person.isRestricted,
    is_ultra_restricted: false,
    is_bot: person.isBot,
    is_app_user: false,
    is_stranger: person.teamId !== settings.teamId,
    updated: Math.floor(settings.now() / 1_000),
  };
}

export function userName(person: PersonRecord): string {
  return person.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.');
}

/** A channel as `conversations.info` shows it. */
export function channelJson(channel: ChannelRecord, settings: Settings): JsonObject {
  const common = { id: channel.id, created: channel.created, is_archived: channel.isArchived, is_mpim: false };
  if (channel.dmWith !== undefined) return { ...common, is_im: true, is_channel: false, user: channel.dmWith };
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_im: false,
    is_private: channel.isPrivate,
    is_general: channel.isGeneral,
    is_shared: channel.isShared,
    is_ext_shared: channel.isShared,
    is_org_shared: false,
    is_member: channel.members.has(settings.botUserId),
    num_members: channel.members.size,
    context_team_id: settings.teamId,
  };
}
