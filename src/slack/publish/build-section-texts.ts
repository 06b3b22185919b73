import type { Button, KnownBlock, ModalView } from '@slack/types';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { LONGEST_SECTION_TEXT, type SectionText } from '../../core/publish/section-wording.ts';
import type { ReadSectionTexts, SectionTexts } from '../../usecases/publish/edit-section-text.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { refusalText, TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { lineOfText } from '../collect/form/form-inputs.ts';
import { SECTION_FIELD } from '../field-ids.ts';
import { writePageValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { notKept } from '../not-kept.ts';
import { plainText } from '../text.ts';

const TITLE = 'Texts of the report';
const INTRO =
  'What stands at the head of each section in this quarter’s report. The plan says it for every quarter; an officer’s text takes its place in this one.';
/** A field takes no more; longer texts of a plan stay in its file. */
const LONGEST_FIELD = LONGEST_SECTION_TEXT;

/** The sections with their texts, each with the way to its form. @param notice what has just happened */
export function buildSectionTexts(read: ReadSectionTexts, notice: readonly KnownBlock[] = []): ModalView {
  if (read.outcome === 'refused') return buildNotice(TITLE, [section(refusalText(read.permission))]);
  if (read.outcome === 'gone') return buildNotice(TITLE, [section(TEXTS.gone)]);
  const { directorateName, quarter, texts } = read.read;
  return buildNotice(TITLE, [
    ...notice,
    richLine({ bold: `${directorateName}, ${titleOfQuarter(quarter)}.` }, ` ${INTRO}`),
    ...texts.flatMap((text) => buildOne(read.read, text)),
  ]);
}

function buildOne(of: SectionTexts, text: SectionText): readonly KnownBlock[] {
  const printed = text.edited ?? text.own;
  const name = `${text.number} ${text.title}`;
  return [
    { type: 'divider' },
    richLine({ bold: name }),
    printed === '' ? context('No text stands here.') : section(cut(printed, LONGEST_FIELD)),
    ...(text.edited === undefined ? [] : [context('An officer’s text, in the place of the plan’s.')]),
    { type: 'actions', elements: buttonsOf(of, text, name) },
  ];
}

function buttonsOf({ directorateCode, quarter }: SectionTexts, text: SectionText, name: string): Button[] {
  const value = writePageValue(text.number, directorateCode, quarter, text.section);
  const edit = button('Edit', { actionId: ACTIONS.editSection, value, spoken: `Edit ${name}` });
  if (text.edited === undefined) return [edit];
  const spoken = `Print the plan’s text: ${name}`;
  return [edit, button('Print the plan’s text', { actionId: ACTIONS.revertSection, value, spoken })];
}

/** What is printed there, to be put in other words; the plan's text stays beside it. */
export function buildSectionForm(
  { directorateCode, quarter }: SectionTexts,
  text: SectionText,
  notice: readonly KnownBlock[] = [],
): ModalView {
  const printed = text.edited ?? text.own;
  return {
    type: 'modal',
    callback_id: CALLBACKS.sectionForm,
    title: plainText(cut(`${text.number} ${text.title}`, LONGEST_TITLE)),
    submit: plainText('Save'),
    close: plainText('Close'),
    private_metadata: writePageValue(text.number, directorateCode, quarter, text.section, String(text.version)),
    blocks: [
      ...notice,
      context('Blank lines part paragraphs, and lines that begin with “-” become bullets. It counts for this quarter.'),
      ...(text.edited === undefined ? [] : buildOwn(text.own)),
      {
        type: 'input',
        block_id: sectionBlockId(text),
        label: plainText('What is printed'),
        element: { ...lineOfText(SECTION_FIELD, cut(printed, LONGEST_FIELD), LONGEST_FIELD), multiline: true },
      },
      notKept('Save'),
    ],
  };
}

/** https://docs.slack.dev/reference/views/modal-views */
const LONGEST_TITLE = 24;

function buildOwn(own: string): readonly KnownBlock[] {
  return [context('The plan’s text:'), section(own === '' ? 'None.' : cut(own, LONGEST_FIELD))];
}

/** Each version of each text has a field of its own, so that none begins with what was typed in another. */
function sectionBlockId({ section: key, version }: Pick<SectionText, 'section' | 'version'>): string {
  return `${SECTION_FIELD}.${key}.${version}`;
}
