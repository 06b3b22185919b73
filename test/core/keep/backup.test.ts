import { describe, expect, it } from 'vitest';
import { backupAt, isBackupDue, readBackups, surplusBackups } from '../../../src/core/keep/backup.ts';

const at = (instant: string) => new Date(instant);

describe('the name of a backup', () => {
  it('says when it was made, and is read back', () => {
    const backup = backupAt(at('2026-07-03T02:00:05Z'));
    expect(backup.name).toBe('ragtime-2026-07-03-020005.sqlite');
    expect(readBackups([backup.name])).toEqual([backup]);
  });

  it('is told from every other file in the folder', () => {
    const others = [
      'notes.txt',
      'ragtime.sqlite',
      'ragtime-2026-07-03-020005.sqlite.sha256',
      'ragtime-2026-13-99-999999.sqlite',
    ];
    expect(readBackups(others)).toEqual([]);
  });
});

describe('several backups', () => {
  const days = ['2026-07-01', '2026-07-03', '2026-07-02'].map((day) => backupAt(at(`${day}T02:00:00Z`)));

  it('come newest first, and the oldest go', () => {
    const read = readBackups(days.map(({ name }) => name));
    expect(read.map(({ name }) => name.slice(8, 18))).toEqual(['2026-07-03', '2026-07-02', '2026-07-01']);
    expect(surplusBackups(read, 2).map(({ name }) => name.slice(8, 18))).toEqual(['2026-07-01']);
    expect(surplusBackups(read, 3)).toEqual([]);
  });
});

describe('the next backup', () => {
  const backups = [backupAt(at('2026-07-03T02:00:00Z'))];

  it.each([
    ['a moment after the last', '2026-07-03T02:00:00Z', false],
    ['a second too early', '2026-07-04T01:59:59Z', false],
    ['a day later', '2026-07-04T02:00:00Z', true],
    ['long afterwards', '2026-09-01T02:00:00Z', true],
    ['after the clock was set back behind the last', '2026-07-02T02:00:00Z', true],
  ])('%s: %s is due: %s', (_, now, isDue) => {
    expect(isBackupDue(backups, at(now))).toBe(isDue);
  });

  it('is due where there is none', () => {
    expect(isBackupDue([], at('2026-07-03T02:00:00Z'))).toBe(true);
  });
});
