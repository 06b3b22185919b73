import type { BlockAction, ButtonAction, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { formatQuarter, parseQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { MOST_WORD_BYTES, readWordFile } from '../../reports/docx/read-word-file.ts';
import { findActor } from '../../usecases/find-actor.ts';
import { readUploads } from '../../usecases/publish/read-uploads.ts';
import { revertUpload } from '../../usecases/publish/revert-upload.ts';
import { uploadReport } from '../../usecases/publish/upload-report.ts';
import { section } from '../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf, lastingPatienceOf, patienceOf } from '../clicks.ts';
import { TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { fetchFile } from '../fetch-file.ts';
import { UPLOAD_FIELDS } from '../field-ids.ts';
import { fileTroubleText } from '../file-trouble-text.ts';
import { readPageValue, readQuarterValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { redrawView } from '../redraw-view.ts';
import { showOrPost } from '../show-or-post.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildUploadForm, UPLOAD_TITLE } from './build-upload-form.ts';
import { UPLOAD_TEXTS, uploadedLines, uploadRefusalText } from './upload-texts.ts';

/** Nobody's click waits any more when a file is read. Unit: milliseconds, real time. */
const PATIENCE_MS = 10_000;
/** What would be accepted, and the command that does the same. */
const ALSO = { most: `${MOST_WORD_BYTES / 1_000_000} MB`, command: 'ragtime report --upload' };

/** A Word file that was edited outside becomes what was published, and Ragtime's own again. */
export function listenToUploads(app: Listeners, slack: SlackContext): void {
  app.view(CALLBACKS.uploadForm, (args: SubmitArgs) => submit(slack, args));
  app.action<BlockAction<ButtonAction>>(ACTIONS.revertUpload, (args: ButtonArgs) => revert(slack, args));
}

interface Chosen {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly revision: number | undefined;
  readonly fileId: string;
}

async function submit(slack: SlackContext, args: SubmitArgs): Promise<void> {
  const { ack, view, body, client } = args;
  const { id: directorateCode, quarter: code } = readQuarterValue(view.private_metadata);
  const quarter = parseQuarter(code);
  const [file] = view.state.values[UPLOAD_FIELDS.file]?.[UPLOAD_FIELDS.file]?.files ?? [];
  if (quarter === undefined) return ack({ response_action: 'update', view: notice([TEXTS.gone]) });
  if (file === undefined || !/\.docx$/iu.test(file.name)) {
    return ack({ response_action: 'errors', errors: { [UPLOAD_FIELDS.file]: UPLOAD_TEXTS.otherFile } });
  }
  await ack({ response_action: 'update', view: buildNotice('One moment', [section(UPLOAD_TEXTS.working)]) });
  const chosen = { directorateCode, quarter, revision: readRevision(view), fileId: file.id };
  const shown = await take(slack, args, chosen).catch((error: unknown) => {
    slack.log.error({ problem: error instanceof Error ? error.message : 'unknown' }, 'A Word file was not taken');
    return 'failed' as const;
  });
  await showOrPost({ client, body, view }, typeof shown === 'string' ? askAgain(args, shown) : shown);
}

/** The file itself has to be chosen again: no view can begin with one. */
function askAgain({ view }: SubmitArgs, why: 'busy' | 'failed'): ModalView {
  return redrawView(view, { notice: [section(UPLOAD_TEXTS[why])] });
}

/** Undefined where there is one only. */
function readRevision({ state }: ViewOutput): number | undefined {
  const value = state.values[UPLOAD_FIELDS.revision]?.[UPLOAD_FIELDS.revision]?.selected_option?.value;
  return value === undefined ? undefined : Number(value);
}

/** By the same use case as at the command line. */
async function take(
  slack: SlackContext,
  { client, body, context }: SubmitArgs,
  chosen: Chosen,
): Promise<ModalView | 'busy'> {
  const clicker = clickerOf(body);
  const now = slack.clock();
  const by = await findActor(slack.quarter, clicker, now);
  const { directorateCode, quarter } = chosen;
  // Before anything is fetched for whoever may not give it.
  const read = await readUploads(slack.quarter, { by, directorateCode, quarter: formatQuarter(quarter) });
  if (read.outcome !== 'uploads') return buildUploadForm(read);
  const wanted = { fileId: chosen.fileId, userId: clicker.slackUserId, mostBytes: MOST_WORD_BYTES };
  const fetched = await fetchFile(client, wanted);
  if (!fetched.ok) return notice([fileTroubleText(fetched.refusal, ALSO)]);
  const word = readWordFile(fetched.value.bytes);
  if (!word.ok) return notice([`${fetched.value.name}: ${word.refusal} Nothing was stored.`]);
  const uploaded = await uploadReport(slack.quarter, {
    by,
    author: { actor: clicker.slackUserId },
    directorateCode,
    quarter,
    revision: chosen.revision,
    file: fetched.value,
    now,
    patience: lastingPatienceOf(context, PATIENCE_MS),
  });
  if (!uploaded.ok) {
    return uploaded.refusal.reason === 'busy' ? 'busy' : notice([uploadRefusalText(uploaded.refusal)]);
  }
  return notice([...uploadedLines(uploaded.value), `It begins: ${word.value.opening}`]);
}

async function revert(slack: SlackContext, args: ButtonArgs): Promise<void> {
  const { action, body, ack, context } = args;
  const { page: revision, what } = readPageValue(action.value ?? '');
  const [directorateCode = '', code = ''] = what;
  const quarter = parseQuarter(code);
  const clicker = clickerOf(body);
  const now = slack.clock();
  const by = await findActor(slack.quarter, clicker, now);
  if (quarter === undefined) {
    await ack();
    return showView(args, notice([TEXTS.gone]));
  }
  const author = { actor: clicker.slackUserId };
  const asked = { by, author, directorateCode, quarter, revision, now, patience: patienceOf(context) };
  const reverted = await revertUpload(slack.quarter, asked);
  await ack();
  const lines = reverted.ok ? uploadedLines(reverted.value) : [uploadRefusalText(reverted.refusal)];
  if (!reverted.ok && reverted.refusal.reason !== 'busy') return showView(args, notice(lines));
  const read = await readUploads(slack.quarter, { by, directorateCode, quarter: code });
  await showView(
    args,
    buildUploadForm(
      read,
      lines.map((line) => section(line)),
    ),
  );
}

function notice(lines: readonly string[]): ModalView {
  return buildNotice(
    UPLOAD_TITLE,
    lines.map((line) => section(line)),
  );
}
