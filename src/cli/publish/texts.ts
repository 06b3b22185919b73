import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { numberWords } from '../../core/number-words.ts';
import { LONGEST_SECTION_TEXT, type SectionText } from '../../core/publish/section-wording.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import {
  type EditedSection,
  editSectionText,
  readSectionTexts,
  type SectionTextPorts,
} from '../../usecases/publish/edit-section-text.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { readPlace } from '../read-place.ts';
import { runOrder } from '../run-order.ts';

const textsHelp = `ragtime texts --directorate CODE --quarter 2026-27/Q1
ragtime texts --directorate CODE --quarter 2026-27/Q1 --section 1 --text TEXT
ragtime texts --directorate CODE --quarter 2026-27/Q1 --section 1 --as-in-plan

Lists what stands at the head of each section of a quarter's report, such as the introduction, or puts another text there.
It counts for that quarter; what the plan file says stays, and is printed in the others.

  --directorate CODE    which directorate, for example CE
  --quarter 2026-27/Q1  which quarter of which financial year
  --section 1           which section, by its number
  --text TEXT           what is printed; a blank line begins another paragraph, "-" a bullet
  --as-in-plan          what the plan says is printed again
  --help                this text

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

/** What the command touches. */
export interface TextsCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<SectionTextPorts & { readonly close: () => void }>;
}

const OPTIONS = {
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  section: { type: 'string' },
  text: { type: 'string' },
  'as-in-plan': { type: 'boolean', default: false },
} as const;

interface Asked {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly act:
    | { readonly kind: 'list' }
    /** Without a text the plan's is printed again. */
    | { readonly kind: 'edit'; readonly number: string; readonly typed: string | undefined };
}

/** `ragtime texts` */
export async function runTexts(args: readonly string[], cli: TextsCli): Promise<number> {
  return runOrder(args, cli, { help: textsHelp, read: parseCommand, carryOut });
}

function parseCommand(args: readonly string[]): ReadOrder<Asked> {
  return readOptions(args, OPTIONS, (values) => {
    const { section, text, 'as-in-plan': isReverted } = values;
    const place = readPlace(values);
    if (!place.ok) return place;
    if (section === undefined) {
      if (isReverted || text !== undefined) return refuse('Say which section, for example --section 1.');
      return done({ ...place.value, act: { kind: 'list' } });
    }
    if (isReverted === (text !== undefined)) return refuse('Give either --text TEXT or --as-in-plan.');
    return done({ ...place.value, act: { kind: 'edit', number: section, typed: text } });
  });
}

async function carryOut(
  store: SectionTextPorts,
  { directorateCode, quarter, act }: Asked,
  cli: TextsCli,
): Promise<Result<string, string>> {
  const place = { by: COMMAND_LINE, directorateCode, quarter: formatQuarter(quarter) };
  const read = await readSectionTexts(store, place);
  if (read.outcome !== 'texts') return refuse(goneText(place));
  const { texts } = read.read;
  if (act.kind === 'list') return done(texts.map(listedText).join('\n\n'));
  const text = texts.find(({ number }) => String(number) === act.number.trim());
  if (text === undefined) {
    return refuse(`--section "${act.number}" is no section; a number from 1 to ${texts.length} would be accepted.`);
  }
  const edited = await editSectionText(store, {
    ...place,
    author: cli.author,
    section: text.section,
    typed: act.typed,
    seen: undefined,
    now: cli.now(),
    patience: commandPatience(),
  });
  return outcomeText(edited, text, goneText(place));
}

function goneText({
  directorateCode,
  quarter,
}: {
  readonly directorateCode: string;
  readonly quarter: string;
}): string {
  return `There is no report of ${directorateCode} for ${quarter}: the code of a directorate, and a quarter that has been planned, would be accepted.`;
}

function listedText({ number, title, own, edited }: SectionText): string {
  const by = edited === undefined ? '' : ' (in the place of the plan’s text)';
  return `${number} ${title}${by}\n${(edited ?? own) || 'No text stands here.'}`;
}

function outcomeText(edited: EditedSection, { number, title }: SectionText, gone: string): Result<string, string> {
  const name = `Section ${number}, ${title},`;
  switch (edited.outcome) {
    case 'edited':
      return done(`${name} is printed with this text in this quarter.`);
    case 'taken-back':
      return done(`${name} is printed as the plan has it.`);
    case 'unchanged':
      return done(`${name} stands so already. Nothing was changed.`);
    case 'fault':
      return refuse(
        edited.fault === 'missing'
          ? '--text is empty; --as-in-plan prints what the plan says. Nothing was changed.'
          : `--text is longer than ${numberWords(LONGEST_SECTION_TEXT)} characters. Nothing was changed.`,
      );
    case 'busy':
      return refuse('Nothing was changed: the database was busy. Please try again.');
    case 'overtaken':
    case 'refused':
    case 'gone':
      return refuse(gone);
  }
}
