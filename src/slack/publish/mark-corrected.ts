import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { richLine } from '../blocks.ts';

/** As much as the mark takes of a message's text. Unit: UTF-16 code units. */
export const MARK_ROOM = 60;

/** What people have read stays: the message keeps its words and says, below its title, that others stand further down. */
export function markCorrected({ text, blocks }: RenderedMessage, correctedOn: string): RenderedMessage {
  const mark = `Corrected on ${correctedOn}: see below.`;
  const [title = '', ...lines] = text.split('\n');
  const [header, ...rest] = blocks;
  return { text: [title, mark, ...lines].join('\n'), blocks: [header, richLine({ bold: mark }), ...rest] };
}
