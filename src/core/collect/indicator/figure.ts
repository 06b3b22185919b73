import { numberWords } from '../../number-words.ts';
import type { Indicator } from '../../plan/plan.ts';
import { done, type Result, refuse } from '../../result.ts';

/** How an indicator's figures are written. */
export type FigureStyle = Pick<Indicator, 'unit' | 'decimals'>;

/** Why what was typed is no figure of this indicator. */
export type FigureFault =
  | { readonly fault: 'not-a-number' | 'comma' | 'unit' | 'too-large'; readonly given: string }
  /** More decimals than are printed; `rounded` is what would be accepted. */
  | { readonly fault: 'decimals'; readonly given: string; readonly rounded: string };

/** A double holds fifteen digits exactly. */
const LARGEST = 1e12;
const MINUS_SIGNS = /[\u2010-\u2015\u2212\uFE63\uFF0D]/gu;
const BLANKS = /[\s\u00A0\u2007\u2009\u202F]+/gu;
const OPENING = /^([-+]?) ?(£?) ?([-+]?) ?/u;
/** `1234.5`, `1,234.5`, `1 234.5`, `.5` */
const NUMBER = /^(?:\d{1,3}(?:[, ]\d{3})+|\d+)?(?:\.\d*)?/u;
const PER_CENT = ['%', 'percent', 'per cent', 'pc'];

/**
 * Reads a figure as people in Britain type it: a comma parts thousands, a point the decimals; `£`, `%` and the
 * indicator's unit may stand with it, and any kind of dash is a minus. Refuses what could be read in two ways.
 */
export function readFigure(typed: string, style: FigureStyle): Result<number, FigureFault> {
  const given = typed.trim();
  const text = given.replace(MINUS_SIGNS, '-').replace(BLANKS, ' ');
  const [opening = '', first = '', pound = '', second = ''] = OPENING.exec(text) ?? [];
  const sign = first + second;
  const rest = text.slice(opening.length);
  const digits = NUMBER.exec(rest)?.[0] ?? '';
  if (!/\d/u.test(digits) || sign.length > 1) return refuse({ fault: 'not-a-number', given });
  const after = rest.slice(digits.length).trim();
  if (/^,\d/u.test(after)) return refuse({ fault: 'comma', given });
  if (/^[\d./:\u2044\u00BC-\u00BE-]/u.test(after)) return refuse({ fault: 'not-a-number', given });
  if (!isOwnUnit(pound + after, style.unit)) return refuse({ fault: 'unit', given });
  return toNumber({ digits, isNegative: sign === '-', given }, style);
}

function toNumber(
  { digits, isNegative, given }: { readonly digits: string; readonly isNegative: boolean; readonly given: string },
  style: FigureStyle,
): Result<number, FigureFault> {
  const size = Number(digits.replace(/[, ]/gu, ''));
  if (size > LARGEST) return refuse({ fault: 'too-large', given });
  // Not -0, which nobody means and some machines print.
  const value = isNegative && size !== 0 ? -size : size;
  const decimals = (digits.split('.')[1] ?? '').replace(/0+$/u, '').length;
  if (decimals > style.decimals) return refuse({ fault: 'decimals', given, rounded: writeFigure(value, style) });
  return done(value);
}

function isOwnUnit(typed: string, unit: string): boolean {
  const [given, own] = [typed, unit].map((text) => text.toLowerCase().replace(/\.$/u, '').trim());
  if (given === undefined || own === undefined || given === '' || given === own) return true;
  if (own === '%') return PER_CENT.includes(given);
  return `${given}s` === own || given === `${own}s`;
}

/** `78.5`, `1234`: the figure alone, as it may be typed. */
export function writeFigure(value: number, { decimals }: Pick<FigureStyle, 'decimals'>): string {
  return numberWords(value, { decimals: { least: decimals, most: decimals }, isGrouped: false });
}

/** `95.5%`, `1,250 days`, `£1,000`: at the indicator's own precision. */
export function formatFigure(value: number, { unit, decimals }: FigureStyle): string {
  const figure = numberWords(Math.abs(value), { decimals: { least: decimals, most: decimals }, isGrouped: true });
  // A minus sign, which screen readers say; not for what rounds to nothing.
  const sign = value < 0 && /[1-9]/.test(figure) ? '\u2212' : '';
  const printedUnit = unit.replace(/\s+/gu, ' ').trim();
  if (printedUnit === '£') return `${sign}£${figure}`;
  return `${sign}${figure}${printedUnit === '' || printedUnit === '%' ? '' : ' '}${printedUnit}`;
}

/** Readers see what is printed, so what is printed alike is the same. */
export function isPrintedAlike(one: number, other: number, style: FigureStyle): boolean {
  return formatFigure(one, style) === formatFigure(other, style);
}
