import { type Actor, may, type Permission } from '../../core/access.ts';
import { parseQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import {
  checkSectionText,
  listSectionTexts,
  type SectionText,
  type SectionTextFault,
} from '../../core/publish/section-wording.ts';
import { findDirectorate } from '../calendar/find-directorate.ts';
import type { Author, Patience, PlanReader, WindowStore } from '../ports.ts';
import type { SectionWordingStore } from './section-wording-ports.ts';

export interface SectionTextPorts {
  readonly plans: Pick<PlanReader, 'directorates' | 'plan'>;
  readonly windows: Pick<WindowStore, 'window'>;
  readonly sectionWordings: SectionWordingStore;
}

export interface SectionTextsRequest {
  readonly by: Actor;
  /** As they came back from Slack: not to be trusted. */
  readonly directorateCode: string;
  readonly quarter: string;
}

export interface SectionTexts {
  readonly directorateCode: string;
  readonly directorateName: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
  readonly texts: readonly SectionText[];
  /** What a decision on them rests on. */
  readonly mark: number;
}

export type SectionTextRefusal =
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** Nothing is asked for in that quarter, or its plan is gone. */
  | { readonly outcome: 'gone' };

export type ReadSectionTexts = { readonly outcome: 'texts'; readonly read: SectionTexts } | SectionTextRefusal;

/** The text at the head of every section, for an officer. */
export async function readSectionTexts(
  ports: SectionTextPorts,
  request: SectionTextsRequest,
): Promise<ReadSectionTexts> {
  const found = await find(ports, request);
  return found.outcome === 'found' ? { outcome: 'texts', read: found.read } : found;
}

export interface EditSectionRequest extends SectionTextsRequest {
  readonly author: Author;
  readonly section: string;
  /** As typed; undefined prints the plan's text again. */
  readonly typed: string | undefined;
  /** The version that the officer had before them; undefined where they had none. */
  readonly seen: number | undefined;
  readonly now: Date;
  readonly patience: Patience;
}

export type EditedSection =
  | { readonly outcome: 'edited' | 'taken-back' | 'unchanged'; readonly text: SectionText }
  | { readonly outcome: 'fault'; readonly fault: SectionTextFault }
  /** Somebody else has edited it since the form was drawn. Nothing was stored. */
  | { readonly outcome: 'overtaken'; readonly text: SectionText }
  | SectionTextRefusal
  | { readonly outcome: 'busy' };

/** Puts a text at the head of a section in one quarter's report. What stands there already is left alone. */
export async function editSectionText(ports: SectionTextPorts, request: EditSectionRequest): Promise<EditedSection> {
  for (;;) {
    const found = await find(ports, request);
    if (found.outcome !== 'found') return found;
    const text = found.read.texts.find(({ section }) => section === request.section);
    if (text === undefined) return { outcome: 'gone' };
    const decided = decide(text, request);
    if (decided.outcome !== 'store') return decided;
    const stored = await ports.sectionWordings.append(
      {
        directorateId: found.directorateId,
        quarter: request.quarter,
        section: text.section,
        text: decided.edited,
        byId: request.by.personId,
        author: request.author,
        at: request.now,
        basedOn: found.read.mark,
      },
      request.patience,
    );
    const outcome = decided.edited === undefined ? 'taken-back' : 'edited';
    if (stored.ok) return { outcome, text: { ...text, edited: decided.edited } };
    if (stored.refusal === 'busy') return { outcome: 'busy' };
    // Somebody else edited a section meanwhile: deciding again finds whether it was this one.
  }
}

type Decision = EditedSection | { readonly outcome: 'store'; readonly edited: string | undefined };

function decide(text: SectionText, { typed, seen }: EditSectionRequest): Decision {
  const checked = typed === undefined ? undefined : checkSectionText(typed);
  if (checked?.ok === false) return { outcome: 'fault', fault: checked.refusal };
  // Whoever types what the plan says takes the other text back.
  const edited = checked?.value === text.own ? undefined : checked?.value;
  if (edited === text.edited) return { outcome: 'unchanged', text };
  if (seen !== undefined && seen !== text.version) return { outcome: 'overtaken', text };
  return { outcome: 'store', edited };
}

type Found =
  | { readonly outcome: 'found'; readonly directorateId: string; readonly read: SectionTexts }
  | SectionTextRefusal;

async function find(
  ports: SectionTextPorts,
  { by, directorateCode, quarter: code }: SectionTextsRequest,
): Promise<Found> {
  const found = await findDirectorate(ports.plans, directorateCode);
  const permission = may(by, 'edit-wording', found.ok ? { directorateId: found.value.id } : {});
  if (!permission.allowed) return { outcome: 'refused', permission };
  const quarter: Quarter | undefined = parseQuarter(code);
  if (!found.ok || quarter === undefined) return { outcome: 'gone' };
  const { id, name } = found.value;
  const [plan, window, book] = await Promise.all([
    ports.plans.plan(id, quarter.startYear),
    ports.windows.window(id, code),
    ports.sectionWordings.ofQuarter(id, code),
  ]);
  if (plan === undefined || window === undefined) return { outcome: 'gone' };
  const texts = listSectionTexts(plan, book.wordings, { directorate: name, quarter });
  return {
    outcome: 'found',
    directorateId: id,
    read: { directorateCode: found.value.code, directorateName: name, quarter: code, texts, mark: book.mark },
  };
}
