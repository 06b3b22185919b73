import { describeIndicatorException } from '../../core/publish/describe-exception.ts';
import { listIndicatorCommentaries } from '../../core/publish/indicator-commentaries.ts';
import { shorten } from '../../core/publish/shorten.ts';
import type { SnapshotArea, SnapshotIndicator, SnapshotLateFigure } from '../../core/publish/snapshot.ts';
import {
  figureAndTarget,
  indicatorDirectionWords,
  indicatorStatusWords,
  LATE_FIGURES_TITLE,
  lateFigureWords,
  measuredWords,
} from '../../reports/indicator-words.ts';
import { NO_OWNER } from '../../reports/labels.ts';
import { actionWords } from './action-words.ts';
import { commentaryLines } from './commentary-lines.ts';
import { bullet, heading, type MessageLine } from './message-lines.ts';

/** A channel reads a line or two of each; the thread has the rest. Unit: UTF-16 code units. */
const WORDS_LENGTH = 90;
const SENTENCE_LENGTH = 280;

/** Everything about the indicators of one area, for the thread. */
export function indicatorLines(area: SnapshotArea): readonly MessageLine[] {
  const { indicators, lateFigures = [] } = area;
  return [
    ...(indicators.length === 0 ? [] : [heading('Performance indicators')]),
    ...indicators.map(indicatorLine),
    ...listIndicatorCommentaries(area).flatMap(commentaryLines),
    ...(lateFigures.length === 0 ? [] : [heading(LATE_FIGURES_TITLE)]),
    ...lateFigures.map(lateLine),
  ];
}

function indicatorLine(indicator: SnapshotIndicator): MessageLine {
  const facts = [
    `${indicator.words}: ${measuredWords(indicator)}`,
    `Last year: ${indicator.lastYear}.`,
    `Direction: ${indicatorDirectionWords(indicator)}.`,
  ];
  return bullet(`${facts.join(' ')} (${indicator.ownerInitials ?? NO_OWNER})`, indicator.ref);
}

function lateLine(late: SnapshotLateFigure): MessageLine {
  return bullet(`${late.words}. ${lateFigureWords(late)}`, late.ref);
}

/** One line of the root message about an indicator that is Red or Amber. */
export function indicatorExceptionLine(indicator: SnapshotIndicator): MessageLine {
  const { ref, words, firstSentence, action, actionBy, initials } = describeIndicatorException(indicator);
  const lines = [
    `${shorten(words, WORDS_LENGTH)}: ${figureAndTarget(indicator)}`,
    shorten(firstSentence, SENTENCE_LENGTH),
    action === '' ? '' : `What is being done: ${doneWords(action, actionBy)}`,
  ];
  const text = lines.filter((line) => line !== '').join('\n');
  return bullet(initials === null ? text : `${text} (${initials})`, `${indicatorStatusWords(indicator.status)} ${ref}`);
}

const ACTION_LENGTH = 200;

function doneWords(action: string, actionBy: string | null): string {
  return actionWords(shorten(action.replace(/\s+/gu, ' ').trim(), ACTION_LENGTH), actionBy);
}
