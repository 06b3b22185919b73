import type { KnownBlock } from '@slack/types';
import { formatWithWeekday } from '../../../core/calendar/local-date.ts';
import type { DraftFor, HandedText } from '../../../core/collect/milestone/milestone-form.ts';
import { context, cut, richLine, section } from '../../blocks.ts';
import { buildContent } from '../build-notices.ts';
import { momentText } from '../moment-text.ts';

/** https://docs.slack.dev/reference/views/modal-views */
const LONGEST_SUBMIT = 24;

/** What the buttons of a contributor's form do. */
export function draftLabels({ ownerName }: DraftFor): { readonly submit: string; readonly kept: string } {
  const submit = cut(`Hand to ${firstName(ownerName)}`, LONGEST_SUBMIT);
  return {
    submit,
    kept: `Your text is kept while you type, also when you close this. It goes to ${ownerName} when you press “${submit}”, and is printed only once they approve it.`,
  };
}

export function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

/** Who asked for the draft, by when, and why it came back. */
export function buildDraftFor(draftFor: DraftFor, timeZone: string): readonly KnownBlock[] {
  const { ownerName, askedByName, by, note, sentBack, before } = draftFor;
  const day = formatWithWeekday(by).replace(/ \d{4}$/, '');
  const who = askedByName === undefined || askedByName === ownerName ? ownerName : `${askedByName}, for ${ownerName},`;
  return [
    richLine({ bold: `${who} asks you to draft this by ${day}.` }),
    ...(note === '' ? [] : [section(`${askedByName ?? ownerName} writes: ${note}`)]),
    ...(sentBack === undefined ? [] : [richLine({ bold: `${sentBack.byName} sent it back: ` }, sentBack.question)]),
    ...(before === undefined || sentBack !== undefined
      ? []
      : [context(`You handed this in at ${momentText(before.handed.at, timeZone)}${sinceText(before, ownerName)}`)]),
  ];
}

function sinceText({ handed: { decision } }: HandedText, ownerName: string): string {
  if (decision?.kind === 'approved') return `, and ${ownerName} approved and sent it.`;
  if (decision?.kind === 'answered') return `, and ${ownerName} has sent this in other words.`;
  return '. You can change it until it is approved.';
}

interface ReadyLine {
  readonly timeZone: string;
  readonly ownerName: string | undefined;
  /** Who sees it: its owner, who may have begun something of their own, or an officer who enters it for them. */
  readonly reader: 'owner' | 'owner-with-draft' | 'officer';
}

/** Above the owner's fields, which begin with somebody else's text. */
export function buildReadyLine(
  { handed, by }: HandedText,
  { timeZone, ownerName, reader }: ReadyLine,
): readonly KnownBlock[] {
  const at = momentText(handed.at, timeZone);
  if (reader === 'officer') {
    return [
      section(
        `${by} handed in the text below at ${at}, and ${ownerName ?? 'its owner'} has not sent it. Save enters it, with your changes.`,
      ),
    ];
  }
  if (reader === 'owner-with-draft') {
    return [
      richLine({ bold: 'Ready for you: ' }, `${by} handed in a draft at ${at}. It says:`),
      ...buildContent(handed.content),
      section('Your own draft is in the fields below. Save sends yours.'),
      { type: 'divider' },
    ];
  }
  return [
    context(`Ready for you: ${by} handed in the text below at ${at}. Save sends it as your update, with your changes.`),
  ];
}

/** While the owner was typing, a contributor handed in a draft: both texts are there. */
export function buildDraftCame({ handed, by }: HandedText, timeZone: string): readonly KnownBlock[] {
  return [
    richLine(
      { bold: 'Not saved yet: ' },
      `${by} handed in a draft at ${momentText(handed.at, timeZone)}, after you opened the form. It says:`,
    ),
    ...buildContent(handed.content),
    section('Your own text is below. Press Save to send yours, or Close and read the draft under “Ready for you”.'),
    { type: 'divider' },
  ];
}
