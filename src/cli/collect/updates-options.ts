import { formatQuarter } from '../../core/calendar/quarter.ts';
import { LONGEST_LINE } from '../../core/collect/indicator/check-figure-answer.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { type OptionValues, type ReadOrder, readWords } from '../read-options.ts';
import { readQuarter } from '../read-place.ts';

const OPTIONS = {
  owner: { type: 'string' },
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  all: { type: 'boolean', default: false },
  out: { type: 'string' },
  'entered-by': { type: 'string' },
  how: { type: 'string' },
  anyway: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
} as const;

export interface SheetOrder {
  readonly act: 'sheet';
  readonly owner: string;
  readonly directorateCode: string | undefined;
  readonly quarter: string | undefined;
  readonly which: 'outstanding' | 'all';
  readonly outFile: string | undefined;
}

export interface ImportOrder {
  readonly act: 'import';
  readonly file: string;
  readonly enteredBy: string;
  readonly howItCame: string;
  readonly questions: 'ask' | 'store-anyway';
  readonly mode: 'store' | 'check';
}

type Given = OptionValues<typeof OPTIONS>;

export function parseUpdatesOrder(args: readonly string[]): ReadOrder<SheetOrder | ImportOrder> {
  return readWords(args, OPTIONS, (values, [act, file, ...others]) => {
    if (act === 'sheet' && file === undefined) return readSheetOrder(values);
    if (act === 'import' && file !== undefined && others.length === 0) return readImportOrder(file, values);
    return refuse('Say what to do: sheet --owner AMc, or import FILE.xlsx.');
  });
}

function readSheetOrder({ owner, directorate, quarter: given, all, out }: Given): Result<SheetOrder, string> {
  if (owner === undefined) return refuse('Say whose updates, for example --owner AMc.');
  const quarter = given === undefined ? done(undefined) : readQuarter(given);
  if (!quarter.ok) return quarter;
  if (out !== undefined && !/\.xlsx$/iu.test(out)) {
    return refuse(`"${out}" is not the name of a workbook; give one that ends with .xlsx.`);
  }
  return done({
    act: 'sheet',
    owner,
    directorateCode: directorate,
    quarter: quarter.value && formatQuarter(quarter.value),
    which: all ? 'all' : 'outstanding',
    outFile: out,
  });
}

function readImportOrder(file: string, values: Given): Result<ImportOrder, string> {
  const enteredBy = values['entered-by'];
  const howItCame = (values.how ?? '').trim();
  if (enteredBy === undefined) return refuse('Say who brings it in, for example --entered-by JP.');
  if (howItCame === '') return refuse('Say how it came, for example --how "e-mail of 3 July".');
  if (howItCame.length > LONGEST_LINE) {
    return refuse(`What stands behind --how has ${howItCame.length} characters; ${LONGEST_LINE} at most are accepted.`);
  }
  return done({
    act: 'import',
    file,
    enteredBy,
    howItCame,
    questions: values.anyway ? 'store-anyway' : 'ask',
    mode: values['dry-run'] ? 'check' : 'store',
  });
}
