import { type LocalDate, parseLocalDate } from '../../core/calendar/local-date.ts';
import type { Acceptance } from '../../core/collect/finance/read-finance-table.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { type OptionValues, type ReadOrder, readWords } from '../read-options.ts';
import { type Place, readPlace } from '../read-place.ts';

export interface ImportOrder extends Place {
  readonly kind: 'import';
  readonly file: string;
  readonly department: string | undefined;
  readonly sheet: string | undefined;
  readonly asAt: LocalDate | undefined;
  readonly reason: string;
  readonly narrativeFile: string | undefined;
  readonly acceptances: readonly Acceptance[];
  readonly mode: 'store' | 'check';
}

export interface NarrativeOrder extends Place {
  readonly kind: 'narrative';
  readonly file: string;
  readonly department: string;
}

export interface ShowOrder extends Place {
  readonly kind: 'show';
  readonly department: string | undefined;
  readonly asJson: boolean;
}

export type FinanceOrder = ImportOrder | NarrativeOrder | ShowOrder;

const OPTIONS = {
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  department: { type: 'string' },
  sheet: { type: 'string' },
  'as-at': { type: 'string' },
  reason: { type: 'string', default: '' },
  narrative: { type: 'string' },
  accept: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

type Values = OptionValues<typeof OPTIONS>;

/** What is to be done, or why that is not clear. */
export function parseFinanceOrder(args: readonly string[]): ReadOrder<FinanceOrder> {
  return readWords(args, OPTIONS, (values, [kind, file, ...others]) => {
    if (others.length > 0) return refuse(`"${others.join(' ')}" was not understood.`);
    const { department } = values;
    const place = readPlace(values);
    if (!place.ok) return place;
    const common = place.value;
    if (kind === 'show' && file === undefined) return done({ ...common, kind, department, asJson: values.json });
    if (kind === 'narrative' && file !== undefined) {
      if (department === undefined) return refuse('Say of which department, for example --department "Learning".');
      return done({ ...common, kind, file, department });
    }
    if (kind === 'import' && file !== undefined) return parseImport(values, { ...common, file });
    return refuse('Say what is to be done: import FILE, narrative FILE or show.');
  });
}

function parseImport(values: Values, common: Place & { readonly file: string }): Result<ImportOrder, string> {
  const day = values['as-at'];
  const asAt = day === undefined ? undefined : parseLocalDate(day);
  if (day !== undefined && asAt === undefined) {
    return refuse(`--as-at "${day}" is no day; one written like 2026-06-30 is.`);
  }
  if (values.reason !== '' && asAt === undefined) return refuse('--reason belongs to --as-at.');
  const acceptances: Acceptance[] = [];
  for (const given of values.accept ?? []) {
    const [, cell, reason] = /^\s*([A-Za-z]{1,3}\d{1,7})\s*:(.*)$/su.exec(given) ?? [];
    if (cell === undefined || reason === undefined) {
      return refuse(`--accept "${given}" was not understood; --accept "B21: reason" is.`);
    }
    acceptances.push({ cell, reason });
  }
  return done({
    ...common,
    kind: 'import',
    department: values.department,
    sheet: values.sheet,
    asAt,
    reason: values.reason,
    narrativeFile: values.narrative,
    acceptances,
    mode: values['dry-run'] ? 'check' : 'store',
  });
}
