import type { Activity } from './activity.ts';
import { createActivity } from './activity.ts';
import type { CallLog } from './calls.ts';
import { createCallLog } from './calls.ts';
import type { Clicks } from './clicks.ts';
import { createClicks } from './clicks.ts';
import type { Directory } from './directory.ts';
import { createDirectory } from './directory.ts';
import type { FaultScript } from './faults.ts';
import { createFaultScript } from './faults.ts';
import type { FileStore } from './files.ts';
import { createFileStore } from './files.ts';
import type { Ids, Timestamps } from './ids.ts';
import { createIds, createTimestamps } from './ids.ts';
import type { Json } from './json.ts';
import type { MessageStore } from './messages.ts';
import { createMessageStore } from './messages.ts';
import type { SlackOptions } from './options.ts';
import type { ResponseUrls } from './response-urls.ts';
import { createResponseUrls } from './response-urls.ts';
import type { Settings } from './settings.ts';
import { settingsFrom } from './settings.ts';
import type { Signal } from './signal.ts';
import { createSignal } from './signal.ts';
import type { Transcript } from './transcript.ts';
import { createTranscript } from './transcript.ts';
import type { Triggers } from './triggers.ts';
import { createTriggers } from './triggers.ts';
import type { ViewStore } from './view-store.ts';
import { createViewStore } from './view-store.ts';

/** Something the app sent that Slack would not take. */
export interface Refusal {
  /** The method, `response_url`, or the ack it came in. */
  readonly what: string;
  readonly error: string;
  readonly messages: readonly string[];
}

/** Everything the stand-in remembers. */
export interface Workspace {
  readonly settings: Settings;
  readonly ids: Ids;
  readonly timestamps: Timestamps;
  readonly signal: Signal;
  readonly activity: Activity;
  readonly directory: Directory;
  readonly messages: MessageStore;
  readonly views: ViewStore;
  readonly files: FileStore;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly faults: FaultScript;
  readonly calls: CallLog;
  readonly clicks: Clicks;
  readonly refusals: Refusal[];
  /** What acks carried. */
  readonly answers: Json[];
  readonly transcript: Transcript;
  /** `http://127.0.0.1:PORT`, once it listens. */
  origin: string;
}

export function createWorkspace(options: SlackOptions): Workspace {
  const settings = settingsFrom(options);
  const ids = createIds();
  const timestamps = createTimestamps(settings.now);
  const signal = createSignal();
  const workspace: Workspace = {
    settings,
    ids,
    timestamps,
    signal,
    activity: createActivity(signal),
    directory: createDirectory(settings, ids),
    messages: createMessageStore(),
    views: createViewStore(ids, timestamps),
    files: createFileStore(ids, settings.fileSharesDelayMs),
    triggers: createTriggers(settings.triggerLifeMs),
    responseUrls: createResponseUrls(settings.now),
    faults: createFaultScript(),
    calls: createCallLog(settings.now),
    clicks: createClicks(),
    refusals: [],
    answers: [],
    transcript: createTranscript(settings.now),
    origin: '',
  };
  for (const person of options.people ?? []) workspace.directory.putPerson(person);
  for (const channel of options.channels ?? []) workspace.directory.putChannel(channel);
  return workspace;
}
