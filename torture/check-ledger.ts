import type { Database } from 'better-sqlite3';
import { metadataKeyOf, type StoredMessage } from '../sandbox/messages.ts';
import type { Slack } from '../sandbox/slack.ts';
import { doubled, type Finding, lost, repeated, wrong } from './findings.ts';

interface LedgerRow {
  readonly key: string;
  readonly kind: string;
  readonly state: string;
  readonly channel: string | null;
  readonly ts: string | null;
  readonly dueAt: number;
  /** Slack's id of the file in it. */
  readonly fileId: string | null;
}

const LEDGER = `select key, kind, state, coalesce(sent_channel_id, channel_id) as channel, ts, due_at as dueAt,
  payload ->> '$.uploadedId' as fileId from delivery`;

export interface LedgerCheck {
  readonly slack: Slack;
  readonly now: Date;
  /** Of what was posted before, the ledger may have forgotten that it was. */
  readonly since?: Date;
}

/** The ledger against Slack's own message store: what is called sent stands there once, and nothing else does. */
export function checkLedger(sqlite: Database, { slack, now, since = new Date(0) }: LedgerCheck) {
  const rows = sqlite.prepare<[], LedgerRow>(LEDGER).all();
  const standing = slack.messages().filter(({ user }) => user === slack.botUserId);
  const keys = standing.flatMap((message) => metadataKeyOf(message) ?? []);
  const newer = standing.filter(({ ts }) => Number(ts) * 1000 >= since.getTime());
  return [
    ...checkSent(rows, standing),
    ...repeated(keys).map((key) => doubled(`the message ${key}`)),
    ...repeated(standing.flatMap(fileIn)).map((file) => doubled(`the file ${file}`)),
    ...checkStrangers(
      rows,
      newer.flatMap((message) => metadataKeyOf(message) ?? []),
    ),
    ...rows
      .filter(({ state, dueAt }) => ['pending', 'sending', 'unclear'].includes(state) && dueAt <= now.getTime())
      .map(({ key, state }) => lost(`the message ${key} is due and still ${state}`)),
  ];
}

function checkSent(rows: readonly LedgerRow[], standing: readonly StoredMessage[]): readonly Finding[] {
  const places = new Set(standing.map(({ channel, ts }) => `${channel} ${ts}`));
  const files = new Set(standing.flatMap((message) => message.files.map(({ id }) => id)));
  const stands = ({ kind, channel, ts, fileId }: LedgerRow) =>
    kind === 'attachment' ? files.has(fileId ?? '') : places.has(`${channel} ${ts}`);
  return rows
    .filter((row) => row.kind !== 'edit' && row.state === 'sent' && !stands(row))
    .map(({ key }) => lost(`the message ${key} is called sent`));
}

function checkStrangers(rows: readonly LedgerRow[], keys: readonly string[]): readonly Finding[] {
  const states = new Map(rows.map(({ key, state }) => [key, state]));
  return [...new Set(keys)]
    .filter((key) => states.get(key) !== 'sent')
    .map((key) => wrong(`the message ${key} stands in Slack, and the ledger calls it ${states.get(key) ?? 'nothing'}`));
}

function fileIn({ channel, files }: StoredMessage): readonly string[] {
  return files.map((file) => `${channel} ${file.name}`);
}

/** Messages that were tried as often as is sensible: an officer is shown them, and sends them again. */
export function countLeft(sqlite: Database): number {
  return Number(sqlite.prepare("select count(*) from delivery where state = 'failed'").pluck().get());
}
