import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { snapshotToCsv } from '../../src/reports/csv.ts';
import { RICH_SNAPSHOT } from '../support/report-documents.ts';

const read = (): readonly Record<string, string>[] => parse(snapshotToCsv(RICH_SNAPSHOT), { bom: true, columns: true });

describe('the figures of a report as CSV', () => {
  it('have a line for each milestone, indicator and line of a finance table', () => {
    const kinds = Map.groupBy(read(), ({ Kind }) => Kind);
    const milestones = RICH_SNAPSHOT.areas.flatMap((area) => area.milestones);
    const indicators = RICH_SNAPSHOT.areas.flatMap((area) => area.indicators);
    const money = (RICH_SNAPSHOT.finance ?? []).flatMap(({ rows }) => rows).filter(({ kind }) => kind !== 'heading');
    expect(kinds.get('Milestone')).toHaveLength(milestones.length);
    expect(kinds.get('Indicator')).toHaveLength(indicators.length);
    expect((kinds.get('Finance')?.length ?? 0) + (kinds.get('Finance total')?.length ?? 0)).toBe(money.length);
  });

  it('say a status in words and money as plain numbers', () => {
    const lines = read();
    expect(new Set(lines.map(({ Status }) => Status))).toContain('Red');
    const amounts = lines.filter(({ Kind }) => Kind === 'Finance').map((line) => line["Annual budget £'000"]);
    expect(amounts.length).toBeGreaterThan(0);
    expect(amounts.filter((amount) => Number.isNaN(Number(amount)))).toEqual([]);
  });

  it('never begin with what a spreadsheet program would run', () => {
    const area = { ...RICH_SNAPSHOT.areas[0], name: '=HYPERLINK("https://evil.example")' };
    const lines: readonly Record<string, string>[] = parse(
      snapshotToCsv({
        ...RICH_SNAPSHOT,
        areas: [{ ...RICH_SNAPSHOT.areas[0], ...area }] as typeof RICH_SNAPSHOT.areas,
      }),
      { bom: true, columns: true },
    );
    const names = lines.map((line) => line['Area or department'] ?? '');
    expect(names.filter((name) => name.startsWith('='))).toEqual([]);
    expect(names).toContain('\'=HYPERLINK("https://evil.example")');
  });
});
