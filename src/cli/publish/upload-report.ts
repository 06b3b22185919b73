import { basename } from 'node:path';
import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { readWordFile } from '../../reports/docx/read-word-file.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import {
  type Uploaded,
  type UploadPorts,
  type UploadRefusal,
  uploadReport,
} from '../../usecases/publish/upload-report.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { readFileHandedIn } from '../read-file-handed-in.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { readPlace } from '../read-place.ts';
import { say, takeOrder, withStore } from '../run-order.ts';
import { reportHelp } from './report-help.ts';

export interface UploadContext extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<UploadPorts & { readonly close: () => void }>;
}

interface UploadCommand {
  readonly path: string;
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly revision: number | undefined;
}

const OPTIONS = {
  upload: { type: 'string' },
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  revision: { type: 'string' },
} as const;

/** `ragtime report --upload` */
export async function runUpload(args: readonly string[], cli: UploadContext): Promise<number> {
  return takeOrder(args, cli, {
    help: reportHelp,
    read: parseCommand,
    carryOut: async (command) => say(cli, await upload(command, cli)),
  });
}

function parseCommand(args: readonly string[]): ReadOrder<UploadCommand> {
  return readOptions(args, OPTIONS, (values) => {
    const { upload: path = '', revision } = values;
    if (path === '') return refuse('--upload needs the path of a Word file, for example --upload report.docx.');
    const place = readPlace(values);
    if (!place.ok) return place;
    if (revision !== undefined && !/^[1-9]\d{0,3}$/u.test(revision)) {
      return refuse(`--revision "${revision}" is no number of a revision; 1 would be accepted.`);
    }
    const number = revision === undefined ? undefined : Number(revision);
    return done({ path, ...place.value, revision: number });
  });
}

async function upload({ path, ...command }: UploadCommand, cli: UploadContext): Promise<Result<string, string>> {
  const bytes = readFileHandedIn(path);
  if (!bytes.ok) return bytes;
  const word = readWordFile(bytes.value);
  if (!word.ok) return refuse(`${path}: ${word.refusal} Nothing was stored.`);
  return withStore(cli, async (store) => {
    const uploaded = await uploadReport(store, {
      ...command,
      by: COMMAND_LINE,
      author: cli.author,
      file: { name: basename(path), bytes: bytes.value },
      now: cli.now(),
      patience: commandPatience(),
    });
    if (!uploaded.ok) return refuse(refusalText(uploaded.refusal, command));
    return done([...storedLines(uploaded.value), `It begins: ${word.value.opening}`].join('\n'));
  });
}

function storedLines({ revision, sha256, isUnchanged, isOwn }: Uploaded): readonly string[] {
  const hash = `SHA-256 ${sha256}`;
  if (isUnchanged) return [`The same Word file is what was published of revision ${revision} already. ${hash}`];
  if (isOwn) return [`This is Ragtime's own Word file of revision ${revision}: all formats agree again. ${hash}`];
  return [
    `Stored as what was published of revision ${revision}. ${hash}`,
    'The other formats are as Ragtime made them, and are said to differ. Ragtime’s own Word file is kept: --original writes it.',
  ];
}

function refusalText(refusal: UploadRefusal, { directorateCode, quarter }: Omit<UploadCommand, 'path'>): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return 'Only the performance officer of the directorate can do this. Nothing was stored.';
    case 'busy':
      return 'Nothing was stored: the database was busy. Please try again.';
    default:
      return compileRefusalWords(refusal, { directorateCode, quarter: formatQuarter(quarter) });
  }
}
