import type { Database } from 'better-sqlite3';
import type { Kind } from './told.ts';

export interface StoredText {
  readonly about: string;
  readonly text: string;
}

/** Rows that name any entry, for those of a milestone. */
const OF_MILESTONE = "join milestone m on m.id = s.entry_id and s.entry_kind = 'milestone'";
/** Read past Ragtime's own code, oldest first. */
const STORED: Readonly<Record<Kind, string>> = {
  update: `select m.ref as about, u.commentary as text, u.quarter as quarter from milestone_update u
    join milestone m on m.id = u.milestone_id order by u.id`,
  // Withdrawing and restoring write the same text once more.
  item: `select p.initials as about, v.text as text from (select *,
      lag(text) over item as text_before, lag(is_withdrawn) over item as was_withdrawn
      from item_version window item as (partition by item_id order by id)) v
    join person p on p.id = v.entered_by_id
    where not v.is_withdrawn and (v.text is not v.text_before or not v.was_withdrawn) order by v.id`,
  figure: `select i.ref as about, s.commentary as text from indicator_update s join indicator i on i.id = s.indicator_id
    order by s.id`,
  supplied: `select i.ref as about, s.note as text from supplied_figure s join indicator i on i.id = s.indicator_id order by s.id`,
  'handed in': `select m.ref as about, s.content ->> '$.commentary' as text from handed_draft s ${OF_MILESTONE} order by s.id`,
  proposal: `select m.ref as about, s.reason as text from proposal s join milestone m on m.id = s.milestone_id
    where s.state = 'open' order by s.state_id`,
  question: `select m.ref as about, s.question as text from returned s ${OF_MILESTONE} order by s.id`,
  wording: `select m.ref as about, s.texts ->> '$.commentary' as text from wording s ${OF_MILESTONE}
    where s.kind = 'edited' order by s.id`,
  narrative: `select 'Learning and Schools' as about, text from finance_narrative order by id`,
};
export const KINDS: readonly Kind[] = Object.keys(STORED).filter(isKind);

function isKind(name: string): name is Kind {
  return Object.hasOwn(STORED, name);
}

export function storedTexts(sqlite: Database, kind: Kind): readonly StoredText[] {
  return sqlite.prepare<[], StoredText>(STORED[kind]).all();
}
