import { describe, expect, it } from 'vitest';
import { Told } from '../../torture/told.ts';

const draft = (about: string) => ({ by: 'AMc', form: 'entry', about, words: 'The roof' }) as const;
const away = { initials: 'AMc', first: '2026-07-03', last: '2026-07-10' };

describe('what people were told since a day', () => {
  it('leaves out what they were told before, unless they were told it again', () => {
    const told = new Told();
    for (const about of ['PL1', 'PL2']) told.isKeptAsDraft(draft(about));
    told.willBeRemindedTomorrow('AMc', '2026-07-01');
    told.isAway(away);
    told.isAccepted('PL1');
    told.isSigned();
    const since = told.since();
    expect(since()).toEqual({ drafts: [], standing: [], snoozed: [], away: [], accepted: [], signed: 0 });
    told.isKeptAsDraft(draft('PL2'));
    told.stands({ about: 'item', of: 'A hub', state: 'is printed' });
    told.willBeRemindedTomorrow('AMc', '2026-10-01');
    told.isAway({ ...away, last: '2026-07-11' });
    told.isAccepted('PL2');
    told.isSigned();
    expect(since()).toEqual({
      drafts: [draft('PL2')],
      standing: [{ about: 'item', of: 'A hub', state: 'is printed' }],
      snoozed: [{ initials: 'AMc', day: '2026-10-01' }],
      away: [{ ...away, last: '2026-07-11' }],
      accepted: ['PL2'],
      signed: 1,
    });
  });
});
