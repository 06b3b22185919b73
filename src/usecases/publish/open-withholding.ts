import { type Actor, may, type Permission } from '../../core/access.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import { nameSubject, type Withholding } from '../../core/publish/withholding.ts';
import { findDirectorate } from '../calendar/find-directorate.ts';
import { compileFrom, readQuarterSources, withheldIn } from './compile-quarter.ts';
import { listWithholdable, type Withholdable, type WithholdPorts } from './withhold-text.ts';

/** The texts of a report: what is not for publication, and what could be kept back, too. */
export interface WithholdingDesk {
  readonly directorateCode: string;
  readonly directorateName: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
  /** In the order in which they were withheld. */
  readonly withheld: readonly (Withholding & {
    /** Undefined where it is no longer in the plan. */
    readonly text: Withholdable | undefined;
    /** Name of whoever did it. */
    readonly by: string;
  })[];
  /** In the order of the report. */
  readonly open: readonly Withholdable[];
  /** Another one, from 1 on, after each text that was kept back: what was typed for it is not meant for the next. */
  readonly round: number;
  /** IANA. */
  readonly timeZone: string;
}

export type OpenedWithholding =
  | { readonly outcome: 'desk'; readonly desk: WithholdingDesk }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'gone' };

export interface OpenWithholdingRequest {
  readonly by: Actor;
  /** As they came back from Slack: not to be trusted. */
  readonly directorateCode: string;
  readonly quarter: string;
  readonly now: Date;
}

/** For the officer who keeps a text out of print, or lets it in again. */
export async function openWithholding(
  ports: WithholdPorts,
  { by, directorateCode, quarter: code, now }: OpenWithholdingRequest,
): Promise<OpenedWithholding> {
  const found = await findDirectorate(ports.plans, directorateCode);
  const permission = may(by, 'withhold-text', found.ok ? { directorateId: found.value.id } : {});
  if (!permission.allowed) return { outcome: 'refused', permission };
  const quarter = parseQuarter(code);
  const read = quarter && (await readQuarterSources(ports, { directorateCode, quarter }));
  if (read?.ok !== true) return { outcome: 'gone' };
  const full = await compileFrom(ports, read.value, { now, revision: undefined });
  const texts = listWithholdable(read.value, full);
  const withheld = withheldIn(read.value);
  const names = new Set(withheld.map(({ subject }) => nameSubject(subject)));
  const find = (name: string) => texts.find(({ subject }) => nameSubject(subject) === name);
  const people = await ports.plans.people();
  const nameOf = (actor: string) => people.find(({ slackUserId }) => slackUserId === actor)?.name ?? actor;
  return {
    outcome: 'desk',
    desk: {
      directorateCode: read.value.directorate.code,
      directorateName: read.value.directorate.name,
      quarter: code,
      withheld: withheld.map((each) => ({
        ...each,
        text: find(nameSubject(each.subject)),
        by: nameOf(each.actor),
      })),
      open: texts.filter(({ subject }) => !names.has(nameSubject(subject))),
      round: 1 + read.value.withholdingBook.all.filter(({ kind }) => kind === 'withheld').length,
      timeZone: read.value.organisation.timeZone,
    },
  };
}
