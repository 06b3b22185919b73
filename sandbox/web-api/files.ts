import type { FileRecord } from '../files.ts';
import { fileJson } from '../files.ts';
import type { JsonObject } from '../json.ts';
import { objectsAt, stringAt } from '../json.ts';
import { postMessage } from '../posting.ts';
import { checkBlocks } from '../validate/blocks.ts';
import { liveIn } from '../validate/live-text.ts';
import type { Workspace } from '../workspace.ts';
import type { Answer, Method } from './answer.ts';
import { answer, countAt, fail } from './answer.ts';
import { postingChannel } from './channel-access.ts';

/** @see https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
const ALT_TEXT_LIMIT = 1_000;

const getUploadUrl: Method = (workspace, args) => {
  const name = stringAt(args, 'filename');
  const length = countAt(args, 'length') ?? 0;
  if (name === undefined || name === '' || length < 1) return fail('missing_argument');
  const altText = stringAt(args, 'alt_txt') ?? '';
  if (altText.length > ALT_TEXT_LIMIT) return fail('alt_txt_too_large');
  const file = workspace.files.create({ userId: workspace.settings.botUserId, name, altText, length });
  return answer({ upload_url: `${workspace.origin}/upload/v1/${file.id}`, file_id: file.id });
};

/** Shares uploaded files: one call is one message, in a channel or a thread; without channel they stay private. */
const complete: Method = (workspace, args) => {
  const wanted = objectsAt(args, 'files');
  const files = wanted.map((one) => workspace.files.find(stringAt(one, 'id') ?? ''));
  const ready = files.filter((file) => file !== undefined).filter((file) => file.content !== undefined);
  if (ready.length === 0 || ready.length < wanted.length) return fail('file_not_found');
  if (ready.some((file) => file.isComplete)) return fail('file_update_failed');
  const channelId = stringAt(args, 'channel_id');
  if (channelId === undefined) return completed(workspace, wanted, ready);
  // Messages may name a person, files may not: they go to the channel of the direct messages.
  if (workspace.directory.person(channelId) !== undefined) return fail('invalid_channel');
  const access = postingChannel(workspace, { channel: channelId });
  if (!access.ok) return fail(access.error);
  const threadTs = stringAt(args, 'thread_ts');
  if (threadTs !== undefined && workspace.messages.find(channelId, threadTs) === undefined) {
    return fail('invalid_thread_ts');
  }
  const live = liveIn(stringAt(args, 'initial_comment') ?? '', 'parsed');
  if (live !== undefined) return fail('invalid_arguments', [{ message: live, pointer: '/initial_comment' }]);
  const problems = checkBlocks(objectsAt(args, 'blocks'), 'message');
  if (problems.length > 0) return fail('invalid_blocks', problems);
  const result = completed(workspace, wanted, ready);
  shareFiles(workspace, args, ready);
  return result;
};

function completed(workspace: Workspace, wanted: readonly JsonObject[], files: readonly FileRecord[]): Answer {
  for (const [index, file] of files.entries()) {
    workspace.files.change(file.id, { isComplete: true, title: stringAt(wanted[index], 'title') ?? file.name });
  }
  return answer({ files: files.map((file) => currentJson(workspace, file)) });
}

function currentJson(workspace: Workspace, file: FileRecord): JsonObject {
  return fileJson(workspace.files.find(file.id) ?? file, workspace.origin);
}

function shareFiles(workspace: Workspace, args: JsonObject, files: readonly FileRecord[]): void {
  const channel = stringAt(args, 'channel_id') ?? '';
  const threadTs = stringAt(args, 'thread_ts');
  const comment = stringAt(args, 'initial_comment');
  const message = postMessage(workspace, {
    channel,
    user: workspace.settings.botUserId,
    text: comment ?? '',
    // Slack ignores the blocks where there is a comment.
    blocks: comment === undefined ? objectsAt(args, 'blocks') : [],
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    files: files.map((file) => currentJson(workspace, file)),
  });
  const isPrivate = workspace.directory.channel(channel)?.isPrivate ?? true;
  for (const file of files) workspace.files.shareLater(file.id, { channel, ts: message.ts, isPrivate });
}

const info: Method = (workspace, args) => {
  const file = workspace.files.find(stringAt(args, 'file') ?? '');
  if (file === undefined || (!file.isComplete && file.userId === workspace.settings.botUserId)) {
    return fail('file_not_found');
  }
  if (file.isDeleted) return fail('file_deleted');
  return answer({ file: fileJson(file, workspace.origin) });
};

export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
  'files.info': info,
};
