import type { KnownBlock } from '@slack/types';
import { shorten } from '../../core/publish/shorten.ts';
import type { Snapshot, SnapshotArea } from '../../core/publish/snapshot.ts';
import { versionWords } from '../../reports/labels.ts';
import type { RenderedPart } from '../../usecases/publish/ports.ts';
import { escapeSlack, HEADER_LIMIT, MESSAGE_TEXT_ROOM, plainText } from '../text.ts';
import { areaLines } from './area-lines.ts';
import { MARK_ROOM } from './mark-corrected.ts';
import { fitLines, linesToBlocks, linesToText, type MessageLine, paragraph } from './message-lines.ts';
import { rootLines } from './root-lines.ts';

/** A message as Slack takes it. */
export interface SummaryMessage extends RenderedPart {
  readonly blocks: readonly KnownBlock[];
}

/**
 * What the channel gets: the root message first, then the parts of its thread, one or more per area in the plan's order.
 * Each text is complete in itself and stays below 3,900 characters after escaping.
 */
export function buildSummaryMessages(snapshot: Snapshot): readonly SummaryMessage[] {
  return buildSummary(snapshot, 'Every status and the full commentary are in the thread below.');
}

/** The same for another place. @param pointer the last line of the first message: where the rest is */
export function buildSummary(snapshot: Snapshot, pointer: string): readonly SummaryMessage[] {
  return [buildRoot(snapshot, pointer), ...snapshot.areas.flatMap((area) => buildParts(area, snapshot))];
}

/** @param first what stands before everything else */
export function buildRoot(snapshot: Snapshot, pointer: string, first: readonly MessageLine[] = []): SummaryMessage {
  const { directorate, quarter, revision } = snapshot;
  // Names come from the plan and have no other limit; five escaped characters per typed one still leave room.
  const title = `${shorten(directorate.name, 200)}: ${quarter.title}, ${quarter.period}. ${versionWords(revision)}`;
  const limit = MESSAGE_TEXT_ROOM - escapeSlack(title).length;
  return toMessage(title, fitRoot([...first, ...rootLines(snapshot)], { limit, pointer }));
}

/** The root is one message: what does not fit stands in the thread, where everything is. */
function fitRoot(
  lines: readonly MessageLine[],
  { limit, pointer }: { readonly limit: number; readonly pointer: string },
): readonly MessageLine[] {
  const last = paragraph(pointer);
  const room = limit - linesToText([last]).length - 100;
  const [shown = [], ...others] = fitLines(lines, room);
  const count = others.flat().filter((line) => line.kind === 'bullet').length;
  const more = count === 0 ? [] : [paragraph(`… and ${count} more ${count === 1 ? 'line' : 'lines'}.`)];
  return [...shown, ...more, last];
}

/** @param mark said behind the area's name: `, corrected` */
export function buildParts(area: SnapshotArea, snapshot: Snapshot, mark = ''): readonly SummaryMessage[] {
  const name = `${shorten(area.name, 120)}${mark}`;
  const title = escapeSlack(partTitle({ name, index: 999, count: 999, snapshot }));
  const groups = fitLines(areaLines(area), MESSAGE_TEXT_ROOM - title.length - MARK_ROOM);
  return groups.map((lines, index) => ({
    ...toMessage(partTitle({ name, index: index + 1, count: groups.length, snapshot }), lines),
    areaId: area.id,
  }));
}

interface PartTitle {
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly snapshot: Snapshot;
}

function partTitle({ name, index, count, snapshot }: PartTitle): string {
  return `${name}, ${snapshot.quarter.title}${count > 1 ? ` (${index} of ${count})` : ''}`;
}

export function toMessage(title: string, lines: readonly MessageLine[]): SummaryMessage {
  return {
    text: `${escapeSlack(title)}\n${linesToText(lines)}`,
    blocks: [{ type: 'header', text: plainText(shorten(title, HEADER_LIMIT)) }, ...linesToBlocks(lines)],
  };
}
