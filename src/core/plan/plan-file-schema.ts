import * as z from 'zod';
import type { Target } from './plan.ts';
import { closureDays, ladder, nation, parts } from './plan-file-calendar-fields.ts';
import { checks } from './plan-file-check-fields.ts';
import {
  choice,
  day,
  dayOrNone,
  due,
  field,
  financialYear,
  group,
  line,
  lineOrNone,
  list,
  number,
  pattern,
  patternOrNone,
  readNumber,
  timeZone,
  wholeNumber,
  words,
  yes,
} from './plan-file-fields.ts';
import { report } from './plan-file-report-fields.ts';

/** Standard texts of the report's sections: the key in the file, and the one in `Plan.sectionTexts`. */
export const SECTION_TEXTS = {
  introduction: 'introduction',
  'key developments': 'key-developments',
  'emerging issues': 'emerging-issues',
  risks: 'risks',
  equality: 'equality',
  performance: 'performance',
  finance: 'finance',
  appendix: 'appendix',
} as const;

const FIGURES = { from: -1e12, to: 1e12 };
const INITIALS = { what: 'initials of 1 to 6 letters, such as AMc', expression: /^\p{L}[\p{L}'-]{0,5}$/u };
const initials = () => pattern(INITIALS.what, INITIALS.expression);
const someInitials = (what: string) => list(initials(), what).optional();
const id = () =>
  pattern(
    'the id that "ragtime export" wrote, such as m-7k3q9d, or leave it out',
    /^[a-z]{1,2}-[a-z0-9]{4,24}$/,
  ).optional();
const isNew = () => yes().optional();
const channel = (what: string) =>
  pattern(`the id of ${what} (C0123ABCD; Slack shows it under "About")`, /^[CG][A-Z0-9]{2,20}$/).optional();
const ref = () =>
  pattern('an objective code of 1 to 20 letters and digits, such as COPS1', /^[\p{L}\d][\p{L}\d./-]{0,19}$/u);
const figure = (what: string) => number(what, FIGURES).optional();

const organisation = group(
  {
    name: line('the name of the council'),
    nation: nation(),
    'time zone': timeZone(),
    'closure days': closureDays('days on which the council is closed beyond bank holidays'),
    'rag wording': group(
      {
        green: words('what Green means in your reports', 500),
        amber: words('what Amber means in your reports', 500),
        red: words('what Red means in your reports', 500),
      },
      'what Green, Amber and Red mean',
    ).optional(),
  },
  'the council',
);

const directorate = group(
  {
    id: id(),
    code: pattern('a short code of letters and digits, such as CE', /^[\p{L}\d]{1,10}$/u),
    name: line('the name of the directorate'),
    nation: nation().optional(),
    'closure days': closureDays('days on which this directorate is closed beyond those of the council'),
    channel: channel('the Slack channel'),
    officers: someInitials('initials of performance officers'),
    'officers channel': channel("the officers' own Slack channel"),
    approvers: someInitials('initials of those who sign'),
    commentary: choice({ all: 'all', 'amber and red': 'amber-and-red' }).optional(),
    'risk quarters': list(
      wholeNumber('a quarter, 1 to 4', { from: 1, to: 4 }),
      'the quarters in which risks are reported',
    ).optional(),
    ladder: ladder.optional(),
    parts: parts.optional(),
    report: report.optional(),
    checks: checks.optional(),
  },
  'the directorate',
);

const person = group(
  {
    id: id(),
    initials: initials(),
    name: line("the person's name"),
    title: line('the job title, such as Operational Director'),
    service: lineOrNone('the service').optional(),
    email: pattern('an e-mail address', /^[^\s@]+@[^\s@]+\.[^\s@]+$/).optional(),
    slack: pattern('a Slack user id, such as U0123ABCD', /^[UW][A-Z0-9]{2,20}$/).optional(),
    deputy: patternOrNone(INITIALS.what, INITIALS.expression).optional(),
    assistant: patternOrNone(INITIALS.what, INITIALS.expression).optional(),
    from: dayOrNone().optional(),
    to: dayOrNone().optional(),
  },
  'a person',
);

const milestone = group(
  {
    id: id(),
    new: isNew(),
    ref: ref(),
    words: words('what is to be done', 1000),
    owner: initials().optional(),
    contributors: someInitials('initials of those who draft the text'),
    start: day().optional(),
    due: due().optional(),
    board: line('the board that sees it').optional(),
    follows: line('the id of the same work in the plan of the year before').optional(),
  },
  'a milestone',
);

const quarterFigures = {
  q1: figure('the figure of quarter 1'),
  q2: figure('the figure of quarter 2'),
  q3: figure('the figure of quarter 3'),
  q4: figure('the figure of quarter 4'),
};

const target = z.union([
  field<Target>({
    wrong: 'is not a target',
    accepted: 'a number, "to be confirmed", "none", or a group with "year" and q1 to q4',
    read: readTarget,
    forEditors: { type: ['string', 'number'] },
  }),
  group({ year: number('the target of the whole year', FIGURES), ...quarterFigures }, 'a target'),
]);

const status = z.union([
  choice({ judged: 'judged' }),
  group({ tolerance: number('percent of the target, such as 10', { from: 0, to: 100 }) }, 'how the status is found'),
]);

const indicator = group(
  {
    id: id(),
    new: isNew(),
    ref: ref(),
    words: words('what is measured', 1000),
    owner: initials().optional(),
    supplier: initials().optional(),
    unit: line('what is printed after the figure, such as % or days', 30).optional(),
    decimals: wholeNumber('the number of decimals printed, 0 to 6', { from: 0, to: 6 }).optional(),
    polarity: choice({ higher: 'higher', lower: 'lower', neither: 'neither' }),
    kind: choice({
      cumulative: 'cumulative',
      'this quarter': 'this-quarter',
      position: 'position',
      'rolling year': 'rolling-year',
      'once a year': 'once-a-year',
    }),
    quarters: list(
      wholeNumber('a quarter, 1 to 4', { from: 1, to: 4 }),
      'the quarters in which it is reported',
    ).optional(),
    target: target.optional(),
    status: status.optional(),
    'last year': group(quarterFigures, "last year's figures").optional(),
    board: line('the board that sees it').optional(),
  },
  'an indicator',
);

const area = group(
  {
    id: id(),
    new: isNew(),
    name: line('the business priority'),
    board: line('the board that sees what names no other').optional(),
    milestones: list(milestone, 'milestones').optional(),
    indicators: list(indicator, 'indicators').optional(),
  },
  'an area',
);

const score = (what: string) => wholeNumber(`${what}, 1 to 5`, { from: 1, to: 5 });
const risk = group(
  {
    id: id(),
    new: isNew(),
    title: line('the risk'),
    likelihood: score('likelihood before controls'),
    impact: score('impact before controls'),
    'likelihood after controls': score('likelihood after controls').optional(),
    'impact after controls': score('impact after controls').optional(),
    controls: words('what is done about it', 2000).optional(),
    lead: initials().optional(),
  },
  'a risk',
);

const equalityAction = group(
  { id: id(), new: isNew(), words: words('what is to be done', 1000), lead: initials().optional() },
  'an equality action',
);

const department = group(
  { id: id(), new: isNew(), name: line('the department'), 'finance contact': initials().optional() },
  'a department',
);

const sectionText = () => words('the standard text', 5000).optional();
const sectionTexts = group(
  {
    introduction: sectionText(),
    'key developments': sectionText(),
    'emerging issues': sectionText(),
    risks: sectionText(),
    equality: sectionText(),
    performance: sectionText(),
    finance: sectionText(),
    appendix: sectionText(),
  },
  'standard texts',
);

/** The shape of a plan file. What one entry says of another is checked by check-plan-file.ts. */
export const planFileSchema = group(
  {
    organisation,
    directorate,
    'financial year': financialYear(),
    'plan version': wholeNumber('the number that "ragtime export" wrote, or leave it out', {
      from: 1,
      to: 1e9,
    }).optional(),
    people: list(person, 'people'),
    areas: list(area, 'areas'),
    risks: list(risk, 'risks').optional(),
    'equality actions': list(equalityAction, 'equality actions').optional(),
    departments: list(department, 'departments').optional(),
    'section texts': sectionTexts.optional(),
  },
  'a plan',
);

/** What the schema makes of a file that fits it. */
export type ShapedPlan = z.output<typeof planFileSchema>;

/** For editors: completes and checks a plan file while it is typed. */
export function buildPlanFileJsonSchema(): unknown {
  const schema = z.toJSONSchema(planFileSchema, { io: 'input', target: 'draft-07' });
  return { title: 'A Ragtime plan file', ...schema };
}

function readTarget(text: string): Target | undefined {
  if (text.toLowerCase() === 'to be confirmed') return { kind: 'to-be-confirmed' };
  if (text.toLowerCase() === 'none') return { kind: 'none' };
  const year = readNumber(text, FIGURES);
  return year === undefined
    ? undefined
    : { kind: 'number', year, byQuarter: [undefined, undefined, undefined, undefined] };
}
