import type { Actor } from '../../core/access.ts';
import { calendarOf } from '../../core/calendar/directorate-calendar.ts';
import type { LocalDate } from '../../core/calendar/local-date.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import { type WindowDates, windowDates } from '../../core/calendar/window-dates.ts';
import { nthWorkingDayAfter } from '../../core/calendar/working-days.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import type { Directorate, Organisation } from '../../core/plan/plan.ts';
import { type PlannedMeeting, planMeeting } from '../../core/publish/planned-meeting.ts';
import type { DigestContent } from '../../core/remind/digest-content.ts';
import { readDesk } from '../remind/read-desk.ts';
import { readDigest } from '../remind/read-digest.ts';
import { isLarge } from './is-large.ts';
import { openReadingList, type ReadingList } from './open-reading-list.ts';
import type { QuarterPorts } from './quarter-ports.ts';

/** What is read before something is done to a quarter. */
export interface QuarterForm {
  readonly act: FormAct;
  readonly directorateCode: string;
  readonly directorateName: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
  /** Where the council is, IANA name. */
  readonly timeZone: string;
  /** How the window stands; undefined where there is none yet. */
  readonly digest: DigestContent | undefined;
  /** For `open`: the dates that it will have. */
  readonly dates: WindowDates | undefined;
  /** For `reopen`: until when it could collect, at the earliest and as a suggestion. */
  readonly until: { readonly earliest: LocalDate; readonly suggested: LocalDate } | undefined;
  /** For `publish` and `sign-off`: what the checks find. */
  readonly checks: ReadingList | undefined;
  /** To which the report goes. */
  readonly meeting: PlannedMeeting | undefined;
  /** Into which the summary goes. */
  readonly channelId: string | undefined;
  /** Reading it through takes longer than a click may wait. */
  readonly isLarge: boolean;
}

export type FormAct = 'open' | 'close' | 'reopen' | 'sign-off' | 'publish' | 'amend';

export interface QuarterFormAsk {
  readonly act: FormAct;
  readonly directorate: Directorate;
  readonly quarter: string;
  readonly window: CollectionWindow | undefined;
  readonly actor: Actor;
  readonly now: Date;
}

/** Whether this person may do it is asked before, and again when it is done. */
export async function openQuarterForm(ports: QuarterPorts, ask: QuarterFormAsk): Promise<QuarterForm> {
  const { act, directorate, quarter: code, window, actor, now } = ask;
  const organisation = await ports.plans.organisation();
  const quarter = parseQuarter(code);
  const { code: directorateCode, name: directorateName, channelId } = directorate;
  const desk = window && (await readDesk(ports, window.id));
  const asked = { by: actor, directorateCode, quarter: code, now };
  return {
    act,
    directorateCode,
    directorateName,
    quarter: code,
    timeZone: organisation?.timeZone ?? 'UTC',
    digest: desk && (await readDigest(ports, desk, now)),
    dates: act === 'open' ? datesOf(ask, organisation) : undefined,
    until: act === 'reopen' && organisation !== undefined ? untilOf(ask, organisation) : undefined,
    checks: act === 'publish' || act === 'sign-off' ? await openReadingList(ports, asked) : undefined,
    meeting:
      organisation && quarter && planMeeting(directorate, { calendar: calendarOf(organisation, directorate), quarter }),
    channelId,
    isLarge: await isLarge(ports, { directorateId: directorate.id, quarter: code }),
  };
}

function datesOf(
  { directorate, quarter: code }: QuarterFormAsk,
  organisation: Organisation | undefined,
): WindowDates | undefined {
  const quarter = parseQuarter(code);
  if (organisation === undefined || quarter === undefined) return undefined;
  const calendar = calendarOf(organisation, directorate);
  const { ladder, parts } = directorate;
  return windowDates(quarter, { calendar, zone: organisation.timeZone, ladder, parts });
}

/** Enough for a text that came late. Unit: working days after today. */
const SUGGESTED_DAYS = 3;

/** The day that it had, where that is still to come. */
function untilOf({ directorate, window, now }: QuarterFormAsk, organisation: Organisation): QuarterForm['until'] {
  const calendar = calendarOf(organisation, directorate);
  const today = localDateOf(now, organisation.timeZone);
  const earliest = nthWorkingDayAfter(calendar, today, 1);
  const before = window?.steps.closes.date;
  const isToCome = before !== undefined && before >= earliest;
  return { earliest, suggested: isToCome ? before : nthWorkingDayAfter(calendar, today, SUGGESTED_DAYS) };
}
