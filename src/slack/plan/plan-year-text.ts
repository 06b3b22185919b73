import { financialYearTitle } from '../../core/calendar/quarter.ts';

/** ` · Plan 2026/27`, behind what could be taken for the same of another year; nothing where there is no other. */
export function planYearText({ planYear }: { readonly planYear: number | undefined }): string {
  return planYear === undefined ? '' : ` · Plan ${financialYearTitle(planYear)}`;
}
