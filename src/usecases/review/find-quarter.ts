import { type Act, type Actor, may, type Permission } from '../../core/access.ts';
import { formatQuarter, parseQuarter, previousQuarter, quarterOf } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { Directorate } from '../../core/plan/plan.ts';
import type { QuarterWords, WindowVerb } from '../../core/review/quarter-words.ts';
import { windowsForVerb } from '../../core/review/windows-for-verb.ts';
import type { QuarterPorts } from './quarter-ports.ts';

type ActWords = Extract<QuarterWords, { readonly kind: 'act' }>;

/** What may be done by whoever may do this. */
const ACT_OF: Readonly<Record<WindowVerb, Act>> = {
  status: 'read-status',
  open: 'open-window',
  remind: 'nudge-owners',
  finance: 'hand-in-finance',
  close: 'close-window',
  reopen: 'open-window',
  check: 'check-quarter',
  preview: 'read-draft',
  texts: 'edit-wording',
  withhold: 'withhold-text',
  'sign-off': 'ask-for-sign-off',
  publish: 'publish',
  amend: 'amend',
  upload: 'amend',
  actions: 'record-meeting-action',
  people: 'change-people',
};

export interface QuarterAsk {
  readonly words: ActWords;
  readonly actor: Actor;
  /** Where it was typed; undefined for a button. */
  readonly channelId: string | undefined;
  readonly now: Date;
}

/** One directorate, and the quarter that is meant. */
export interface FoundQuarter {
  readonly outcome: 'found';
  readonly directorate: Directorate;
  /** `2026-27/Q1` */
  readonly quarter: string;
}

export type QuarterSearch =
  | FoundQuarter
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** Which one is meant has to be said. */
  | { readonly outcome: 'which-directorate'; readonly directorates: readonly Directorate[] }
  | { readonly outcome: 'which-quarter'; readonly directorate: Directorate; readonly quarters: readonly string[] }
  /** No quarter of it is in a state in which this can be done. */
  | { readonly outcome: 'no-quarter'; readonly directorate: Directorate };

/** The quarter that somebody means with what they typed, where they may do that to it. */
export async function findQuarter(ports: QuarterPorts, ask: QuarterAsk): Promise<QuarterSearch> {
  const meant = await findDirectorateMeant(ports, ask);
  if (meant.outcome !== 'directorate') return meant;
  const { words, now } = ask;
  const { directorate } = meant;
  const windows = (await ports.windows.windows()).filter(({ directorateId }) => directorateId === directorate.id);
  const fitting = windowsForVerb(words.verb, windows, { quarter: words.quarter, now }).map(({ quarter }) => quarter);
  const unplanned = words.verb === 'open' && fitting.length === 0 ? await openable(ports, ask) : [];
  const isKnown = (quarter: string) => windows.some((window) => window.quarter === quarter);
  const [quarter, ...more] = [...fitting, ...unplanned.filter((each) => !isKnown(each))];
  if (quarter === undefined) return { outcome: 'no-quarter', directorate };
  if (more.length === 0) return { outcome: 'found', directorate, quarter };
  return { outcome: 'which-quarter', directorate, quarters: [quarter, ...more] };
}

export type DirectorateMeant =
  | { readonly outcome: 'directorate'; readonly directorate: Directorate }
  | Extract<QuarterSearch, { readonly outcome: 'refused' | 'which-directorate' }>;

/** The directorate that somebody means, where they may do what they want to it. */
export async function findDirectorateMeant(ports: QuarterPorts, ask: QuarterAsk): Promise<DirectorateMeant> {
  const act = ACT_OF[ask.words.verb];
  const all = await ports.plans.directorates();
  const contacts = act === 'hand-in-finance' ? await financeContacts(ports) : new Map<string, readonly string[]>();
  const permit = ({ id }: Directorate) => mayInAny(ask.actor, act, { directorateId: id, contactIds: contacts.get(id) });
  const theirs = all.filter((each) => permit(each).allowed);
  const named = all.find(({ code }) => code === ask.words.directorateCode);
  const directorate = named ?? (await guessDirectorate(ports, theirs, ask));
  if (directorate === undefined && theirs.length > 1) return { outcome: 'which-directorate', directorates: theirs };
  const permission = directorate === undefined ? may(ask.actor, act) : permit(directorate);
  return directorate === undefined || !permission.allowed
    ? { outcome: 'refused', permission }
    : { outcome: 'directorate', directorate };
}

/** By directorate: who hands in the figures of one of its departments, in any year. */
async function financeContacts({ plans }: QuarterPorts): Promise<ReadonlyMap<string, readonly string[]>> {
  const all = Map.groupBy(await plans.plans(), ({ directorateId }) => directorateId);
  return new Map(
    [...all].map(([id, theirs]) => [
      id,
      theirs.flatMap(({ departments }) => departments.flatMap(({ contactId }) => contactId ?? [])),
    ]),
  );
}

function mayInAny(
  actor: Actor,
  act: Act,
  {
    directorateId,
    contactIds = [],
  }: { readonly directorateId: string; readonly contactIds: readonly string[] | undefined },
): Permission {
  const own = contactIds.find((id) => may(actor, act, { directorateId, financeContactId: id }).allowed);
  return may(actor, act, { directorateId, financeContactId: own });
}

/** The channel's; else the only one; else the one that was chosen last. */
async function guessDirectorate(
  { choices }: QuarterPorts,
  theirs: readonly Directorate[],
  { actor, channelId }: QuarterAsk,
): Promise<Directorate | undefined> {
  const here = theirs.find((each) => each.channelId !== undefined && each.channelId === channelId);
  if (here !== undefined || theirs.length < 2) return here ?? theirs[0];
  const chosen = await choices.chosenDirectorate(actor.slackUserId ?? '');
  return theirs.find(({ id }) => id === chosen);
}

/** A quarter that nobody has planned yet: the one that was named, else the one that ended last. */
async function openable({ plans }: QuarterPorts, { words, now }: QuarterAsk): Promise<readonly string[]> {
  const { quarter } = words;
  if (quarter?.kind === 'code') return parseQuarter(quarter.code) === undefined ? [] : [quarter.code];
  const zone = (await plans.organisation())?.timeZone ?? 'UTC';
  const ended = previousQuarter(quarterOf(localDateOf(now, zone)));
  return quarter === undefined || quarter.number === ended.number ? [formatQuarter(ended)] : [];
}
