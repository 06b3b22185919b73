import type { KnownBlock } from '@slack/types';
import { listWords } from '../../core/list-words.ts';
import { deliveryAdvice } from '../../reports/delivery-advice.ts';
import { FORMAT_NAMES } from '../../reports/labels.ts';
import type { RefusedFile } from '../../usecases/remind/file-ports.ts';
import type { DeskMessage } from '../../usecases/remind/ports.ts';
import { cut, richLine, section } from '../blocks.ts';
import { capital } from '../text.ts';

const LONGEST_LINE = 600;
const AGAIN = {
  thread:
    'Everything that is text was sent. Once the cause is put right, publish the quarter again: only what is missing is sent. Until then “ragtime report” writes the documents.',
  officer:
    'Press “Preview the report” again once the cause is put right. Until then “ragtime report” writes the documents.',
};

type RefusedFiles = Pick<Extract<DeskMessage, { about: 'files' }>, 'files' | 'place'>;

/** @param title directorate and quarter */
export function buildRefusedFiles(title: string, { files, place }: RefusedFiles): readonly KnownBlock[] {
  const count = files.length === 1 ? 'One file of the report' : `${files.length} files of the report`;
  const byProblem = Map.groupBy(files, ({ problem }) => problem);
  return [
    richLine({ bold: `${title}.` }, ` ${count} could not be put into Slack.`),
    ...[...byProblem].map(([problem, its]) => section(cut(lineOf(problem, its), LONGEST_LINE))),
    section(AGAIN[place]),
  ];
}

/** `PDF and web page: Ask whoever administers your Slack … (files.getUploadURLExternal: file_uploads_disabled)` */
function lineOf(problem: string, files: readonly RefusedFile[]): string {
  const names = capital(listWords(files.map(({ format }) => FORMAT_NAMES[format])));
  const advice = deliveryAdvice(problem);
  return `${names}: ${advice === '' ? problem : `${advice} (${problem})`}`;
}
