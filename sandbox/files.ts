import type { Ids } from './ids.ts';
import type { JsonObject } from './json.ts';

interface FileShare {
  readonly channel: string;
  readonly ts: string;
  readonly isPrivate: boolean;
}

export interface FileRecord {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly title: string;
  readonly altText: string;
  /** As announced, in bytes. */
  readonly length: number;
  readonly content: Uint8Array | undefined;
  readonly isComplete: boolean;
  readonly isDeleted: boolean;
  /** Where another service keeps it; Slack only points there. */
  readonly storedAt: string | undefined;
  /** Filled some time after completion, as at Slack. */
  readonly shares: readonly FileShare[];
}

export interface FileStore {
  create(file: Pick<FileRecord, 'userId' | 'name' | 'altText' | 'length'>): FileRecord;
  find(id: string): FileRecord | undefined;
  change(id: string, difference: Partial<FileRecord>): void;
  /** All of this name, as whoever put them there would. */
  remove(name: string): void;
  /** Adds a share once Slack has got round to it. */
  shareLater(id: string, share: FileShare): void;
  stop(): void;
}

export function createFileStore(ids: Ids, sharesDelayMs: number): FileStore {
  const files = new Map<string, FileRecord>();
  const timers = new Set<NodeJS.Timeout>();
  const change = (id: string, difference: Partial<FileRecord>) => {
    const file = files.get(id);
    if (file !== undefined) files.set(id, { ...file, ...difference });
  };
  return {
    create: (file) => {
      const record = {
        ...file,
        id: ids.next('F'),
        title: file.name,
        content: undefined,
        isComplete: false,
        isDeleted: false,
        storedAt: undefined,
        shares: [],
      };
      files.set(record.id, record);
      return record;
    },
    find: (id) => files.get(id),
    change,
    remove: (name) => {
      for (const file of files.values()) if (file.name === name) change(file.id, { isDeleted: true });
    },
    shareLater: (id, share) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        change(id, { shares: [...(files.get(id)?.shares ?? []), share] });
      }, sharesDelayMs);
      timers.add(timer);
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** A file as `files.info`, messages and `file_input` values show it. */
export function fileJson(file: FileRecord, origin: string): JsonObject {
  const url = file.storedAt ?? `${origin}/files-pri/${file.id}/${encodeURIComponent(file.name)}`;
  const isExternal = file.storedAt !== undefined;
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype: mimetypeOf(file.name),
    filetype: file.name.split('.').at(-1) ?? '',
    user: file.userId,
    mode: isExternal ? 'external' : 'hosted',
    is_external: isExternal,
    size: file.content?.byteLength ?? file.length,
    alt_txt: file.altText,
    url_private: url,
    url_private_download: url,
    permalink: `${origin}/files/${file.id}`,
    shares: sharesJson(file.shares),
  };
}

function sharesJson(shares: readonly FileShare[]): JsonObject {
  const byKind: Record<string, Record<string, readonly JsonObject[]>> = {};
  for (const share of shares) {
    const kind = share.isPrivate ? 'private' : 'public';
    const before = byKind[kind]?.[share.channel] ?? [];
    byKind[kind] = { ...byKind[kind], [share.channel]: [...before, { ts: share.ts }] };
  }
  return byKind;
}

const MIMETYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  json: 'application/json',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

function mimetypeOf(name: string): string {
  return MIMETYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
