import { describe, expect, it } from 'vitest';
import { statusPicture } from '../../../src/reports/chart/status-picture.ts';
import { svgToPng } from '../../../src/reports/chart/svg-to-png.ts';
import { STATUS_LABELS } from '../../../src/reports/labels.ts';
import { aMilestone, aPlan, aSnapshot } from '../../support/report-builders.ts';

const SIZE = { width: 60, height: 30 };
const draw = async (text: string, weight = 'normal') =>
  Buffer.from(
    await svgToPng(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" font-family="DejaVu Sans, sans-serif"><text x="2" y="20" font-weight="${weight}">${text}</text></svg>`,
    ),
  );

/** What a font draws for a letter that it does not have. */
const UNKNOWN = '\u{10FFFD}';

describe('a picture as PNG', () => {
  it('has text, which is silently left out where there is no font', async () => {
    const nothing = await draw('');
    expect((await draw('Red')).equals(nothing)).toBe(false);
    expect((await draw('Red', 'bold')).equals(await draw('Red'))).toBe(false);
  });

  it.each(Object.values(STATUS_LABELS))('has the shape of $word', async ({ shape }) => {
    const [drawn, nothing, unknown] = [await draw(shape), await draw(''), await draw(UNKNOWN)];
    expect(drawn.equals(nothing)).toBe(false);
    expect(drawn.equals(unknown)).toBe(false);
  });

  it('is drawn smaller where it would be larger than memory likes', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="40000"><rect width="9" height="9"/></svg>';
    const png = Buffer.from(await svgToPng(svg));
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(width * height).toBeLessThan(64_500_000);
    expect(width).toBeGreaterThan(1_200);
  });

  it('is twice as large as drawn, and the same each time', async () => {
    const png = await draw('Red');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([SIZE.width * 2, SIZE.height * 2]);
    const snapshot = aSnapshot({ plan: aPlan({ milestones: [aMilestone('m1')] }) });
    const [one, other] = [await svgToPng(statusPicture(snapshot)), await svgToPng(statusPicture(snapshot))];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });
});
