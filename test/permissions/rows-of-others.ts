import { aSnapshot } from '../support/report-builders.ts';

/** Of whom there is one of each, and where. */
export interface Whose {
  /** Each row has this number, so that one number names whatever a payload means by one. */
  readonly number: number;
  /** How every text of theirs begins. */
  readonly secret: string;
  readonly quarter: string;
  /** Ids; of what there is none, nothing is said. */
  readonly directorate: string;
  readonly person: string;
  readonly milestone: string;
  readonly indicator: string | undefined;
  readonly led: string | undefined;
  readonly department: string | undefined;
  readonly at: number;
}

/** What it is called that has a name of its own. */
export const namesOf = ({ number }: Pick<Whose, 'number'>) => ({
  item: `i-of-others-${number}`,
  action: `ma-of-others-${number}`,
  proposal: `pr-of-others-${number}`,
});

type Values = Readonly<Record<string, string | number | null>>;

/** Orders to the database: one of everything that people send, ask, hand in or decide, as it stands in the middle of a quarter. */
export function rowsOf(whose: Whose): readonly string[] {
  const { indicator, led, department } = whose;
  return [
    ...rowsOfMilestone(whose),
    ...rowsOfItems(whose),
    ...(indicator === undefined ? [] : rowsOfIndicator(whose, indicator)),
    ...(led === undefined ? [] : [rowOfLed(whose, led)]),
    ...(department === undefined ? [] : [...rowsOfFinance(whose, department), ...rowsOfReport(whose)]),
  ];
}

function rowsOfMilestone(whose: Whose): readonly string[] {
  const { number: id, person, milestone, quarter, directorate, at } = whose;
  const entry = { entry_kind: 'milestone', entry_id: milestone, quarter };
  const content = {
    ...{ progress: 'in-progress', rag: 'green', amberReason: null, completedOn: null },
    ...{ commentary: text(whose, 'drafted'), action: '', actionBy: null },
  };
  return [
    insert('milestone_update', {
      ...{ id, milestone_id: milestone, quarter, kind: 'written', progress: 'in-progress', rag: 'green' },
      ...{ commentary: text(whose, 'sent'), action: '', owner_id: person, at, ...form(whose, 'update') },
    }),
    insert('returned', {
      ...{ id, ...entry, update_id: id, question: text(whose, 'asked'), asked_by_id: person, at },
      nonce: `returned-${id}`,
    }),
    insert('wording', {
      ...{ id, directorate_id: directorate, ...entry, update_id: id, kind: 'edited', reason: '', by_id: person, at },
      ...{ texts: JSON.stringify({ commentary: text(whose, 'printed') }), nonce: `wording-${id}` },
    }),
    insert('handed_draft', {
      ...{ id, ...entry, contributor_id: person, content: JSON.stringify(content), at, ...form(whose, 'handed') },
    }),
    insert('proposal', {
      ...{ state_id: id, id: namesOf(whose).proposal, milestone_id: milestone, state: 'open', kind: 'drop' },
      ...{ reason: text(whose, 'proposed'), owner_id: person, at, submission_id: `proposal-${id}` },
    }),
  ];
}

function rowsOfItems(whose: Whose): readonly string[] {
  const { number: id, person, quarter, directorate, at } = whose;
  return [
    insert('item_version', {
      ...{ id, item_id: namesOf(whose).item, directorate_id: directorate, quarter, kind: 'key-development' },
      ...{ title: 'Of others', text: text(whose, 'added'), author_ids: JSON.stringify([person]), is_withdrawn: 0 },
      ...{ entered_by_id: person, at, ...form(whose, 'item') },
    }),
    insert('meeting_action', {
      ...{ number: id, id: namesOf(whose).action, directorate_id: directorate, quarter, asked_from: quarter },
      ...{ text: 'Of others.', person_id: person, actor: 'nobody', at },
    }),
  ];
}

function rowsOfIndicator(whose: Whose, indicator: string): readonly string[] {
  const { number: id, person, quarter, at } = whose;
  const figure = {
    id,
    indicator_id: indicator,
    quarter,
    value: 80,
    period: '',
    is_provisional: 0,
    is_redefined: 0,
    at,
  };
  return [
    insert('supplied_figure', {
      ...{ ...figure, note: text(whose, 'noted'), supplier_id: person, ...form(whose, 'supplied') },
    }),
    insert('figure_query', {
      ...{ id, supplied_id: id, question: text(whose, 'queried'), asked_by_id: person, at, ...form(whose, 'query') },
    }),
  ];
}

function rowOfLed(whose: Whose, led: string): string {
  const { number: id, person, quarter, at } = whose;
  const content = { kind: 'risk', likelihood: 2, impact: 2, done: text(whose, 'done'), next: '' };
  return insert('led_update', {
    ...{ id, entry_id: led, quarter, content: JSON.stringify(content), lead_id: person, at, ...form(whose, 'led') },
  });
}

function rowsOfFinance(whose: Whose, department: string): readonly string[] {
  const { number: id, quarter, at } = whose;
  return [
    insert('finance_version', {
      ...{ id, department_id: department, quarter, number: id, as_at: '2026-06-30', rows: '[]', notes: '[]' },
      ...{ file_name: 'others.csv', file_sha256: 'others', actor: 'nobody', at },
    }),
    insert('finance_narrative', { id, department_id: department, quarter, text: text(whose, 'told'), actor: '', at }),
  ];
}

/** A draft that an approver wants changed, and a message that did not arrive. */
function rowsOfReport(whose: Whose): readonly string[] {
  const { number: id, quarter, directorate, person, at } = whose;
  const windowId = `window-${directorate}-${quarter}`;
  const message = { text: text(whose, 'written'), blocks: [] };
  return [
    insert('sign_off_draft', {
      ...{ id, directorate_id: directorate, quarter, number: id, content_hash: 'others', actor: 'nobody', at },
      snapshot: JSON.stringify(aSnapshot()),
    }),
    insert('sign_off_answer', {
      ...{ id, draft_id: id, approver_id: person, by_id: person, kind: 'changes-asked', words: '', at },
    }),
    insert('sign_off_change', { id, answer_id: id, place: null, label: 'All of it', words: text(whose, 'to change') }),
    insert('delivery', {
      ...{ id, key: `notice-of-others-${id}`, kind: 'notice', method_class: 'post', person_id: person },
      ...{
        payload: JSON.stringify({ ownerId: person, windowId, message }),
        state: 'failed',
        due_at: at,
        created_at: at,
        attempts: 5,
      },
    }),
  ];
}

function text({ secret }: Whose, how: string): string {
  return `${secret} were ${how} by somebody else, who has not published it.`;
}

function form({ number }: Whose, what: string): Values {
  const name = `${what}-of-others-${number}`;
  return { form_nonce: name, content_hash: name, submission_id: name };
}

function insert(table: string, values: Values): string {
  const given = Object.values(values).map((value) =>
    typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value),
  );
  return `insert into ${table} (${Object.keys(values).join(', ')}) values (${given.join(', ')})`;
}
