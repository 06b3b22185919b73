import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endOf } from '../support/processes.ts';

const RUN = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url));
const UNLIKE_THE_EXAMPLE = fileURLToPath(new URL('../fixtures/plans/demo.yaml', import.meta.url));
const OWNER = '{ initials: XY, name: Xenia Young, title: Operational Director, email: xy@anytown.example }';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-demo-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function demo(path: string, cwd = folder) {
  const child = spawn(process.execPath, [RUN, 'demo', '--plan', path], {
    cwd,
    env: { PATH: process.env.PATH ?? '' },
  });
  return endOf(child);
}

function writePlan({
  channel = ', channel: C0ANYTOWN',
  person = OWNER,
  milestones = ['{ ref: AD1, words: Do the thing, owner: XY, due: March 2027 }'],
}): string {
  const path = join(folder, 'plan.yaml');
  writeFileSync(
    path,
    `organisation: { name: Anytown Council, nation: England, time zone: Europe/London }
directorate: { code: AD, name: Adult Services${channel} }
financial year: 2026-27
people:
  - ${person}
areas:
  - name: Care
    milestones:
${milestones.map((milestone) => `      - ${milestone}\n`).join('')}`,
  );
  return path;
}

describe('a folder in which nothing can be written', () => {
  it.runIf(existsSync('/proc/self'))('is named, before anything is played', async () => {
    const { code, out } = await demo(writePlan({}), '/proc');
    expect(code).toBe(1);
    expect(out).toContain('The folder /proc/demo-output cannot be made');
    expect(out).toContain('Run the command in a folder in which you may write.');
    expect(out).not.toMatch(/\n\s+at |\[1\/10\]/);
  });
});

describe('a plan that can be imported, but not played', () => {
  it.each([
    ['it names no channel', { channel: '' }, ['has no channel']],
    [
      'nobody owns a milestone',
      { milestones: ['{ ref: AD1, words: Do the thing, due: March 2027 }'] },
      ['No milestone has an owner'],
    ],
    [
      'an owner cannot be found in Slack',
      { person: '{ initials: XY, name: Xenia Young, title: Operational Director }' },
      ['Xenia Young (XY) owns milestones, but has neither an e-mail address nor a Slack id'],
    ],
    [
      'an owner has left, and there is no channel either',
      { person: OWNER.replace(' }', ', to: 2026-06-30 }'), channel: '' },
      ['has no channel', 'Xenia Young (XY) owns milestones, but is not in post from 2026-07-01 to 2026-07-21'],
    ],
  ])('%s: all of it is said at once, before anything is played', async (_, plan, parts) => {
    const { code, out } = await demo(writePlan(plan));
    expect(code).toBe(1);
    for (const part of parts) expect(out).toContain(part);
    expect(out).not.toMatch(/\n\s+at |\[1\/10\]/);
    expect(existsSync(join(folder, 'demo-output'))).toBe(false);
  });
});

describe('a plan unlike the example', () => {
  it('is played to the end: dates within the quarter, several areas, milestones that nobody owns', async () => {
    const { code, out } = await demo(UNLIKE_THE_EXAMPLE);
    expect(out).toContain('In its thread: 3 parts with every status');
    expect(out).toContain("BO'N: 2 of 2 in");
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'demo-output', 'report.md'), 'utf8')).toContain('Adult Services');
  });

  it('is played with a single milestone, which is called one', async () => {
    const { code, out } = await demo(writePlan({}));
    expect(out).toContain('1 area, 1 milestone on 1 ref, 1 Operational Director, 0 indicators.');
    expect(out).toContain('1 message, 1 milestone in it.');
    expect(out).toContain('In its thread: 1 part with');
    expect([...out.matchAll(/^\[(\d+)\/10\]/gm)].map(([, step]) => Number(step))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(code).toBe(0);
  });

  it('is played with more milestones than a message has room for', async () => {
    const milestones = Array.from(
      { length: 14 },
      (_, index) => `{ ref: AD${index + 1}, words: Do the ${index + 1}. thing, owner: xy, due: March 2027 }`,
    );
    const { code, out } = await demo(writePlan({ milestones }));
    expect(out).toContain('XY: 14 of 14 in');
    expect(code).toBe(0);
  });
});
