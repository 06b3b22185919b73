import { fileURLToPath } from 'node:url';
import type { Person } from '../../sandbox/people.ts';

/** Milestones in every state and indicators of every kind, all of one owner, AMc. */
export const EVERY_KIND_PLAN = fileURLToPath(new URL('../fixtures/plans/every-kind.yaml', import.meta.url));

const FORECAST = 'Will it be done on time?';
const OUTCOME = 'Was it done?';
const COMPLETED_ON = 'If completed: on what date?';
const TEXT = 'What should councillors know?';
const ACTION = /what is being done/;
const NO_FIGURE = 'Is there a figure? If not, why?';
const EXPECTED_ON = /when is the figure expected/;
const JUDGED = /target on course/;

type Field = readonly [label: string | RegExp, value: string | readonly string[]];

/** What AMc answers in quarter 1: every status and every reason there is, each once. */
export const EVERY_ANSWER: Readonly<Record<string, readonly Field[]>> = {
  PM1: [
    [FORECAST, 'Not started yet'],
    [TEXT, 'Work begins in July, once the lease is signed by both sides.'],
  ],
  PM2: [
    [FORECAST, 'Not started yet, still on course (Green)'],
    [TEXT, 'Planting is in the autumn, and the trees are ordered.'],
  ],
  PM3: [
    [FORECAST, 'Not started yet, and uncertain (Amber)'],
    [TEXT, 'The stone has not come, so that nobody could begin.'],
    [ACTION, 'The head of streets looks for a second quarry.'],
  ],
  PM4: [
    [FORECAST, 'Not started yet, and highly likely or certain to miss (Red)'],
    [TEXT, 'The maker of the lamps has gone out of business.'],
    [ACTION, 'A new tender runs until October.'],
  ],
  PM5: [
    [FORECAST, 'Completed'],
    [COMPLETED_ON, '2026-06-12'],
    [TEXT, 'All nine parishes have signed the plan.'],
  ],
  PM6: [
    [OUTCOME, 'Completed'],
    [COMPLETED_ON, '2026-06-30'],
    [TEXT, 'The map hangs in every library.'],
  ],
  PM7: [
    [OUTCOME, 'Completed late'],
    [COMPLETED_ON, '2026-06-20'],
    [TEXT, 'The depot moved three weeks after its date, when the gates had come.'],
  ],
  PM8: [
    [OUTCOME, 'Not completed'],
    [TEXT, 'The boiler is not in yet.'],
    [/what happens now/, 'It comes in August.'],
  ],
  PI1: [
    ['Figure', '84'],
    [JUDGED, 'Amber: uncertain'],
    [TEXT, 'Two fitters left in May.'],
    [ACTION, 'Two others begin in August.'],
  ],
  PI2: [
    ['Figure', '98.4 %'],
    [JUDGED, 'Green: on course'],
  ],
  PI3: [
    ['Figure', '78'],
    ['Status', 'Green: on course'],
    [/differs from the computed one/, 'Nine flats are let in July.'],
    ['About the figure', ['It is provisional']],
    [EXPECTED_ON, '2026-08-15'],
  ],
  PI4: [
    ['Figure', '43'],
    [TEXT, 'Three more were hurt than the target allows for.'],
    [ACTION, 'The crossing on Mill Lane is rebuilt.'],
  ],
  PI5: [
    ['Figure', '71'],
    [JUDGED, 'Green: on course'],
    [/covers another period/, 'the survey of May 2026'],
  ],
  PI6: [
    ['Figure', '298'],
    [TEXT, 'Fewer large sites came than last year.'],
  ],
  PI7: [['Figure', '11.5']],
  PN1: [[NO_FIGURE, 'Not due this quarter']],
  PN2: [
    [NO_FIGURE, 'Not yet available'],
    [EXPECTED_ON, '2026-08-15'],
  ],
  PN3: [[NO_FIGURE, 'Not published, to protect individuals']],
  PN4: [[NO_FIGURE, 'No figure: the definition has changed']],
  PN5: [[NO_FIGURE, 'No longer collected']],
};

/** Fills the form that is open as EVERY_ANSWER has it. */
export async function fillAnswer(person: Person, ref: string): Promise<void> {
  for (const [label, value] of EVERY_ANSWER[ref] ?? []) await person.fill(label, value);
}
