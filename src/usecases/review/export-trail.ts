import { may, type Permission } from '../../core/access.ts';
import { formatLong } from '../../core/calendar/local-date.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { TRAIL_FILE_FORMATS, type TrailFileFormat } from '../../core/review/trail-file.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { Author, Patience } from '../ports.ts';
import type { DeliveryStore, NewDelivery } from '../remind/delivery-ports.ts';
import { readTrail, type TrailRefusal } from './read-trail.ts';
import { readTrailQuestion } from './read-trail-question.ts';
import { prepareTrail, type ReadTrailPorts } from './trail-reading.ts';
import type { TrailQuestion } from './trail-wanted.ts';

export type ExportTrailPorts = ReadTrailPorts & {
  readonly actors: ActorSources;
  readonly deliveries: Pick<DeliveryStore, 'planByHand'>;
};

export interface ExportTrailPress {
  readonly clicker: Clicker;
  readonly author: Author;
  /** As it was typed behind `/quarter`, and came back from Slack: not to be trusted. */
  readonly text: string;
  /** Names this press: the same one delivered twice sends once. Without `:`. */
  readonly nonce: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type ExportTrailRefusal =
  | Exclude<TrailRefusal, { readonly reason: 'not-allowed' }>
  | { readonly reason: 'not-allowed'; readonly permission: Permission }
  /** `not-in-plan`: files go to people of the plans only, and whoever pressed is none. */
  | { readonly reason: 'nothing' | 'not-in-plan' | 'busy' };

/**
 * Who changed what, as files in the direct messages of the officer who asked, and of nobody else. They are written when they
 * are sent, with what that person may read then; that they were asked for is on record.
 */
export async function exportTrail(
  ports: ExportTrailPorts,
  press: ExportTrailPress,
): Promise<Result<void, ExportTrailRefusal>> {
  const by = await findActor(ports.actors, press.clicker, press.now);
  const reading = await prepareTrail(ports, by);
  if (reading === undefined) return refuse({ reason: 'not-allowed', permission: may(by, 'read-trail') });
  if (by.personId === undefined) return refuse({ reason: 'not-in-plan' });
  const question = await readTrailQuestion(ports.plans, press.text);
  const found = await readTrail(ports, { ...question, by, size: 1 });
  if (!found.ok) return refuse(withPermission(found.refusal, may(by, 'read-trail')));
  if (found.value.lines.length === 0) return refuse({ reason: 'nothing' });
  const windowId = await findWindow(ports, reading.directorateIds);
  const planned = await ports.deliveries.planByHand(
    TRAIL_FILE_FORMATS.map((format) =>
      toDelivery(format, { ...press, question, windowId, personId: by.personId ?? '' }),
    ),
    { author: press.author, at: press.now, action: 'export-trail', windowId, asked: titleOf(question) },
    press.patience,
  );
  return planned.ok ? done(undefined) : refuse({ reason: 'busy' });
}

function withPermission(refusal: TrailRefusal, permission: Permission): ExportTrailRefusal {
  return refusal.reason === 'not-allowed' ? { reason: 'not-allowed', permission } : refusal;
}

/** Where an officer hears of it when Slack does not take a file; an administrator looks after every directorate. */
async function findWindow({ windows }: ExportTrailPorts, directorateIds: readonly string[]): Promise<string> {
  const theirs = (await windows.windows()).filter(({ directorateId }) => directorateIds.includes(directorateId));
  return theirs.toSorted((one, other) => one.opensAt.getTime() - other.opensAt.getTime()).at(-1)?.id ?? '';
}

interface Planned extends Pick<ExportTrailPress, 'nonce' | 'now'> {
  readonly question: TrailQuestion;
  readonly windowId: string;
  readonly personId: string;
}

function toDelivery(format: TrailFileFormat, { question, windowId, personId, nonce, now }: Planned): NewDelivery {
  const trail = { ...question, askedById: personId };
  const title = `History: ${titleOf(question)}`;
  const comment = 'For you alone: it holds texts that are not published.';
  return {
    key: `history-${personId}-${nonce}-${format}`,
    content: { kind: 'attachment', payload: { windowId, format, trail, title, comment } },
    methodClass: 'files',
    personId,
    dueAt: now,
    createdAt: now,
  };
}

/** What was typed may be a whole sentence; the file's name is a line. */
const LONGEST_ITEM = 80;

/** `COPS2, AMc, 1 July 2026 to 31 July 2026` */
function titleOf({ item, person, from, to }: TrailQuestion): string {
  const days = from === undefined || to === undefined ? [] : [`${formatLong(from)} to ${formatLong(to)}`];
  const parts = [item?.slice(0, LONGEST_ITEM), person, ...days].filter((part) => part !== undefined);
  return parts.length === 0 ? 'everything' : parts.join(', ');
}
