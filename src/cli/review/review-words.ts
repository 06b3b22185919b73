import { figureText } from '../../core/collect/indicator/figure-words.ts';
import { toStatus } from '../../core/collect/indicator/indicator-status.ts';
import { PROGRESS_WORDS, scoreText } from '../../core/collect/led/led-entry.ts';
import { toStatusKind } from '../../core/publish/status-kind.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { countStands, type QueuedEntry, type ReviewStand } from '../../core/review/review-queue.ts';
import type { Said } from '../../core/review/said.ts';
import { fieldsOf, type WordingFault } from '../../core/review/wording.ts';
import { STATUS_LABELS } from '../../reports/labels.ts';
import type { EditWordingOutcome, ToldOwner } from '../../usecases/review/edit-wording.ts';
import { formatInstant } from '../calendar/quarter-refusal.ts';

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

function entryLines(entry: QueuedEntry): readonly string[] {
  const { ref, words, stand, owner, said, previous, returned } = entry;
  const isAsked = returned !== undefined && returned.closedAt === undefined;
  return [
    `${ref} ${words}`,
    `  ${STAND_WORDS[stand]}, ${owner?.name ?? 'without an owner'}`,
    ...saidLines(said).map((line) => `  ${line}`),
    ...wordingLines(entry).map((line) => `  ${line}`),
    ...(isAsked ? [`  Asked: ${returned.question}`] : []),
    ...(previous === undefined
      ? []
      : [`  Before, in ${previous.update.quarter}:`, ...saidLines(previous).map((line) => `    ${line}`)]),
  ];
}

function wordingLines({ wording }: QueuedEntry): readonly string[] {
  if (wording === undefined || wording.kind === 'taken-back') return [];
  if (wording.kind === 'objected') return [`Edited, and its owner objects: ${wording.reason}`];
  const lines = fieldsOf(wording.texts).flatMap((field) => (wording.texts[field] ?? '').split('\n'));
  return ['Printed in other words:', ...lines.map((line) => `  ${line}`)];
}

/** What `ragtime review --text` and `--as-sent` did, or why not. */
export function wordingText(outcome: EditWordingOutcome): Result<string, string> {
  switch (outcome.outcome) {
    case 'edited':
      return done(`${outcome.ref} is printed in these words. ${toldText(outcome.told)}`);
    case 'taken-back':
      return done(`${outcome.ref} is printed as it was sent.`);
    case 'unchanged':
      return done(`${outcome.ref} is printed so already. Nothing was changed.`);
    case 'nothing-to-edit':
      return refuse(`${outcome.ref} has no text that could be edited. Nothing was changed.`);
    case 'overtaken':
      return refuse(`${outcome.ref} was written or edited anew meanwhile. Read that first. Nothing was changed.`);
    case 'fault':
      return refuse(FAULTS[outcome.fault.fault]);
    case 'refused':
      return refuse('Only the performance officer of the directorate can do this.');
    case 'gone':
    case 'not-now':
      return refuse('It is not in the plan, or its quarter has not been opened yet. Nothing was changed.');
    case 'busy':
      return refuse('Nothing was changed: the database was busy. Please try again.');
  }
}

const FAULTS: Readonly<Record<WordingFault['fault'], string>> = {
  missing: '--text or --action is empty. To print less than a text, send it back with "ragtime return".',
  'too-long': '--text or --action is too long; 3,000 characters at most would be accepted.',
};

function toldText(told: ToldOwner | undefined): string {
  if (told === undefined) return 'No message tells its owner; its history shows the words.';
  return `${told.name} is told from ${formatInstant(told.at, told.zone)} on, and can object.`;
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
