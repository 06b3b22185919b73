import { localDateOf } from '../../core/calendar/zone.ts';
import type { AttachmentPayload } from '../../core/remind/delivery.ts';
import { done, refuse } from '../../core/result.ts';
import { MOST_LINES_IN_FILE, type TrailFileAsk, type TrailFileFormat } from '../../core/review/trail-file.ts';
import { type ActorSources, findActor } from '../find-actor.ts';
import type { AttachmentReader } from '../remind/file-ports.ts';
import { readTrailPages, type Trail } from './read-trail.ts';
import type { ReadTrailPorts } from './trail-reading.ts';

/** The pieces of a file, one for each page of the record. */
export interface TrailFileWriter {
  readonly first: (trail: Trail, title: string) => Promise<string>;
  readonly next: (trail: Trail) => Promise<string>;
  /** `isCut`: there are older changes, which it leaves out. */
  readonly end: (stand: { readonly isCut: boolean }) => string;
}

export interface TrailFilePorts extends ReadTrailPorts {
  readonly actors: ActorSources;
  readonly trailFiles: Readonly<Record<TrailFileFormat, TrailFileWriter>>;
}

export interface WantedTrailFile extends Pick<AttachmentPayload, 'title'> {
  readonly trail: TrailFileAsk;
  readonly format: TrailFileFormat;
}

const GONE = refuse({ reason: 'gone' } as const);

/** A history as it stands now, with what whoever asked for it may read now; `gone` where that is nothing any more. */
export async function readTrailFile(
  ports: TrailFilePorts,
  { trail: { askedById, ...question }, format, title }: WantedTrailFile,
  now: Date,
): ReturnType<AttachmentReader> {
  const asker = (await ports.plans.people()).find(({ id }) => id === askedById);
  if (asker?.slackUserId === undefined) return GONE;
  const by = await findActor(ports.actors, { slackUserId: asker.slackUserId, teamId: undefined }, now);
  const writer = ports.trailFiles[format];
  const pieces: string[] = [];
  let [count, zone, isCut] = [0, 'UTC', false];
  for await (const page of readTrailPages(ports, { ...question, by })) {
    if (!page.ok) return GONE;
    const trail = page.value;
    pieces.push(count === 0 ? await writer.first(trail, title) : await writer.next(trail));
    count += trail.lines.length;
    zone = trail.timeZone;
    isCut = count >= MOST_LINES_IN_FILE && trail.hasOlder;
    if (isCut) break;
  }
  const text = `${pieces.join('')}${writer.end({ isCut })}`;
  return done({ name: `history-${localDateOf(now, zone)}.${format}`, format, bytes: new TextEncoder().encode(text) });
}
