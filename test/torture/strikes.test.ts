import { describe, expect, it } from 'vitest';
import { createFaultScript } from '../../sandbox/faults.ts';
import { nameOfFault, SCRIPTED_STRIKES } from '../../torture/strike-slack.ts';
import { EVERY_KIND } from '../../torture/strikes.ts';
import { againCommand, SHORT_DAYS, WORKING_DAYS } from '../../torture/torture.ts';

describe('the faults of a run', () => {
  it('are counted by a name that the strikes have', () => {
    expect(Object.keys(SCRIPTED_STRIKES)).toContain(nameOfFault({ kind: 'hang-after' }));
    expect(Object.keys(SCRIPTED_STRIKES)).toContain(nameOfFault({ kind: 'values-lost', fields: 'untouched' }));
    expect(EVERY_KIND).toEqual(expect.arrayContaining([...Object.keys(SCRIPTED_STRIKES), 'Redis killed', 'disk full']));
  });

  it('are counted when they strike, and not when they are scripted', () => {
    const script = createFaultScript();
    const struck: string[] = [];
    script.listen((fault) => struck.push(nameOfFault(fault)));
    script.next('*', { kind: 'reset-after' }, { skip: 1 });
    script.nextDelivery('*', { kind: 'held' });
    expect(struck).toEqual([]);
    script.strikeCall('chat.postMessage', {});
    script.strikeCall('chat.postMessage', {});
    expect(struck).toEqual(['call reset after']);
    script.clear();
    script.strikeDelivery('block_actions', {});
    expect(struck).toEqual(['call reset after']);
  });
});

describe('a run that failed', () => {
  it('is played again with the days that it had', () => {
    expect(againCommand(5, SHORT_DAYS)).toBe('npm run torture -- --short --seed 5 --runs 1 --notes');
    expect(againCommand(71, WORKING_DAYS)).toBe('npm run torture -- --seed 71 --runs 1 --notes');
  });
});
