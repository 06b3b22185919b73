import type { Actor, Permission } from '../../core/access.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import { normaliseRef } from '../../core/plan/ref.ts';
import type { CheckContent } from '../../core/remind/check-content.ts';
import { type Result, refuse } from '../../core/result.ts';
import { type QuarterWords, readQuarterWords, type WindowVerb } from '../../core/review/quarter-words.ts';
import { type OpenedFinance, openFinance } from '../collect/finance/open-finance.ts';
import type { FinanceDoorRefusal } from '../collect/finance/write-finance-narrative.ts';
import { type Clicker, findActor } from '../find-actor.ts';
import { openPerson, type PeopleList, readPeople } from '../plan/read-people.ts';
import type { Patience } from '../ports.ts';
import { type ReadSectionTexts, readSectionTexts, type SectionTextPorts } from '../publish/edit-section-text.ts';
import { type OpenedWithholding, openWithholding } from '../publish/open-withholding.ts';
import { type PreviewedReport, previewReport, type ReportPreviewRefusal } from '../publish/preview-report.ts';
import { type ReadMeetingList, readMeetingList } from '../publish/read-meeting-list.ts';
import { type ReadUploads, readUploads } from '../publish/read-uploads.ts';
import type { UploadPorts } from '../publish/upload-report.ts';
import type { WithholdPorts } from '../publish/withhold-text.ts';
import { type NudgeForm, openNudge } from '../remind/nudge-owners.ts';
import type { OfficerPorts } from '../remind/officer-desk.ts';
import { readCheck } from '../remind/read-check.ts';
import { chooseDirectorate } from './choose-directorate.ts';
import {
  type FoundQuarter,
  findDirectorateMeant,
  findQuarter,
  type QuarterAsk,
  type QuarterSearch,
} from './find-quarter.ts';
import { isLarge } from './is-large.ts';
import { openQuarterForm, type QuarterForm } from './open-quarter-form.ts';
import { openReadingList, type ReadingList } from './open-reading-list.ts';
import type { QuarterPorts } from './quarter-ports.ts';
import { type Office, readOffice, readOfficerships } from './read-offices.ts';
import { readTrail, type Trail, type TrailRefusal } from './read-trail.ts';
import { readTrailQuestion } from './read-trail-question.ts';
import type { TrailTurn } from './trail-ports.ts';

export interface QuarterCommand {
  readonly clicker: Clicker;
  /** What stands after the command, as typed; or what a button carries, written in the same way. */
  readonly text: string;
  /** Where it was typed; undefined for a button. */
  readonly channelId: string | undefined;
  readonly now: Date;
  /** Names this command or press: the same one delivered twice sends its files once. Without `:`. */
  readonly nonce: string;
  /** For remembering which directorate was named; that it could not be is no reason for not answering. */
  readonly patience: Patience;
  /** Of a history: where to go on. */
  readonly turn?: TrailTurn | undefined;
  /** Left out, it is only said of a large report that it is read: what is to be opened by a click comes before that. */
  readonly depth?: 'whole' | undefined;
}

/** A way to go on: its `text` is what could have been typed. */
export interface QuarterChoice {
  readonly label: string;
  readonly text: string;
}

export type QuarterAnswer =
  | { readonly outcome: 'help' }
  | {
      readonly outcome: 'not-understood';
      readonly given: string;
      readonly nearest: readonly string[];
      readonly codes: readonly string[];
    }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'choose-directorate'; readonly choices: readonly QuarterChoice[] }
  | { readonly outcome: 'choose-quarter'; readonly directorateName: string; readonly choices: readonly QuarterChoice[] }
  | { readonly outcome: 'no-quarter'; readonly verb: WindowVerb; readonly office: Office }
  | { readonly outcome: 'no-plan' }
  /** No quarter takes figures now. */
  | { readonly outcome: 'no-figures' }
  | { readonly outcome: 'status'; readonly office: Office; readonly hasOthers: boolean }
  /** Initials or a name that none of those has who can be reminded. */
  | { readonly outcome: 'nudge'; readonly form: NudgeForm; readonly wanted: readonly string[] }
  /** A planned window, with its own buttons. */
  | { readonly outcome: 'planned'; readonly check: CheckContent }
  /** The report is on its way to whoever asked. */
  | { readonly outcome: 'preview'; readonly previewed: Result<PreviewedReport, ReportPreviewRefusal> }
  /** What finance may hand in, and how each department stands. */
  | {
      readonly outcome: 'finance';
      readonly opened: Result<OpenedFinance, FinanceDoorRefusal>;
      readonly quarter: string;
    }
  /** A large report is to be read through first: the same command with `depth: 'whole'` answers it. */
  | { readonly outcome: 'reading' }
  | { readonly outcome: 'form'; readonly form: QuarterForm }
  /** The Word files that are what was published, where they were edited outside. */
  | { readonly outcome: 'upload'; readonly read: ReadUploads }
  /** What stands at the head of the report's sections. */
  | { readonly outcome: 'texts'; readonly read: ReadSectionTexts }
  /** What is not for publication. */
  | { readonly outcome: 'withhold'; readonly opened: OpenedWithholding }
  /** What meetings asked for that read the report. */
  | { readonly outcome: 'actions'; readonly read: ReadMeetingList }
  | { readonly outcome: 'people'; readonly list: PeopleList }
  | { readonly outcome: 'person'; readonly opened: Awaited<ReturnType<typeof openPerson>> }
  | { readonly outcome: 'reading-list'; readonly list: ReadingList }
  /** `text`: what was typed, so that another page can be asked for. */
  | { readonly outcome: 'history'; readonly text: string; readonly read: Result<Trail, TrailRefusal> };

export type QuarterCommandPorts = QuarterPorts &
  WithholdPorts &
  UploadPorts &
  SectionTextPorts &
  Pick<OfficerPorts, 'actors' | 'renderNotice' | 'newNonce'>;

/**
 * `/quarter`, and every button that does the same. Changes nothing but which directorate of several is looked at: the one
 * that was named last.
 */
export async function answerQuarterCommand(
  ports: QuarterCommandPorts,
  command: QuarterCommand,
): Promise<QuarterAnswer> {
  const { clicker, text, channelId, now, turn } = command;
  const codes = (await ports.plans.directorates()).map(({ code }) => code);
  const words = readQuarterWords(text, codes);
  if (words.kind === 'help') return { outcome: 'help' };
  if (words.kind === 'unknown') return { outcome: 'not-understood', given: words.given, nearest: words.nearest, codes };
  if (codes.length === 0) return { outcome: 'no-plan' };
  const actor = await findActor(ports, clicker, now);
  if (words.kind === 'history') return answerHistory(ports, { by: actor, text, turn });
  await rememberNamed(ports, command, words);
  const ask: QuarterAsk = { words, actor, channelId, now };
  if (words.verb === 'status') return answerStatus(ports, ask);
  if (words.verb === 'people') return answerPeople(ports, ask);
  const search = await findQuarter(ports, ask);
  if (search.outcome !== 'found') return askFurther(ports, { ...ask, search });
  return answerAct(ports, { ...command, actor, words, verb: words.verb, found: search });
}

async function answerHistory(ports: QuarterCommandPorts, { by, text, turn }: HistoryAsk): Promise<QuarterAnswer> {
  const question = await readTrailQuestion(ports.plans, text);
  return { outcome: 'history', text, read: await readTrail(ports, { ...question, by, turn, size: LINES_ON_A_PAGE }) };
}

/** Each has up to three blocks; a view holds 100. */
const LINES_ON_A_PAGE = 20;

interface HistoryAsk extends Pick<QuarterCommand, 'text' | 'turn'> {
  readonly by: Actor;
}

async function rememberNamed(ports: QuarterCommandPorts, command: QuarterCommand, words: ActWords): Promise<void> {
  const named = (await ports.plans.directorates()).find(({ code }) => code === words.directorateCode);
  if (named === undefined) return;
  const chosen = await ports.choices.chosenDirectorate(command.clicker.slackUserId);
  if (chosen !== named.id) await chooseDirectorate(ports, { ...command, directorateId: named.id });
}

async function answerPeople(ports: QuarterCommandPorts, ask: QuarterAsk): Promise<QuarterAnswer> {
  const { words, actor: by, now } = ask;
  const search = await findDirectorateMeant(ports, ask);
  if (search.outcome !== 'directorate') return askFurther(ports, { ...ask, search });
  const [initials] = words.initials;
  if (initials !== undefined) {
    const people = await ports.plans.people();
    const meant = people.find((each) => normaliseRef(each.initials) === normaliseRef(initials));
    if (meant === undefined) return { outcome: 'not-understood', given: initials, nearest: [], codes: [] };
    return { outcome: 'person', opened: await openPerson(ports, { by, personId: meant.id, now }) };
  }
  const list = await readPeople(ports, { by, directorateId: search.directorate.id, now });
  return { outcome: 'people', list };
}

async function answerStatus(ports: QuarterCommandPorts, ask: QuarterAsk): Promise<QuarterAnswer> {
  const { actor, now } = ask;
  const search = await findDirectorateMeant(ports, ask);
  if (search.outcome !== 'directorate') return askFurther(ports, { ...ask, search });
  const office = await readOffice(ports, { directorate: search.directorate, actor, now });
  if (office === undefined) return { outcome: 'no-plan' };
  return { outcome: 'status', office, hasOthers: (await readOfficerships(ports, actor)).length > 1 };
}

type ActWords = Extract<QuarterWords, { readonly kind: 'act' }>;

async function askFurther(
  ports: QuarterCommandPorts,
  { words, search, actor, now }: QuarterAsk & { readonly search: Exclude<QuarterSearch, FoundQuarter> },
): Promise<QuarterAnswer> {
  switch (search.outcome) {
    case 'refused':
      return search;
    case 'which-directorate': {
      const choices = search.directorates.map(({ code, name }) => ({ label: name, text: writeWords(words, code) }));
      return { outcome: 'choose-directorate', choices };
    }
    case 'which-quarter': {
      const { code, name } = search.directorate;
      const choices = search.quarters.map((quarter) => ({ label: quarter, text: writeWords(words, code, quarter) }));
      return { outcome: 'choose-quarter', directorateName: name, choices };
    }
    case 'no-quarter':
      // How the quarter stands is not for everybody who hands in figures.
      if (words.verb === 'finance') return { outcome: 'no-figures' };
      return noQuarter(ports, words.verb, { directorate: search.directorate, actor, now });
  }
}

async function noQuarter(
  ports: QuarterCommandPorts,
  verb: WindowVerb,
  ask: Parameters<typeof readOffice>[1],
): Promise<QuarterAnswer> {
  const office = await readOffice(ports, ask);
  return office === undefined ? { outcome: 'no-plan' } : { outcome: 'no-quarter', verb, office };
}

/** As it could have been typed. */
function writeWords({ verb, quarter, initials }: ActWords, code: string, chosen?: string): string {
  const asked = quarter?.kind === 'code' ? quarter.code : quarter && `Q${quarter.number}`;
  return [verb, code, chosen ?? asked, ...initials].filter((word) => word !== undefined).join(' ');
}

interface FoundAct extends QuarterCommand {
  readonly actor: Actor;
  readonly words: ActWords;
  readonly verb: Exclude<WindowVerb, 'status' | 'people'>;
  readonly found: FoundQuarter;
}

async function answerAct(ports: QuarterCommandPorts, act: FoundAct): Promise<QuarterAnswer> {
  const { words, verb, found, actor, clicker, now } = act;
  const { directorate, quarter } = found;
  const asked = { by: actor, directorateCode: directorate.code, quarter, now };
  const isChecked = verb === 'check' || verb === 'publish' || verb === 'sign-off';
  if (isChecked && act.depth !== 'whole' && (await isLarge(ports, { directorateId: directorate.id, quarter }))) {
    return { outcome: 'reading' };
  }
  if (verb === 'check') {
    return { outcome: 'reading-list', list: await openReadingList(ports, asked) };
  }
  const window = await ports.windows.window(directorate.id, quarter);
  if (verb === 'finance') return { outcome: 'finance', quarter, opened: await openFigures(ports, act) };
  if (verb === 'preview') {
    return { outcome: 'preview', previewed: await previewReport(ports, { ...act, windowId: window?.id ?? '' }) };
  }
  if (verb === 'actions') return { outcome: 'actions', read: await readMeetingList(ports, asked) };
  if (verb === 'upload') return { outcome: 'upload', read: await readUploads(ports, asked) };
  if (verb === 'texts') return { outcome: 'texts', read: await readSectionTexts(ports, asked) };
  if (verb === 'withhold') return { outcome: 'withhold', opened: await openWithholding(ports, asked) };
  if (verb === 'remind') {
    const form = await openNudge(ports, { clicker, windowId: window?.id ?? '', now });
    return { outcome: 'nudge', form, wanted: words.initials };
  }
  if (verb === 'open' && window !== undefined) {
    const check = await readCheck(ports, window, now);
    return check === undefined ? { outcome: 'no-plan' } : { outcome: 'planned', check };
  }
  return {
    outcome: 'form',
    form: await openQuarterForm(ports, { directorate, quarter, window, actor, act: verb, now }),
  };
}

async function openFigures(
  ports: QuarterCommandPorts,
  { actor, found, now }: FoundAct,
): Promise<Result<OpenedFinance, FinanceDoorRefusal>> {
  const quarter = parseQuarter(found.quarter);
  if (quarter === undefined) return refuse({ reason: 'no-plan' });
  const asked = { by: actor, directorateCode: found.directorate.code, quarter, now };
  return openFinance(ports, { ...asked, department: undefined });
}
