import type { KnownBlock } from '@slack/types';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { formatClock } from '../../core/calendar/zone.ts';
import type { Why } from '../../usecases/remind/read-why.ts';
import { context, richLine, section } from '../blocks.ts';
import { listRefs } from './list-refs.ts';

/** More days back are of no interest to whoever asks. */
const MOST_MESSAGES = 5;

/** Why somebody hears from Ragtime, and how it ends. */
export function buildWhy(why: Why): readonly KnownBlock[] {
  return [
    ...why.outstanding.map(buildReason),
    ...(why.outstanding.length === 0
      ? [section('Nothing waits for you now. The next reminder comes when something does.')]
      : []),
    ...buildMessages(why),
    ...why.absences.map(buildAbsence),
    section(
      `You get at most one reminder a day, between 8am and 6pm on a working day (${why.zone} time), and none once you have sent everything. “Remind me tomorrow” and “I’m away” pause reminders.`,
    ),
    context(helpText(why.officers)),
  ];
}

function buildReason(waiting: Why['outstanding'][number]): KnownBlock {
  const { directorate, quarter, refs, insteadOf, drafts } = waiting;
  const title = titleOfQuarter(quarter);
  const away = `, also in place of ${insteadOf.join(' and ')}, who ${insteadOf.length === 1 ? 'is' : 'are'} away`;
  const own = `You answer for ${listRefs(refs)} in its plan${insteadOf.length === 0 ? '' : away}, and ${refs.length === 1 ? 'this has' : 'these have'} not been sent yet.`;
  const others = `You are asked to draft ${listRefs(drafts)} for whoever answers for it.`;
  const reasons = [...(refs.length === 0 ? [] : [own]), ...(drafts.length === 0 ? [] : [others])];
  return richLine({ bold: `${directorate.name}, ${title}. ` }, reasons.join(' '));
}

function buildAbsence({ firstDay, lastDay, saidBy }: Why['absences'][number]): KnownBlock {
  const by = saidBy === undefined ? '' : `, as ${saidBy} said`;
  return section(`You are marked as away from ${formatWithWeekday(firstDay)} to ${formatWithWeekday(lastDay)}${by}.`);
}

function buildMessages({ diary, zone }: Why): readonly KnownBlock[] {
  const sent = diary.flatMap((day) => (day.kind === 'sent' ? day.reminders : [])).slice(-MOST_MESSAGES);
  if (sent.length === 0) return [];
  const lines = sent.map(({ date, sentAt }) => {
    return sentAt === undefined ? formatWithWeekday(date) : `${formatWithWeekday(date)}, ${formatClock(sentAt, zone)}`;
  });
  return [section(`You were reminded on:\n${lines.join('\n')}`)];
}

function helpText(officers: readonly string[]): string {
  if (officers.length === 0) return 'Questions? Ask the performance officer of the directorate.';
  return `Questions, or is this not yours? Ask ${officers.join(' or ')}.`;
}
