import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import { audit } from '../../../src/store/schema/audit.ts';
import { directorate } from '../../../src/store/schema/plan.ts';
import { checkDecision } from '../../../src/store/schema/review.ts';
import { COMMAND_LINE } from '../../../src/usecases/find-actor.ts';
import { publishQuarter } from '../../../src/usecases/publish/publish-quarter.ts';
import { checkQuarter } from '../../../src/usecases/review/check-quarter.ts';
import {
  type DecideRequest,
  dismissFinding,
  reopenFinding,
  waiveFinding,
} from '../../../src/usecases/review/decide-finding.ts';
import { openWaiver } from '../../../src/usecases/review/open-waiver.ts';
import { checkedPorts, openCheckedCouncil } from '../../support/checked-council.ts';
import { insertUpdate } from '../../support/rows.ts';

const OFFICER = { ...COMMAND_LINE, slackUserId: 'U0OFFICER', personId: 'p-AMc', officerOf: ['d-ce'] };

let database: Database;
beforeEach(async () => {
  database = await openCheckedCouncil();
});
afterEach(() => database.close());

const request = (finding = '') => ({
  directorateCode: 'ce',
  quarter: { startYear: 2026, number: 1 } as const,
  by: OFFICER,
  author: { actor: 'U0OFFICER' },
  now: new Date('2026-07-23T09:00:00Z'),
  patience: { giveUpAt: performance.now() + 2000 },
  finding,
});
const findings = async () => {
  const checked = await checkQuarter(checkedPorts(database), request());
  if (!checked.ok) throw new Error(checked.refusal.reason);
  return checked.value.findings;
};
const idOf = async (check: string) => {
  const found = (await findings()).all.find((finding) => finding.check === check);
  if (found === undefined) throw new Error(`${check} found nothing.`);
  return found.shortId;
};
const waive = (finding: string, reason = 'One text is meant for both.', more: Partial<DecideRequest> = {}) =>
  waiveFinding(checkedPorts(database), { ...request(finding), reason, ...more });
const publish = () => publishQuarter(checkedPorts(database), request());
const decisions = () => database.orm.select().from(checkDecision).all();

describe('opening the form of a waiver', () => {
  it.each([
    ['an officer', OFFICER, 'ce', undefined],
    [
      'an administrator in no plan',
      { ...OFFICER, personId: undefined, officerOf: [], isAdministrator: true },
      'CE',
      undefined,
    ],
    [
      'an officer, of a directorate that there is not',
      { ...OFFICER, isAdministrator: true },
      'XX',
      'unknown-directorate',
    ],
    ['an officer of another directorate', { ...OFFICER, officerOf: ['d-x'] }, 'CE', 'not-allowed'],
    ['an owner', { ...OFFICER, officerOf: [] }, 'CE', 'not-allowed'],
    ['an owner, of a directorate that there is not', { ...OFFICER, officerOf: [] }, 'XX', 'not-allowed'],
  ])('is decided for %s', async (_, by, directorateCode, reason) => {
    const opened = await openWaiver(checkedPorts(database), { by, directorateCode });
    expect(opened.ok ? undefined : opened.refusal.reason).toBe(reason);
  });
});

describe('checking a quarter', () => {
  it('finds what blocks first, then what is worth a look, the same every time', async () => {
    const { all, openBlocks } = await findings();
    expect(all.map(({ check, level, subject }) => [check, level, subject.ref])).toEqual([
      ['C1', 'block', 'LAS3'],
      ['C4', 'list', 'CFS1'],
    ]);
    expect(openBlocks).toHaveLength(1);
    expect((await findings()).all).toEqual(all);
    expect(decisions()).toEqual([]);
  });

  it.each([
    ['an officer of another directorate', { ...OFFICER, officerOf: ['d-x'] }, 'not-allowed'],
    ['an owner', { ...OFFICER, officerOf: [] }, 'not-allowed'],
    ['the command line', COMMAND_LINE, undefined],
  ])('is decided for %s', async (_, by, reason) => {
    const checked = await checkQuarter(checkedPorts(database), { ...request(), by });
    expect(checked.ok ? undefined : checked.refusal.reason).toBe(reason);
  });
});

describe('a directorate with measures of its own', () => {
  it('is checked by them, and by the usual ones where it has none', async () => {
    const measure = (checks: object) => database.orm.update(directorate).set({ checks }).run();
    measure({ shortestText: 50 });
    expect((await findings()).all).toEqual([]);
    measure({ smallNumber: 4 });
    expect((await findings()).all.map(({ check }) => check)).toEqual(['C1', 'C4']);
  });
});

describe('publishing a quarter with a finding that blocks', () => {
  it('is refused and names it, twice, and nothing is stored', async () => {
    for (const _ of [1, 2]) {
      const published = await publish();
      expect(published).toMatchObject({ ok: false, refusal: { reason: 'blocked', findings: [{ check: 'C1' }] } });
    }
    expect(await checkedPorts(database).revisions.latest('d-ce', '2026-27/Q1')).toBeUndefined();
  });

  it('is done once it is waived with a reason, which stands in the record and not in the report', async () => {
    expect(await waive(await idOf('C1'))).toMatchObject({ ok: true, value: { decision: { kind: 'waived' } } });
    const published = await publish();
    expect(published.ok).toBe(true);
    expect(JSON.stringify(published)).not.toContain('One text is meant for both.');
    expect(decisions()).toMatchObject([{ kind: 'waived', reason: 'One text is meant for both.', actor: 'U0OFFICER' }]);
    expect(database.orm.select().from(audit).all()[0]).toMatchObject({ action: 'waive-finding', subject: 'finding' });
    expect(await publish()).toMatchObject({ ok: false, refusal: { reason: 'already-published' } });
  });

  it('is done once the text is another', async () => {
    insertUpdate(database, 'm2', {
      commentary: 'The figures on attainment of all 61 schools were read and go to the board.',
    });
    expect((await publish()).ok).toBe(true);
  });

  it('is refused again when the waiver is taken back, also while it is published', async () => {
    const id = await idOf('C1');
    await waive(id);
    const ports = checkedPorts(database);
    let isOver = false;
    const published = await publishQuarter(
      {
        ...ports,
        renderReport: async (snapshot, format) => {
          if (!isOver) {
            isOver = true;
            await reopenFinding(ports, request(id));
          }
          return ports.renderReport(snapshot, format);
        },
      },
      request(),
    );
    expect(published).toMatchObject({ ok: false, refusal: { reason: 'blocked' } });
    expect(await ports.revisions.latest('d-ce', '2026-27/Q1')).toBeUndefined();
  });
});

describe('waiving', () => {
  it.each([
    ['', 'reason-missing'],
    ['  ', 'reason-missing'],
    ['x'.repeat(1001), 'reason-too-long'],
  ])('refuses the reason "%s"', async (reason, refusal) => {
    expect(await waive(await idOf('C1'), reason)).toMatchObject({ ok: false, refusal: { reason: refusal } });
    expect(decisions()).toEqual([]);
  });

  it('done twice is done once; another reason is a new row', async () => {
    const id = await idOf('C1');
    await waive(id);
    expect(await waive(id)).toMatchObject({ ok: false, refusal: { reason: 'decided-already' } });
    expect((await waive(id, 'The board knows.')).ok).toBe(true);
    expect(decisions().map(({ reason }) => reason)).toEqual(['One text is meant for both.', 'The board knows.']);
  });

  it('lapses when one of the texts changes', async () => {
    await waive(await idOf('C1'));
    expect((await findings()).openBlocks).toEqual([]);
    const longer = 'A business case for the new system goes to the board in May, so that figures come in time.';
    insertUpdate(database, 'm1', { commentary: longer });
    insertUpdate(database, 'm2', { commentary: longer });
    expect((await findings()).openBlocks).toHaveLength(1);
  });

  it('is for what blocks only, and dismissing for the list only', async () => {
    const [block, list] = [await idOf('C1'), await idOf('C4')];
    expect(await waive(list)).toMatchObject({ ok: false, refusal: { reason: 'wrong-level' } });
    expect(await dismissFinding(checkedPorts(database), request(block))).toMatchObject({
      ok: false,
      refusal: { reason: 'wrong-level' },
    });
  });

  it.each(['C9-000000', ''])('does not know "%s"', async (name) => {
    expect(await waive(name)).toMatchObject({ ok: false, refusal: { reason: 'no-such-finding' } });
  });
});

describe('dismissing', () => {
  it('takes a line off the list until it is taken back, each twice', async () => {
    const ports = checkedPorts(database);
    const id = await idOf('C4');
    expect((await dismissFinding(ports, request(id.toLowerCase()))).ok).toBe(true);
    expect(await dismissFinding(ports, request(id))).toMatchObject({ refusal: { reason: 'decided-already' } });
    expect((await findings()).all.at(-1)?.decision?.kind).toBe('dismissed');
    expect((await reopenFinding(ports, request(id))).ok).toBe(true);
    expect(await reopenFinding(ports, request(id))).toMatchObject({ refusal: { reason: 'nothing-decided' } });
    expect((await findings()).all.at(-1)?.decision).toBeUndefined();
    expect((await dismissFinding(ports, request(id))).ok).toBe(true);
    expect(decisions().map(({ kind }) => kind)).toEqual(['dismissed', 'undone', 'dismissed']);
  });

  it('holds in the next quarter while the text stays; a waiver does not', async () => {
    await dismissFinding(checkedPorts(database), request(await idOf('C4')));
    await waive(await idOf('C1'));
    const later = await checkedPorts(database).checks.ofQuarter('d-ce', '2026-27/Q2');
    expect([...later.byKey.values()].map(({ kind }) => kind)).toEqual(['dismissed']);
  });

  it('decides again when somebody else was faster', async () => {
    const ports = checkedPorts(database);
    const id = await idOf('C4');
    const [one, other] = await Promise.all([dismissFinding(ports, request(id)), dismissFinding(ports, request(id))]);
    expect([one.ok, other.ok].toSorted()).toEqual([false, true]);
    expect(decisions()).toHaveLength(1);
  });
});
