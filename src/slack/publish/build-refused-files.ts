import type { KnownBlock } from '@slack/types';
import { deliveryAdvice } from '../../reports/delivery-advice.ts';
import type { RefusedFile } from '../../usecases/remind/ports.ts';
import { cut, richLine, section } from '../blocks.ts';

const LONGEST_LINE = 600;
const AGAIN =
  'Everything that is text was sent. Once the cause is put right, publish the quarter again: only what is missing is sent. Until then “ragtime report” writes the documents.';

/** @param title directorate and quarter */
export function buildRefusedFiles(title: string, files: readonly RefusedFile[]): readonly KnownBlock[] {
  const count = files.length === 1 ? 'One file of the report' : `${files.length} files of the report`;
  return [
    richLine({ bold: `${title}.` }, ` ${count} could not be put into Slack.`),
    ...files.map((file) => section(cut(lineOf(file), LONGEST_LINE))),
    section(AGAIN),
  ];
}

function lineOf({ title, problem }: RefusedFile): string {
  return [`• ${title}: ${problem.replace(/\.?$/, '.')}`, deliveryAdvice(problem)].filter(Boolean).join(' ');
}
