import type { KnownBlock } from '@slack/types';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { parseQuarter, quarterTitle } from '../../core/calendar/quarter.ts';
import { formatClock } from '../../core/calendar/zone.ts';
import type { Why } from '../../usecases/remind/read-why.ts';
import { context, richLine, section } from '../blocks.ts';

/** More days back are of no interest to whoever asks. */
const MOST_MESSAGES = 5;

/** Why somebody hears from Ragtime, and how it ends. */
export function buildWhy(why: Why): readonly KnownBlock[] {
  return [
    ...why.outstanding.map(buildReason),
    ...(why.outstanding.length === 0 ? [section('Nothing waits for you now, so no further reminder will come.')] : []),
    ...buildMessages(why),
    section(
      `You get one message a day at most, between 8am and 6pm of a working day where you are (${why.zone}), and none once everything is sent. “Remind me tomorrow” and “I’m away” pause it.`,
    ),
    context(helpText(why.officers)),
  ];
}

function buildReason({ directorate, quarter, refs, insteadOf }: Why['outstanding'][number]): KnownBlock {
  const parsed = parseQuarter(quarter);
  const title = parsed === undefined ? quarter : quarterTitle(parsed);
  const whose = insteadOf.length === 0 ? 'You answer' : `You answer, also for ${insteadOf.join(' and ')}, who is away,`;
  return richLine(
    { bold: `${directorate.name}, ${title}. ` },
    `${whose} for ${refs.join(', ')} in its plan, and ${refs.length === 1 ? 'this has' : 'these have'} not been sent yet.`,
  );
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
  return `Questions, or not yours? Ask ${officers.join(' or ')}.`;
}
