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
  readonly sentAt: number | null;
  /** Of an edit: where the message stands that it edits. */
  readonly target: string | null;
  /** Slack's id of the file in it. */
  readonly fileId: string | null;
}

const LEDGER = `select d.key, d.kind, d.state, coalesce(d.sent_channel_id, d.channel_id) as channel, d.ts,
  d.due_at as dueAt, d.sent_at as sentAt, d.payload ->> '$.uploadedId' as fileId,
  (select t.sent_channel_id || ' ' || t.ts from delivery t where t.id = d.target_id) as target from delivery d`;
/** An edit is written down within a lease and a turn of a clock that may have been set back meanwhile. */
const LATEST_NOTE_MS = 2 * 3_600_000;

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
    ...checkEdits(rows, standing),
    ...standing
      .filter(isKeyless)
      .map(({ text }) => wrong(`a message without a key stands in Slack: ${text.slice(0, 80)}`)),
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

/** What the ledger calls edited was edited in Slack, and not long before it was written down. */
function checkEdits(rows: readonly LedgerRow[], standing: readonly StoredMessage[]): readonly Finding[] {
  const edited = new Map(
    standing.map(({ channel, ts, edited }) => [`${channel} ${ts}`, Number(edited?.ts ?? 0) * 1000]),
  );
  const isThere = ({ target, sentAt }: LedgerRow) =>
    (edited.get(target ?? '') ?? 0) >= (sentAt ?? Number.POSITIVE_INFINITY) - LATEST_NOTE_MS;
  return rows
    .filter((row) => row.kind === 'edit' && row.state === 'sent' && !isThere(row))
    .map(({ key }) => lost(`the edit ${key} is called sent`));
}

function checkStrangers(rows: readonly LedgerRow[], keys: readonly string[]): readonly Finding[] {
  const states = new Map(rows.map(({ key, state }) => [key, state]));
  return [...new Set(keys)]
    .filter((key) => states.get(key) !== 'sent')
    .map((key) => wrong(`the message ${key} stands in Slack, and the ledger calls it ${states.get(key) ?? 'nothing'}`));
}

/** A file goes without a key; and what answers a click of somebody in their direct messages, which is not sent again. */
function isKeyless(message: StoredMessage): boolean {
  return metadataKeyOf(message) === undefined && message.files.length === 0 && !message.channel.startsWith('D');
}

function fileIn({ channel, files }: StoredMessage): readonly string[] {
  return files.map((file) => `${channel} ${file.name}`);
}

/** Messages that were tried as often as is sensible: an officer is shown them, and sends them again. */
export function countLeft(sqlite: Database): number {
  return Number(sqlite.prepare("select count(*) from delivery where state = 'failed'").pluck().get());
}
