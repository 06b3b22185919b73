import { AlignmentType, BorderStyle, type IStylesOptions, LevelFormat, LineRuleType, Paragraph } from 'docx';
import type { ReportLook } from '../report-look.ts';

/** On every machine with Word; LibreOffice has one of the same widths. */
const FONT = 'Arial';
/** Half points: 12 pt, as UK councils' guidance on accessible documents wants it. */
const BODY = 24;
/** Half points: eight columns find room on upright A4. */
const TABLE = 22;
const QUIET = '4a4a4a';

export const BULLETS = {
  reference: 'report-bullets',
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: '•',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 420, hanging: 280 } } },
    },
  ],
};

/** A list that no paragraph of the library's is in would be left out of the file. */
export function listParagraph(): Paragraph {
  return new Paragraph({ numbering: { reference: BULLETS.reference, level: 0 } });
}

/** What an officer finds in Word's list of styles. */
export function docxStyles({ colour }: ReportLook): IStylesOptions {
  const ink = colour.slice(1);
  const heading = (size: number, before: number) => ({
    run: { font: FONT, size, bold: true, color: ink },
    paragraph: { keepNext: true, keepLines: true, spacing: { before, after: 120 } },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: BODY, language: { value: 'en-GB' } },
        paragraph: { spacing: { after: 140, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: heading(40, 0),
      heading1: heading(32, 360),
      heading2: heading(28, 280),
      heading3: { ...heading(26, 240), run: { font: FONT, size: 26, bold: true, color: '000000' } },
      heading4: { ...heading(BODY, 220), run: { font: FONT, size: BODY, bold: true, color: '000000' } },
      hyperlink: { run: { color: ink, underline: {} } },
      caption: {
        run: { font: FONT, size: BODY, bold: true },
        paragraph: { keepNext: true, spacing: { before: 160, after: 80 } },
      },
    },
    paragraphStyles: [
      style('Note', { run: { size: BODY, color: QUIET } }),
      style('Fact', { paragraph: { spacing: { after: 40 } } }),
      style('Contents', { paragraph: { spacing: { after: 60 } } }),
      style('Count', { paragraph: { spacing: { after: 80 }, indent: { left: 140 } } }),
      style('ListBullet', { paragraph: { spacing: { after: 60 } } }, 'List Bullet'),
      style(
        'TableText',
        { run: { size: TABLE }, paragraph: { spacing: { after: 0, line: 252, lineRule: LineRuleType.AUTO } } },
        'Table Text',
      ),
      style('PageNote', { run: { size: 19, color: QUIET }, paragraph: { spacing: { after: 0 } } }, 'Page Note'),
      style('DraftNotice', { run: { bold: true }, paragraph: { border: box() } }, 'Draft Notice'),
    ],
  };
}

type Style = NonNullable<IStylesOptions['paragraphStyles']>[number];

function style(id: string, look: Pick<Style, 'run' | 'paragraph'>, name = id): Style {
  return { id, name, basedOn: 'Normal', next: 'Normal', quickFormat: true, ...look };
}

function box() {
  const side = { style: BorderStyle.SINGLE, size: 8, space: 4, color: '000000' };
  return { top: side, right: side, bottom: side, left: side };
}
