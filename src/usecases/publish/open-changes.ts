import { may, type Permission } from '../../core/access.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { type DraftPlace, draftPlaces } from '../../core/review/draft-places.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { PlanReader, WindowStore } from '../ports.ts';
import type { SignOffStore } from './sign-off-ports.ts';

export interface OpenChangesPorts {
  readonly actors: ActorSources;
  readonly plans: Pick<PlanReader, 'directorates'>;
  readonly windows: Pick<WindowStore, 'windows'>;
  readonly signOffs: Pick<SignOffStore, 'ofQuarter'>;
}

export interface OpenChangesRequest {
  readonly clicker: Clicker;
  /** As they came back from Slack: not to be trusted. */
  readonly windowId: string;
  readonly number: number;
  readonly now: Date;
}

export type OpenChangesRefusal =
  | { readonly reason: 'not-allowed'; readonly permission: Permission }
  | { readonly reason: 'gone' };

/** The paragraphs of a draft, for whoever may sign it. Stores nothing. */
export async function openChanges(
  { actors, plans, windows, signOffs }: OpenChangesPorts,
  { clicker, windowId, number, now }: OpenChangesRequest,
): Promise<Result<readonly DraftPlace[], OpenChangesRefusal>> {
  const window = (await windows.windows()).find(({ id }) => id === windowId);
  const directorate = (await plans.directorates()).find(({ id }) => id === window?.directorateId);
  const subject = directorate && { ownerIds: directorate.approverIds, directorateId: directorate.id };
  const permission = may(await findActor(actors, clicker, now), 'sign-report', subject);
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  if (window === undefined || directorate === undefined) return refuse({ reason: 'gone' });
  const { drafts } = await signOffs.ofQuarter(directorate.id, window.quarter);
  const draft = drafts.find((each) => each.number === number);
  return draft === undefined ? refuse({ reason: 'gone' }) : done(draftPlaces(draft.snapshot));
}
