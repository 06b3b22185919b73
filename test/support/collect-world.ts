import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseQuarter } from '../../src/core/calendar/quarter.ts';
import type { Answer } from '../../src/core/collect/milestone/check-answer.ts';
import { type House, openHouse } from '../../src/open-house.ts';
import { openQuarter } from '../../src/usecases/calendar/open-quarter.ts';
import type { SubmitRequest } from '../../src/usecases/collect/milestone/submit-update.ts';
import type { CollectPorts } from '../../src/usecases/collect/ports.ts';
import { importPlan } from '../../src/usecases/plan/import-plan.ts';
import { EXAMPLE_PLAN } from './council.ts';
import { readImage } from './memory-database.ts';

export const NOW = new Date('2026-07-02T09:00:00Z');
export const patience = () => ({ giveUpAt: performance.now() + 2000 });

export interface CollectWorld {
  readonly house: House;
  readonly ports: CollectPorts;
  /** Slack user id of somebody in the plan. */
  userId(initials: string): string;
  milestoneId(ref: string): Promise<string>;
  /** Imports the plan anew without AMc's milestone COPS2. */
  retireCops2(): Promise<void>;
  /** Imports the plan anew with another line for a key of COPS2. */
  changeCops2(key: 'owner' | 'due', line: string): Promise<void>;
  /** A submit of AMc's milestone COPS2 that is right in every way, with changes. */
  submit(
    changes?: Partial<Omit<SubmitRequest, 'answer'>> & { readonly answer?: Partial<Answer> },
  ): Promise<SubmitRequest>;
}

const AUTHOR = { actor: 'test' };
const userId = (initials: string) => `U-${initials}`;

async function bringIn(house: House, text: string, missing: 'keep' | 'retire'): Promise<void> {
  const request = { text, mode: 'store', missing, conflicts: 'keep-ragtime', author: AUTHOR, now: NOW } as const;
  const imported = await importPlan(house, request, patience());
  if (!imported.ok) throw new Error(`The plan is not imported: ${JSON.stringify(imported.refusal)}`);
}

async function beginQuarter(house: House, text: string): Promise<void> {
  await bringIn(house, text, 'keep');
  for (const { id, initials, email } of await house.plans.people()) {
    await house.slackUsers.mapPerson({ personId: id, email, slackUserId: userId(initials), at: NOW }, patience());
  }
  const quarter = parseQuarter('2026-27/Q1');
  if (quarter === undefined) throw new Error('Quarter 1 is a quarter.');
  const request = { directorateCode: 'CE', quarter, author: AUTHOR, now: NOW, patience: patience() };
  const opened = await openQuarter(house, request);
  if (!opened.ok) throw new Error(`Not opened: ${opened.refusal.reason}`);
}

/** By plan: what every test of a file begins with is made once, and copied. */
const images = new Map<string, Buffer>();

async function imageOf(text: string): Promise<Buffer> {
  const known = images.get(text);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), 'ragtime-image-'));
  const path = join(folder, 'ragtime.sqlite');
  const house = await openHouse(path);
  await beginQuarter(house, text).finally(house.close);
  const image = readImage(path);
  rmSync(folder, { recursive: true });
  images.set(text, image);
  return image;
}

/** The example plan, in memory where no file is named, its people known in Slack, quarter 1 open. */
export async function openCollectWorld(
  change = (planFile: string) => planFile,
  path = ':memory:',
): Promise<CollectWorld> {
  const text = change(readFileSync(EXAMPLE_PLAN, 'utf8'));
  const isInMemory = path === ':memory:';
  const house = await openHouse(path, isInMemory ? { image: await imageOf(text) } : {});
  if (!isInMemory) await beginQuarter(house, text);
  const milestoneId = async (ref: string) => {
    const [plan] = await house.plans.plans();
    return plan?.milestones.find((milestone) => milestone.ref === ref)?.id ?? '';
  };
  let count = 0;
  const newName = (kind: string) => {
    count += 1;
    return `${kind}-${count}`;
  };
  return {
    house,
    ports: { ...house, administrators: ['U-JP'], teamId: () => 'T1', newNonce: () => newName('nonce') },
    userId,
    milestoneId,
    retireCops2: () => bringIn(house, text.replace(/ {6}- ref: COPS2\n(?: {8}.*\n)+/, ''), 'retire'),
    changeCops2: (key, line) =>
      bringIn(house, text.replace(new RegExp(`(- ref: COPS2\\n(?: {8}.*\\n)*? {8})${key}:.*`), `$1${line}`), 'keep'),
    submit: async ({ answer, ...changes } = {}) => ({
      clicker: { slackUserId: userId('AMc'), teamId: 'T1' },
      milestoneId: await milestoneId('COPS2'),
      quarter: '2026-27/Q1',
      nonce: 'nonce-of-the-form',
      submissionId: newName('submission'),
      basedOn: undefined,
      prefilledFrom: undefined,
      asked: [],
      now: NOW,
      patience: patience(),
      ...changes,
      answer: {
        choice: 'green',
        commentary: 'Forecasts are complete.',
        action: '',
        actionBy: undefined,
        completedOn: undefined,
        ...answer,
      },
    }),
  };
}
