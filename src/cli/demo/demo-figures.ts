import { renderMessage } from '../../../sandbox/render.ts';
import { writeFigure } from '../../core/collect/indicator/figure.ts';
import { isReportedIn } from '../../core/collect/indicator/indicator-quarters.ts';
import type { FileIndicator } from '../../core/plan/plan-file.ts';
import { save } from './demo-people.ts';
import type { DemoStage } from './demo-stage.ts';
import { tell } from './narrate.ts';

/** What somebody fills in about an indicator, by the labels of its form. */
interface DemoFigure {
  readonly figure: string;
  readonly provisional?: true;
  readonly commentary?: string;
  readonly action?: string;
}

/** For the example plan: invented figures by ref. */
const FIGURES: Readonly<Record<string, DemoFigure>> = {
  COPI1: {
    figure: '76.1%',
    provisional: true,
    commentary:
      'Two nurseries in the east wards closed in May, and 41 children have not taken up another place yet. Elsewhere take-up rose by two points.',
    action: 'Outreach workers call the 41 families before the autumn term.',
  },
  COPI2: { figure: '34' },
};

/** Everything that is reported in this quarter and has this owner. */
function indicatorsOf({ plan, quarter }: DemoStage, owner: string): readonly FileIndicator[] {
  return plan.areas
    .flatMap((area) => area.indicators)
    .filter((indicator) => indicator.owner?.toLowerCase() === owner.toLowerCase())
    .filter((indicator) => isReportedIn(indicator, quarter));
}

/** Gives every figure that this owner still owes, from their message or by the command. */
export async function answerFigures(stage: DemoStage, owner: string): Promise<void> {
  const person = stage.slack.as(owner);
  for (const indicator of indicatorsOf(stage, owner)) {
    const reminder = person.dms().at(-1);
    const { ref, words } = indicator;
    const shown = reminder === undefined ? '' : renderMessage(reminder).replaceAll(/[\s|]+/g, ' ');
    if (reminder !== undefined && shown.includes(`${ref} ${words}`.slice(0, 60))) {
      await person.press('Update', { in: reminder, near: words });
    } else {
      const seen = await person.command(`/milestone ${ref}`);
      // Several indicators, or a milestone, have the ref: the right one is chosen there.
      if (seen.modal?.title !== `Update ${ref}`) await person.press('Update', { near: words });
    }
    const saved = await fillAndSaveFigure(stage, indicator);
    tell(stage, `${person.name} gives the figure of ${ref}: ${saved}`);
    await person.close();
  }
}

async function fillAndSaveFigure(stage: DemoStage, indicator: FileIndicator): Promise<string> {
  const person = stage.slack.as(indicator.owner ?? '');
  const answer = FIGURES[indicator.ref] ?? { figure: figureFor(indicator) };
  await person.fill('Figure', answer.figure);
  if (answer.provisional) await person.fill('About the figure', ['It is provisional']);
  const isJudged = person.modal?.text.includes('Is the year’s target on course?') ?? false;
  if (isJudged) await person.fill(/target on course/, 'Green: on course');
  if (answer.commentary !== undefined) await person.fill('What should councillors know?', answer.commentary);
  if (answer.action !== undefined) await person.fill(/what is being done/, answer.action);
  const seen = await save(person);
  return seen.modal?.text.split('\n').find((line) => line.startsWith('Direction')) ?? '';
}

/** As good as the target asks for, so that nothing needs to be explained. */
function figureFor(indicator: FileIndicator): string {
  const { target, lastYear } = indicator;
  const wanted = target.kind === 'number' ? (target.byQuarter[0] ?? target.year) : lastYear[0];
  return writeFigure(wanted ?? 10, indicator);
}
