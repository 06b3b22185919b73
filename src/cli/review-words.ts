import { figureText } from '../core/collect/indicator/figure-words.ts';
import { toStatus } from '../core/collect/indicator/indicator-status.ts';
import { PROGRESS_WORDS, scoreText } from '../core/collect/led/led-entry.ts';
import { toStatusKind } from '../core/publish/status-kind.ts';
import { countStands, type QueuedEntry, type ReviewStand } from '../core/review/review-queue.ts';
import type { Said } from '../core/review/said.ts';
import { STATUS_LABELS } from '../reports/labels.ts';

const STAND_WORDS: Readonly<Record<ReviewStand, string>> = {
  'to-read': 'to be read',
  accepted: 'accepted',
  'sent-back': 'sent back, not answered yet',
};

/** What `ragtime review` lists: each text in full, with last quarter's under it. */
export function queueText(entries: readonly QueuedEntry[], listed: readonly QueuedEntry[]): string {
  const counts = countStands(entries);
  const head = `${counts['to-read']} to be read, ${counts.accepted} accepted, ${counts['sent-back']} sent back.`;
  return [head, ...listed.flatMap((entry) => ['', ...entryLines(entry)])].join('\n');
}

function entryLines({ ref, words, stand, owner, said, previous, returned }: QueuedEntry): readonly string[] {
  const isAsked = returned !== undefined && returned.closedAt === undefined;
  return [
    `${ref} ${words}`,
    `  ${STAND_WORDS[stand]}, ${owner?.name ?? 'without an owner'}`,
    ...saidLines(said).map((line) => `  ${line}`),
    ...(isAsked ? [`  Asked: ${returned.question}`] : []),
    ...(previous === undefined
      ? []
      : [`  Before, in ${previous.update.quarter}:`, ...saidLines(previous).map((line) => `    ${line}`)]),
  ];
}

function saidLines(said: Said): readonly string[] {
  return [saidWord(said), ...textsOf(said)].filter((text) => text !== '').flatMap((text) => text.split('\n'));
}

function saidWord(said: Said): string {
  switch (said.kind) {
    case 'milestone':
      return STATUS_LABELS[toStatusKind(said.update.status)].word;
    case 'indicator': {
      const status = toStatus(said.update.status);
      const figure = figureText(said.update.figure, said.indicator);
      return status === undefined ? figure : `${figure}, ${STATUS_LABELS[toStatusKind(status)].word}`;
    }
    case 'led': {
      const { content } = said.update;
      return content.kind === 'risk' ? scoreText(content.likelihood, content.impact) : PROGRESS_WORDS[content.progress];
    }
  }
}

function textsOf(said: Said): readonly string[] {
  if (said.kind !== 'led') return [said.update.commentary, said.update.action];
  const { content } = said.update;
  return content.kind === 'risk' ? [content.done, content.next] : [content.text];
}
