import { type Actor, may, type Permission } from '../../core/access.ts';
import { formatQuarter } from '../../core/calendar/quarter.ts';
import { ledEntries } from '../../core/collect/led/led-book.ts';
import { normaliseRef } from '../../core/plan/ref.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { nameSubject, type WithheldSubject, type Withholding } from '../../core/publish/withholding.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { Author, Patience } from '../ports.ts';
import {
  type CompileRefusal,
  type CompileRequest,
  compileFrom,
  type QuarterSources,
  readQuarterSources,
  withheldIn,
} from './compile-quarter.ts';
import type { CompilePorts, RevisionStore } from './ports.ts';
import type { WithholdingStore } from './withholding-ports.ts';

export interface WithholdPorts extends CompilePorts {
  readonly withholdings: WithholdingStore;
  readonly revisions: Pick<RevisionStore, 'latest'>;
}

export interface WithholdRequest extends CompileRequest {
  readonly by: Actor;
  readonly author: Author;
  /** As typed: a ref or an id, `Risk 1`, or the number of an item as printed, `2.1`. */
  readonly name: string;
  /** Undefined lets the text be printed again. */
  readonly why: string | undefined;
  readonly patience: Patience;
}

/** Something of the report whose text can be withheld. */
export interface Withholdable {
  readonly subject: WithheldSubject;
  /** `COPS2`, `Risk 1`, `2.1` */
  readonly name: string;
  readonly words: string;
}

export type WithholdRefusal =
  | CompileRefusal
  | { readonly reason: 'not-allowed'; readonly permission: Permission }
  /** No reason, or a longer one than is printed. */
  | { readonly reason: 'why-missing' | 'why-too-long' }
  | { readonly reason: 'unknown-text'; readonly name: string }
  | { readonly reason: 'several-texts'; readonly name: string; readonly texts: readonly Withholdable[] }
  /** It is withheld, or not, already. */
  | { readonly reason: 'so-already'; readonly text: Withholdable }
  | { readonly reason: 'busy' };

/** Unit: UTF-16 code units. */
export const LONGEST_WHY = 1000;

export interface Withheld {
  readonly text: Withholdable;
  /** The newest revision, which stays as it is; undefined before publication. */
  readonly published: number | undefined;
}

/** Keeps a text of a quarter out of everything that is published, or lets it in again. Done twice, the second time says so. */
export async function withholdText(
  ports: WithholdPorts,
  request: WithholdRequest,
): Promise<Result<Withheld, WithholdRefusal>> {
  const read = await readQuarterSources(ports, request);
  if (!read.ok) return read;
  const { directorate, withholdingBook } = read.value;
  const permission = may(request.by, 'withhold-text', { directorateId: directorate.id });
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  const fault = faultOf(request.why);
  if (fault !== undefined) return refuse({ reason: fault });
  const full = await compileFrom(ports, read.value, { now: request.now, revision: undefined });
  const found = matchText(listWithholdable(read.value, full), request.name);
  if (!found.ok) return found;
  const isWithheld = isAmong(withheldIn(read.value), found.value.subject);
  if (isWithheld === (request.why !== undefined)) return refuse({ reason: 'so-already', text: found.value });
  const quarter = formatQuarter(request.quarter);
  const stored = await ports.withholdings.append(
    {
      directorateId: directorate.id,
      quarter,
      subject: found.value.subject,
      kind: request.why === undefined ? 'released' : 'withheld',
      why: request.why?.trim() ?? '',
      at: request.now,
      author: request.author,
      basedOn: withholdingBook.mark,
    },
    request.patience,
  );
  // Somebody else withheld something meanwhile: deciding again finds whether it was this.
  if (!stored.ok) return stored.refusal === 'busy' ? refuse({ reason: 'busy' }) : withholdText(ports, request);
  const published = await ports.revisions.latest(directorate.id, quarter);
  return done({ text: found.value, published: published?.number });
}

function faultOf(why: string | undefined): 'why-missing' | 'why-too-long' | undefined {
  if (why?.trim() === '') return 'why-missing';
  return why !== undefined && why.trim().length > LONGEST_WHY ? 'why-too-long' : undefined;
}

/** What is withheld now, with what it is called in the report. */
export async function listWithheld(
  ports: CompilePorts,
  request: CompileRequest,
): Promise<Result<readonly (Withholding & { readonly text: Withholdable | undefined })[], CompileRefusal>> {
  const read = await readQuarterSources(ports, request);
  if (!read.ok) return read;
  const full = await compileFrom(ports, read.value, { now: request.now, revision: undefined });
  const texts = listWithholdable(read.value, full);
  const find = ({ subject }: Withholding) => texts.find((text) => nameSubject(text.subject) === nameSubject(subject));
  return done(withheldIn(read.value).map((each) => ({ ...each, text: find(each) })));
}

/** In the order of the report; `full` gives items their numbers. */
export function listWithholdable({ plan }: QuarterSources, { items = [] }: Snapshot): readonly Withholdable[] {
  const toText = (kind: WithheldSubject['kind']) => (each: { id: string; ref: string; words: string }) => ({
    subject: { kind, id: each.id },
    name: each.ref,
    words: each.words,
  });
  return [
    ...items.map(({ id, number, title }) => toText('item')({ id, ref: number, words: title })),
    ...plan.milestones.map(toText('milestone')),
    ...plan.indicators.map(toText('indicator')),
    ...ledEntries(plan).map((each) => toText(each.kind)(each)),
  ];
}

function matchText(texts: readonly Withholdable[], name: string): Result<Withholdable, WithholdRefusal> {
  const byId = texts.filter(({ subject }) => subject.id === name.trim());
  const matching = byId.length > 0 ? byId : texts.filter((text) => normaliseRef(text.name) === normaliseRef(name));
  const [only] = matching;
  if (only === undefined) return refuse({ reason: 'unknown-text', name });
  return matching.length > 1 ? refuse({ reason: 'several-texts', name, texts: matching }) : done(only);
}

function isAmong(withheld: readonly Withholding[], subject: WithheldSubject): boolean {
  return withheld.some((each) => nameSubject(each.subject) === nameSubject(subject));
}
