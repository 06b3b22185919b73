import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { formatLong } from '../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { WithheldSubject } from '../../core/publish/withholding.ts';
import type { OpenedWithholding, WithholdingDesk } from '../../usecases/publish/open-withholding.ts';
import { LONGEST_WHY, type Withholdable } from '../../usecases/publish/withhold-text.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { refusalText, TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { lineOfText } from '../collect/form/form-inputs.ts';
import { WITHHOLD_FIELDS } from '../field-ids.ts';
import { writePageValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { notKept } from '../not-kept.ts';
import { LONGEST_OPTION, toGroups } from '../plan/select-people.ts';
import { plainText } from '../text.ts';
import { buildAnnexButton } from './annex-button.ts';

export const WITHHOLD_TITLE = 'Not for publication';
/** A view takes 100 blocks, and each text that is withheld three. https://docs.slack.dev/reference/views/modal-views */
const MOST_WITHHELD = 28;
/** A view takes 250 KB, and a choice about 300 bytes of it. */
const MOST_TEXTS = 500;
const LONGEST_WORDS = 200;
const INTRO =
  'What is kept back stands in the annex alone: one sentence takes its place in every document and in the channel, whatever its owner writes later.';

const GROUPS: Readonly<Record<WithheldSubject['kind'], string>> = {
  item: 'Key developments and emerging issues',
  milestone: 'Milestones',
  indicator: 'Indicators',
  risk: 'Risks',
  'equality-action': 'Equality actions',
};

/** What is withheld, each with the way back, and the form that keeps another text back. */
export function buildWithholding(opened: OpenedWithholding, notice: readonly KnownBlock[] = []): ModalView {
  if (opened.outcome === 'refused') return buildNotice(WITHHOLD_TITLE, [section(refusalText(opened.permission))]);
  if (opened.outcome === 'gone') return buildNotice(WITHHOLD_TITLE, [section(TEXTS.gone)]);
  const { desk } = opened;
  const blocks = [...notice, ...buildHead(desk), ...buildWithheld(desk)];
  if (desk.open.length === 0) return buildNotice(WITHHOLD_TITLE, blocks);
  return {
    type: 'modal',
    callback_id: CALLBACKS.withholdForm,
    title: plainText(WITHHOLD_TITLE),
    submit: plainText('Keep back'),
    close: plainText('Close'),
    private_metadata: writePageValue(desk.round, desk.directorateCode, desk.quarter),
    blocks: [...blocks, { type: 'divider' }, ...buildInputs(desk), notKept('Keep back')],
  };
}

function buildHead({ directorateName, quarter }: WithholdingDesk): readonly KnownBlock[] {
  return [richLine({ bold: `${directorateName}, ${titleOfQuarter(quarter)}.` }, ` ${INTRO}`)];
}

function buildWithheld(desk: WithholdingDesk): readonly KnownBlock[] {
  const { withheld } = desk;
  if (withheld.length === 0) return [context('Nothing is kept back now.')];
  const folded = withheld.length - MOST_WITHHELD;
  return [
    ...withheld.slice(-MOST_WITHHELD).flatMap((each) => buildOne(desk, each)),
    ...(folded > 0 ? [context(`And ${folded} more: “ragtime withhold” lists them all.`)] : []),
    { type: 'actions', elements: [buildAnnexButton(desk.directorateCode, desk.quarter)] },
  ];
}

function buildOne(
  { directorateCode, quarter, timeZone }: WithholdingDesk,
  { subject, text, why, by, at }: WithholdingDesk['withheld'][number],
): readonly KnownBlock[] {
  const name = text === undefined ? 'A text that is no longer in the plan' : text.name;
  const release = button('Print it again', {
    actionId: ACTIONS.releaseText,
    value: writePageValue(1, directorateCode, quarter, subject.id),
    spoken: `Print it again: ${name}`,
  });
  return [
    richLine({ bold: name }, ` ${cut(text?.words ?? '', LONGEST_WORDS)}`),
    context(`Kept back by ${by} on ${formatLong(localDateOf(at, timeZone))}: ${why}`),
    { type: 'actions', elements: [release] },
  ];
}

function buildInputs({ open, round }: WithholdingDesk): readonly (InputBlock | KnownBlock)[] {
  const listed = open.slice(0, MOST_TEXTS);
  const groups = [...Map.groupBy(listed, ({ subject }) => subject.kind)];
  const folded = open.length - listed.length;
  return [
    {
      type: 'input',
      block_id: withholdBlockId(WITHHOLD_FIELDS.text, round),
      label: plainText('Which text is not for publication?'),
      element: {
        type: 'static_select',
        action_id: WITHHOLD_FIELDS.text,
        placeholder: plainText('Choose a text'),
        option_groups: groups.flatMap(([kind, texts]) => [...toGroups(GROUPS[kind], texts.map(toOption))]),
      },
    },
    {
      type: 'input',
      block_id: withholdBlockId(WITHHOLD_FIELDS.why, round),
      label: plainText('Why?'),
      hint: plainText('Printed in the annex, and nowhere else. It stands on record with your name.'),
      element: { ...lineOfText(WITHHOLD_FIELDS.why, undefined, LONGEST_WHY), multiline: true },
    },
    ...(folded > 0 ? [context(`${folded} more texts: “ragtime withhold” takes each by its ref.`)] : []),
  ];
}

/** A field with a name of its own in each round, so that none begins with what was typed in the one before. */
export function withholdBlockId(field: string, round: number): string {
  return `${field}|${round}`;
}

function toOption({ subject, name, words }: Withholdable): PlainTextOption {
  return { text: plainText(cut(`${name} ${words}`, LONGEST_OPTION)), value: subject.id };
}
