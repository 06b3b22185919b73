import type { Delivery } from '../../sandbox/delivery.ts';
import type { Council } from '../support/council.ts';
import type { ColumnReader } from '../support/read-column.ts';
import { ADMINISTRATORS, OTHERS, type Other } from './who-may.ts';

export interface Trying {
  /** Whoever it is for does it as everybody else: what is forged is as good as what they do themselves. */
  readonly who: Other | 'whoever it is for';
  readonly initials: string;
  /** Orders to the database, of what must be there for them to be what they are. */
  readonly given?: readonly string[];
}

interface Around {
  readonly read: ColumnReader;
  readonly delivery: Delivery;
  /** Whose turn it is. */
  readonly shutOut: string | undefined;
}

export interface Everybody {
  /** Undefined for somebody in no plan. */
  readonly doer: Trying | undefined;
  readonly doerId: string;
  /** Those who are not the person who does it. */
  readonly others: readonly Trying[];
}

export function findOthers(council: Council, { read, delivery: { payload }, shutOut }: Around): Everybody {
  const { slack, clock } = council;
  const user = payload.user as { readonly id?: string } | undefined;
  const doerId = String(user?.id ?? payload.user_id);
  const find = (sql: string) => read(sql).map(String)[0];
  const initials = find(`select initials from person where slack_user_id = '${doerId}'`);
  const deputy = find(
    `select d.initials from person p join person d on d.id = p.deputy_id where p.slack_user_id = '${doerId}'`,
  );
  const [ofNobody, ofNothing] = initials === undefined ? [] : [NEW_DEPUTY, NEW_ASSISTANT];
  const turns: Partial<Record<Other, string | undefined>> = {
    'another owner': initials === 'TC' ? 'SN' : 'TC',
    'somebody who is shut out': shutOut,
    'their deputy': deputy ?? ofNobody,
    'their assistant': ofNothing,
  };
  const given = givenAt(clock(), { doerId, isCommand: payload.command === '/quarter' });
  const others = Object.entries(OTHERS).flatMap(([name, fixed]) => {
    const who = name as Other;
    const whose = fixed ?? turns[who];
    if (whose === undefined || slack.userId(whose) === doerId) return [];
    return [{ who, initials: whose, given: given[who] ?? [] }];
  });
  return { doer: initials === undefined ? undefined : { who: 'whoever it is for', initials }, doerId, others };
}

interface Doing {
  readonly doerId: string;
  /** It names no directorate. */
  readonly isCommand: boolean;
}

/** Of whoever has none. */
const [NEW_DEPUTY, NEW_ASSISTANT] = ['ZT', 'ZN'];

/** An administrator, who looks after every directorate, has chosen the first; whoever has a deputy is away. */
function givenAt(now: Date, { doerId, isCommand }: Doing): Partial<Record<Other, readonly string[]>> {
  const [day, at] = [now.toISOString().slice(0, 10), now.getTime()];
  const looksAtFirst = ({ id }: { readonly id: string }) => [
    `insert or replace into chosen_directorate select '${id}', id, ${at} from directorate where code = 'CE'`,
  ];
  const [administrator, inNoPlan] = ADMINISTRATORS;
  const ofDoer = `where slack_user_id = '${doerId}'`;
  const idOf = (initials: string) => `(select id from person where initials = '${initials}')`;
  return {
    ...(isCommand && {
      administrator: looksAtFirst(administrator),
      'administrator in no plan': looksAtFirst(inNoPlan),
    }),
    'their deputy': [
      `insert into absence (person_id, first_day, last_day, set_by, set_at) select id, '${day}', '${day}', '${doerId}', ${at} from person ${ofDoer}`,
      `update person set deputy_id = coalesce(deputy_id, ${idOf(NEW_DEPUTY)}) ${ofDoer}`,
    ],
    'their assistant': [`update person set assistant_id = ${idOf(NEW_ASSISTANT)} ${ofDoer}`],
    'several of these at once': [
      `insert into directorate_role select id, ${idOf('ZE')}, 'approver', 9 from directorate where code = 'CE'`,
    ],
  };
}
