import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { svgToPng } from '../../src/reports/chart/svg-to-png.ts';
import { readLook } from '../../src/reports/read-look.ts';
import { DEFAULT_LOOK } from '../../src/reports/report-look.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-look-'));
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10"><rect width="30" height="10"/></svg>';
  writeFileSync(join(folder, 'logo.png'), await svgToPng(svg));
  writeFileSync(join(folder, 'text.png'), 'This is no picture, whatever its name says.');
  writeFileSync(join(folder, 'large.png'), new Uint8Array(500_001));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the look of reports', () => {
  it('is the usual where nothing is set', () => {
    expect(readLook({})).toEqual(DEFAULT_LOOK);
  });

  it('has the colour and the logo of the settings, with the size of the picture', () => {
    const { colour, logo } = readLook({ reportColour: '#7a0019', reportLogoPath: join(folder, 'logo.png') });
    expect(colour).toBe('#7a0019');
    expect(logo && logo.width / logo.height).toBe(3);
  });

  it.each([
    ['text.png', 'It is no PNG file'],
    ['large.png', 'It is larger than 500 KB'],
    ['missing.png', 'It cannot be read'],
  ])('is refused with %s', (name, why) => {
    expect(() => readLook({ reportLogoPath: join(folder, name) })).toThrow(why);
  });
});
