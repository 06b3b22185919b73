import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { renderView } from '../../../../sandbox/render.ts';
import { checkView } from '../../../../sandbox/validate/view.ts';
import type { DraftFields } from '../../../../src/core/collect/draft.ts';
import { buildDraftList, buildSentDrafts } from '../../../../src/slack/collect/draft/build-drafts.ts';
import type { LateDraft } from '../../../../src/usecases/collect/draft/read-my-drafts.ts';
import type { OpenDraft } from '../../../../src/usecases/collect/draft/read-open-drafts.ts';
import { lineOf, windowOf } from '../../../support/home-builders.ts';

const LONG = '&'.repeat(3000);

function draftOf(id: string, fields: DraftFields) {
  return {
    personId: 'p-1',
    entry: { kind: 'milestone', id },
    quarter: '2026-27/Q1',
    fields,
    actedAt: 1,
    savedAt: new Date('2026-07-01T13:32:00Z'),
    basedOn: undefined,
    formNonce: 'n',
  } as const;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** The oldest first. */
function lateOnes(count: number, fields: DraftFields = {}): readonly LateDraft[] {
  return numbers(count).map((n) => ({
    draft: draftOf(`m-${n}`, { commentary: `Words ${n}.`, ...fields }),
    why: 'closed',
    named: { ref: `REF${n}`, words: 'Open a school' },
    timeZone: 'Europe/London',
  }));
}

function openOnes(count: number): readonly OpenDraft[] {
  return numbers(count).map((n) => ({
    draft: draftOf(`m-${n}`, { commentary: LONG, action: LONG }),
    line: lineOf({ id: `m-${n}`, ref: `REF${n}` }),
    window: windowOf({ outstanding: [], sent: [] }),
  }));
}

/** All that a reader sees of it, once Slack has taken it. */
function textOf(view: ModalView): string {
  const sent = JSON.parse(JSON.stringify(view));
  expect(checkView(sent)).toBeUndefined();
  const { blocks } = sent;
  return renderView({
    id: 'V1',
    type: 'modal',
    callbackId: '',
    externalId: '',
    privateMetadata: '',
    hash: 'h',
    title: view.title.text,
    submit: undefined,
    close: 'Close',
    blocks,
    values: {},
    errors: {},
  });
}

function show(late: readonly LateDraft[], open: readonly OpenDraft[] = []): string {
  const view = buildDraftList({ open, late, lateTexts: [], names: new Map() }, []);
  return textOf(view);
}

describe('what is too late to be sent', () => {
  it('is shown, the newest first, and more than five of them', () => {
    const shown = show(lateOnes(12)).match(/Words \d+\./g);
    expect(shown).toEqual(
      numbers(12)
        .toReversed()
        .map((n) => `Words ${n}.`),
    );
  });

  it.each([0, 8])('is shown or named, each one, beside %i that are open', (open) => {
    const text = show(lateOnes(40, { commentary: LONG, action: LONG }), openOnes(open));
    for (const n of numbers(40)) expect(text).toMatch(new RegExp(`REF${n}\\b`));
    expect(text).toMatch(/And \d+ more, older, for which there is no room here: REF\d+, /);
    expect(text).not.toContain('There is more than fits here.');
  });

  it('says why, also of what the plan no longer has', () => {
    const [late] = lateOnes(1);
    if (late === undefined) throw new Error('There is one.');
    expect(show([late])).toContain('Not sent. Its window has closed.');
    expect(show([{ ...late, why: 'not-yours' }])).toContain('It is no longer yours to answer or to draft.');
    const gone = show([{ ...late, why: 'gone', named: undefined }]);
    expect(gone).toContain('A milestone no longer in the plan');
    expect(gone).toContain('Words 1.');
  });
});

describe('the words of a draft', () => {
  it('are shown whole, however long what is being done is', () => {
    for (const kind of ['milestone', 'indicator'] as const) {
      const [late] = lateOnes(1, { commentary: '', action: LONG });
      if (late === undefined) throw new Error('There is one.');
      const text = show([{ ...late, draft: { ...late.draft, entry: { kind, id: 'x' } } }]);
      expect(text.match(/&+/g)?.map((run) => run.length)).toEqual([3000]);
    }
  });
});

describe('drafts that were not sent', () => {
  const sendNone = (count: number) => {
    const kept = openOnes(count).map((draft) => ({ draft, why: 'incomplete' as const }));
    const view = buildSentDrafts({ sent: [], kept, windows: [] });
    return textOf(view);
  };

  it('are all named', () => {
    expect(sendNone(8)).not.toContain('more not sent');
    expect(sendNone(9)).toContain('And 1 more not sent, and still a draft: REF9.');
    expect(sendNone(20)).toMatch(/And 12 more not sent, and still drafts: REF9, .*REF20\./);
    expect(sendNone(20)).toContain('[Look first]');
  });
});
