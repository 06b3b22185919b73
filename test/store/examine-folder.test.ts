import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { examineFolder } from '../../src/store/examine-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'ragtime-folder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a folder that is there is told with its disk and what is free on it', () => {
  const facts = examineFolder(folder);
  expect(facts).toMatchObject({ isThere: true, isUsable: true, disk: statSync(folder).dev });
  expect(facts.freeBytes).toBeGreaterThan(0);
});

it('of one that is not there yet, the place where it would be made counts', () => {
  const { isThere, isUsable, disk } = examineFolder(join(folder, 'a', 'b'));
  expect({ isThere, isUsable, disk }).toEqual({ isThere: false, isUsable: true, disk: statSync(folder).dev });
});

it('nothing is kept in a file, nor below one', () => {
  const file = join(folder, 'letter.txt');
  writeFileSync(file, '');
  expect([examineFolder(file).isUsable, examineFolder(join(file, 'below')).isUsable]).toEqual([false, false]);
});

it('folders on two disks are told apart', () => {
  const diskOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.dev ?? examineFolder(folder).disk;
  const paths = ['/dev', '/proc', '/dev/shm', folder];
  expect(paths.map((path) => examineFolder(path).disk)).toEqual(paths.map(diskOf));
});
