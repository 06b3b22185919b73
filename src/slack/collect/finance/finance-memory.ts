import * as z from 'zod';
import { type LocalDate, parseLocalDate } from '../../../core/calendar/local-date.ts';
import { parseQuarter, type Quarter } from '../../../core/calendar/quarter.ts';
import type { Acceptance } from '../../../core/collect/finance/read-finance-table.ts';
import { parseJson } from '../../parse-json.ts';

/** Which tables a form is about. */
export interface FinanceOrder {
  readonly directorateCode: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
  /** Undefined: a workbook that holds a sheet for each department. */
  readonly departmentId: string | undefined;
}

/** What the forms carry with them: what to read, never who may hand it in. */
export interface FinanceMemory extends FinanceOrder {
  /** As Slack keeps it; undefined until one is chosen. */
  readonly file: { readonly id: string; readonly name: string } | undefined;
  readonly asAt: LocalDate | undefined;
  readonly asAtReason: string;
  /** Cells that are taken as supplied, all for one reason. */
  readonly accepted: readonly string[];
  readonly acceptedWhy: string;
  /** Against which versions the file was read. */
  readonly seen: string | undefined;
}

const shape = z.object({
  directorateCode: z.string(),
  quarter: z.string(),
  departmentId: z.string().optional(),
  file: z.object({ id: z.string(), name: z.string() }).optional(),
  asAt: z.string().transform(parseLocalDate).optional(),
  asAtReason: z.string().default(''),
  accepted: z.array(z.string()).default([]),
  acceptedWhy: z.string().default(''),
  seen: z.string().optional(),
});

export function writeFinanceMemory(memory: FinanceMemory): string {
  return JSON.stringify(memory);
}

/** @returns undefined when it is not ours. */
export function readFinanceMemory(text: string): FinanceMemory | undefined {
  const read = shape.safeParse(parseJson(text));
  if (!read.success || parseQuarter(read.data.quarter) === undefined) return undefined;
  const { departmentId, file, asAt, seen } = read.data;
  return { ...read.data, departmentId, file, asAt, seen };
}

export function newFinanceMemory(order: FinanceOrder): FinanceMemory {
  return { ...order, file: undefined, asAt: undefined, asAtReason: '', accepted: [], acceptedWhy: '', seen: undefined };
}

/** @throws never for a memory that was read: its quarter is one. */
export function quarterOf({ quarter }: FinanceOrder): Quarter {
  const read = parseQuarter(quarter);
  if (read === undefined) throw new Error(`"${quarter}" is no quarter.`);
  return read;
}

export function acceptancesOf({ accepted, acceptedWhy }: FinanceMemory): readonly Acceptance[] {
  return accepted.map((cell) => ({ cell, reason: acceptedWhy }));
}

const SEPARATOR = '|';

/** What the button carries that opens the form. */
export function writeFinanceOrder({ directorateCode, quarter, departmentId = '' }: FinanceOrder): string {
  return [directorateCode, quarter, departmentId].join(SEPARATOR);
}

/** @returns undefined when it is not ours. */
export function readFinanceOrder(value: string): FinanceOrder | undefined {
  const [directorateCode = '', quarter = '', departmentId = ''] = value.split(SEPARATOR);
  if (parseQuarter(quarter) === undefined) return undefined;
  return { directorateCode, quarter, departmentId: departmentId === '' ? undefined : departmentId };
}
