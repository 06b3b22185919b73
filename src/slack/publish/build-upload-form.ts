import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { formatLong } from '../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import { MOST_WORD_BYTES } from '../../reports/docx/read-word-file.ts';
import type { ReadUploads, Uploads } from '../../usecases/publish/read-uploads.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { optionsOf } from '../collect/form/form-inputs.ts';
import { momentText } from '../collect/moment-text.ts';
import { UPLOAD_FIELDS } from '../field-ids.ts';
import { writePageValue, writeQuarterValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';
import { UPLOAD_TEXTS } from './upload-texts.ts';

export const UPLOAD_TITLE = 'Upload the Word file';
/** What stands before the form. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_REVISIONS = 100;
const LONGEST_NAME = 80;

/** Which revision, which file, and what stands now. */
export function buildUploadForm(read: ReadUploads, notice: readonly KnownBlock[] = []): ModalView {
  if (read.outcome === 'refused') return buildNotice(UPLOAD_TITLE, [section(refusalText(read.permission))]);
  if (read.outcome === 'gone') return buildNotice(UPLOAD_TITLE, [section(UPLOAD_TEXTS.notPublished)]);
  const { uploads } = read;
  const { directorateName, directorateCode, quarter } = uploads;
  return {
    type: 'modal',
    callback_id: CALLBACKS.uploadForm,
    title: plainText(UPLOAD_TITLE),
    submit: plainText('Store'),
    close: plainText('Close'),
    private_metadata: writeQuarterValue(directorateCode, quarter),
    blocks: [
      ...notice,
      richLine({ bold: `${directorateName}, ${titleOfQuarter(quarter)}.` }, ` ${UPLOAD_TEXTS.intro}`),
      ...uploads.revisions.flatMap((revision) => buildStanding(uploads, revision)),
      ...buildRevisions(uploads),
      {
        type: 'input',
        block_id: UPLOAD_FIELDS.file,
        label: plainText('The Word file'),
        hint: plainText(
          `Saved as .docx, without tracked changes, comments or macros; ${MOST_WORD_BYTES / 1_000_000} MB at most.`,
        ),
        element: { type: 'file_input', action_id: UPLOAD_FIELDS.file, filetypes: ['docx'], max_files: 1 },
      },
    ],
  };
}

/** A file that was uploaded before, with the way back to our own. */
function buildStanding(
  { directorateCode, quarter, timeZone }: Uploads,
  { number, upload }: Uploads['revisions'][number],
): readonly KnownBlock[] {
  if (upload === undefined) return [];
  const revert = button('Go back to Ragtime’s own', {
    actionId: ACTIONS.revertUpload,
    value: writePageValue(number, directorateCode, quarter),
    spoken: `Go back to Ragtime’s own Word file of revision ${number}`,
  });
  return [
    section(`Revision ${number}: ${cut(upload.name, LONGEST_NAME)} is what was published.`),
    context(`Uploaded ${momentText(upload.at, timeZone)}. SHA-256 ${upload.sha256}`),
    { type: 'actions', elements: [revert] },
  ];
}

/** Nothing to choose where there is one only. */
function buildRevisions({ revisions, timeZone }: Uploads): readonly InputBlock[] {
  if (revisions.length === 1) return [];
  const options = revisions
    .map(({ number, publishedAt }) => ({
      label: `Revision ${number}, published on ${formatLong(localDateOf(publishedAt, timeZone))}`,
      value: String(number),
    }))
    .toReversed()
    .slice(0, MOST_REVISIONS);
  return [
    {
      type: 'input',
      block_id: UPLOAD_FIELDS.revision,
      label: plainText('Which revision is it?'),
      element: {
        type: 'static_select',
        action_id: UPLOAD_FIELDS.revision,
        ...optionsOf(options, options[0]?.value),
      },
    },
  ];
}
