import type { Uploaded, UploadRefusal } from '../../usecases/publish/upload-report.ts';
import { refusalText } from '../collect/answer-texts.ts';

export const UPLOAD_TEXTS = {
  intro:
    'Where the Word file was edited outside and that is what councillors have, it is kept here as what was published. Ragtime’s own is kept beside it, and the other formats are said to differ.',
  notPublished:
    'Nothing of this quarter has been published yet. Until then what the report says is changed in Ragtime.',
  working: 'Your file is being read. You may close this; what comes of it then comes as a message.',
  otherFile: 'Only Word files are taken here. Please save it as .docx.',
  busy: 'Nothing was stored: Ragtime was busy for a moment. Please choose the file again.',
  failed:
    'Something went wrong on our side, and nothing was stored. Please choose the file again and try again in a minute; if it happens again, tell an administrator of Ragtime.',
} as const;

/** What stands now, with the fingerprint by which it is known again. */
export function uploadedLines({ revision, sha256, isUnchanged, isOwn }: Uploaded): readonly string[] {
  const hash = `SHA-256 ${sha256}`;
  if (isUnchanged) return [`The same Word file is what was published of revision ${revision} already.`, hash];
  if (isOwn) return [`Ragtime’s own Word file of revision ${revision} is what was published: all formats agree.`, hash];
  return [
    `It is kept as what was published of revision ${revision}. The other formats are as Ragtime made them, and are said to differ.`,
    hash,
    'A revision that follows is made of what Ragtime knows: what was changed outside has to be changed here, too, or it comes back.',
  ];
}

export function uploadRefusalText(refusal: UploadRefusal): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return refusalText(refusal.permission);
    case 'busy':
      return 'Nothing was stored: Ragtime was busy for a moment. Please press the button again.';
    case 'unknown-directorate':
    case 'no-revision':
      return 'This revision is not there any more, so nothing was stored. The performance officer can say what became of it.';
  }
}
