import { afterAll, describe, expect, it } from 'vitest';
import { openCrashCouncil } from '../support/crash-council.ts';
import { isLookUp } from '../support/look-ups.ts';
import { endIdleProcesses } from '../support/ragtime-process.ts';
import { EXPECTED_MESSAGES, playSteps } from './crash-steps.ts';

afterAll(endIdleProcesses);

/** Of the picture and the first document: before its bytes go over, when they are there, and when it is shown. */
const DEATHS = [
  { method: 'files.getUploadURLExternal', phase: 'after', struck: [1, 2] },
  { method: 'files.completeUploadExternal', phase: 'before', struck: [1, 3] },
  { method: 'files.completeUploadExternal', phase: 'after', struck: [1, 2] },
] as const;

/** A file keeps its lease for three calls, and is looked up twice before it is shown again. */
const MORE_MINUTES = 6;
/** Real time, on a machine that does other things as well. */
const TIMEOUT_MS = 120_000;

describe('Ragtime is killed while a file goes to Slack', () => {
  it.each(DEATHS)(
    'ends with each file once, in its order, when it dies $phase $method',
    async ({ method, phase, struck }) => {
      const council = await openCrashCouncil();
      let calls = 0;
      let deaths = 0;
      council.slack.onCall(async (call) => {
        if (call.method !== method || call.phase !== phase) return;
        calls += 1;
        if (!struck.some((n) => n === calls)) return;
        deaths += 1;
        await council.kill();
        // The call came in, but nothing was done: it was lost on its way.
        if (phase === 'before') {
          council.slack.faults.next(method, { kind: 'reset-before' }, { when: (args) => args === call.args });
        }
      });
      try {
        await playSteps(council);
        await council.passMinutes(MORE_MINUTES);
        const standing = council.standing();
        expect(deaths).toBe(struck.length);
        expect(standing.map(({ where, key }) => `${where} ${key}`)).toEqual(EXPECTED_MESSAGES);
        expect(council.slack.refusals.filter((refusal) => !isLookUp(refusal))).toEqual([]);
      } finally {
        await council.stop();
      }
    },
    TIMEOUT_MS,
  );
});
