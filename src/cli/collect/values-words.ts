import { formatLong } from '../../core/calendar/local-date.ts';
import type { FigureInputFault } from '../../core/collect/indicator/check-figure-answer.ts';
import { formatFigure } from '../../core/collect/indicator/figure.ts';
import { type Figure, NO_FIGURE_REASONS } from '../../core/collect/indicator/indicator-update.ts';
import type { ValueProblem, ValuesRefusal } from '../../core/collect/indicator/read-values.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import type { ImportedValue, ImportValuesRefusal } from '../../usecases/collect/indicator/import-values.ts';
import type { ValueRowFault } from '../../usecases/collect/indicator/prepare-value.ts';

const NOTHING_STORED = 'Nothing was stored.';

/** Why the file cannot be read as figures, each cell on a line. */
export function valuesFileText(refusal: ValuesRefusal): string {
  if (refusal.reason === 'no-columns') {
    const missing = refusal.missing.map((name) => `"${name}"`).join(' and ');
    return `The first row names no column ${missing}. The columns ref and value are needed; no value because, provisional, expected, period and note can stand beside them. ${NOTHING_STORED}`;
  }
  return [...refusal.problems.map(cellText), NOTHING_STORED].join('\n');
}

function cellText({ cell, given, fault }: ValueProblem): string {
  switch (fault) {
    case 'no-day':
      return `${cell}: "${given}" is no day; one written like 2026-09-30 is.`;
    case 'no-yes-or-no':
      return `${cell}: "${given}" is neither yes nor no.`;
    case 'no-name':
      return `${cell}: a figure stands here without a ref; give the indicator's ref or id.`;
    case 'no-reason':
      return `${cell}: "${given}" is no reason; ${NO_FIGURE_REASONS.map((reason) => reason.replaceAll('-', ' ')).join(', ')} are.`;
  }
}

/** Why nothing was stored, each row on a line. */
export function valuesRefusalText(
  refusal: ImportValuesRefusal,
  asked: { readonly directorateCode: string; readonly quarter: string },
): string {
  switch (refusal.reason) {
    case 'unknown-directorate':
    case 'no-plan':
      return compileRefusalWords(refusal, asked);
    case 'unknown-person':
      return `Nobody in the plans has the initials "${refusal.given}". ${NOTHING_STORED}`;
    case 'busy':
      return `The database was busy for too long. ${NOTHING_STORED} Please run the same command again.`;
    case 'rows':
      return [
        ...refusal.problems.map(({ cell, name, what }) => `${cell} (${name}): ${rowFaultText(what)}`),
        NOTHING_STORED,
      ].join('\n');
  }
}

function rowFaultText(what: ValueRowFault): string {
  switch (what.fault) {
    case 'unknown':
      return 'no indicator of this plan has this ref or id.';
    case 'several':
      return `several indicators have this ref; give one of the ids ${what.ids.join(', ')}.`;
    case 'twice':
      return 'this indicator stands in the file twice; one row is accepted.';
    case 'no-supplier':
      return 'the plan names no supplier for this indicator, so its owner gives the figure.';
    case 'not-theirs':
      return 'only its supplier or a performance officer of the directorate brings it in; give their initials with --entered-by.';
    case 'closed':
      return 'no figure of this indicator is taken for this quarter now.';
    case 'perhaps-a-share':
      return 'the cell may hold a share or a percentage; write 79.2 for 79.2%, or put an apostrophe in front where it is meant as it stands.';
    case 'given-in-slack':
      return `${what.by} gave ${shown(what.figure, what)} in Slack on ${formatLong(what.on)}; with --replace the file's figure takes its place.`;
    case 'note-too-long':
      return 'the note is longer than 200 characters.';
    case 'figure':
      return figureFaultText(what.figure);
  }
}

/** What is wrong with a figure in a file. */
export function figureFaultText(fault: FigureInputFault): string {
  switch (fault.fault) {
    case 'missing':
      return fault.field === 'figure' ? 'the figure is missing.' : 'say in "expected" when the figure comes.';
    case 'and-a-reason':
      return 'there is a figure and a reason why there is none; give one of the two.';
    case 'has-passed':
      return 'the day in "expected" has passed; a later one is accepted.';
    case 'too-long':
      return 'the period is longer than 200 characters.';
    case 'decimals':
      return `"${fault.given}" has more decimals than the report prints; ${fault.rounded} is accepted.`;
    case 'comma':
      return `"${fault.given}" can be read in two ways; a comma parts thousands (1,234), a point the decimals (12.5).`;
    case 'unit':
      return `"${fault.given}" has something beside the number that is not its unit; give the number alone.`;
    case 'not-a-number':
      return `"${fault.given}" is not a number; digits such as 1,234 or 12.5 are accepted.`;
    case 'too-large':
      return `"${fault.given}" is larger than any figure here can be.`;
  }
}

/** What became of each row. */
export function importedLines(values: readonly ImportedValue[], mode: 'store' | 'check'): readonly string[] {
  if (values.length === 0) return ['The file holds no figures. Nothing was stored.'];
  const lines = values.map((each) => {
    const now = shown(each.figure, each);
    if (each.isUnchanged) return `${each.indicator.ref}: ${now} is in already`;
    return `${each.indicator.ref}: ${each.before === undefined ? now : `was ${shown(each.before, each)}, is ${now}`}`;
  });
  return [...lines, mode === 'check' ? 'Checked only. Nothing was stored.' : 'The owners confirm what is new.'];
}

function shown(figure: Figure, { indicator }: Pick<ImportedValue, 'indicator'>): string {
  if (figure.kind === 'none') return `no figure, ${figure.reason.replaceAll('-', ' ')}`;
  return `${formatFigure(figure.value, indicator)}${figure.isProvisional ? ' (provisional)' : ''}`;
}
