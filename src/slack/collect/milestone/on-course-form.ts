import type { ViewOutput } from '@slack/bolt';
import type { Button, InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { MilestoneForm } from '../../../core/collect/milestone/milestone-form.ts';
import type { WorkLine } from '../../../usecases/collect/work-line.ts';
import { button, context, cut, section } from '../../blocks.ts';
import { ON_COURSE_FIELD } from '../../field-ids.ts';
import { blockIdOf, writeEntryValue } from '../../id-values.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import { plainText } from '../../text.ts';
import { wordText } from '../entry-words.ts';
import { ON_COURSE_TEXTS } from './on-course-texts.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element */
const MOST_TICK_BOXES = 10;
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const LONGEST_OPTION = 75;
/** More are offered when these are done; nobody has checked as many at once. */
const MOST_GROUPS = 5;

/** Opens the tick boxes; to stand only where something can be ticked. @param title of the window, for those who hear it */
export function onCourseButton(title = 'all that wait'): Button {
  return button('Still on course', {
    actionId: ACTIONS.stillOnCourse,
    value: 'all',
    spoken: `Still on course: ${title}`,
  });
}

/** Stands in the form where a green needs no text and nothing was sent yet: one press answers the milestone. */
export function buildThisOnCourse({ card, quarter, mayBeSilent, standing }: MilestoneForm): readonly KnownBlock[] {
  if (!mayBeSilent || standing !== undefined) return [];
  const press = button('Still on course', {
    actionId: ACTIONS.thisOnCourse,
    value: writeEntryValue({ kind: 'milestone', id: card.milestoneId }, quarter),
    spoken: `Still on course: ${card.ref} ${card.words}`,
  });
  return [section('Nothing new that councillors should know? Then no text is needed.', press)];
}

export interface OnCourseForm {
  readonly lines: readonly WorkLine[];
  readonly nonce: string;
  /** Milestone ids that are ticked already. */
  readonly ticked?: readonly string[];
  /** Said above the form. */
  readonly notice?: readonly KnownBlock[];
}

/** Every milestone has a box of its own: that each was looked at is what the report relies on. */
export function buildOnCourseForm({ lines, nonce, ticked = [], notice = [] }: OnCourseForm): ModalView {
  const groups = groupBoxes(lines);
  const shown = groups.flat().length;
  return {
    type: 'modal',
    callback_id: CALLBACKS.onCourse,
    title: plainText('Still on course'),
    submit: plainText('Save'),
    close: plainText('Close'),
    private_metadata: nonce,
    blocks: [
      ...notice,
      section(ON_COURSE_TEXTS.what),
      ...groups.map((group, index) => buildGroup(group, { index, isOneOfSeveral: groups.length > 1, nonce, ticked })),
      ...(shown < lines.length ? [context(`And ${lines.length - shown} more, when these are saved.`)] : []),
    ],
  };
}

function groupBoxes(lines: readonly WorkLine[]): readonly (readonly WorkLine[])[] {
  const groups: WorkLine[][] = [];
  for (let start = 0; start < lines.length && groups.length < MOST_GROUPS; start += MOST_TICK_BOXES) {
    groups.push(lines.slice(start, start + MOST_TICK_BOXES));
  }
  return groups;
}

interface GroupOptions extends Required<Pick<OnCourseForm, 'nonce' | 'ticked'>> {
  readonly index: number;
  readonly isOneOfSeveral: boolean;
}

function buildGroup(lines: readonly WorkLine[], { index, isOneOfSeveral, nonce, ticked }: GroupOptions): InputBlock {
  const options = lines.map(({ entry, ref, words, earlier, due }) => ({
    text: plainText(cut(`${ref} ${words}`, LONGEST_OPTION)),
    value: entry.id,
    description: plainText(cut(factsOf(earlier, due), LONGEST_OPTION)),
  }));
  const initial = options.filter(({ value }) => ticked.includes(value));
  return {
    type: 'input',
    block_id: blockIdOf(ON_COURSE_FIELD, nonce, String(index)),
    label: plainText(index === 0 ? 'I have checked each one' : 'I have checked each of these, too'),
    // Slack wants a tick in every group that is not optional.
    optional: isOneOfSeveral,
    ...(isOneOfSeveral && index === 0 ? { hint: plainText(ON_COURSE_TEXTS.oneIsNeeded) } : {}),
    element: {
      type: 'checkboxes',
      action_id: ON_COURSE_FIELD,
      options,
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  };
}

function factsOf(earlier: WorkLine['earlier'], due: string | undefined): string {
  const last = earlier === undefined ? 'Not reported before' : `Last time: ${wordText(earlier)}`;
  return due === undefined ? last : `${last} · ${due}`;
}

export interface ReadOnCourse {
  readonly nonce: string;
  readonly milestoneIds: readonly string[];
  /** Where a message about the ticks stands; undefined when the expected boxes are not there. */
  readonly firstBlockId: string | undefined;
}

export function readOnCourseForm(view: ViewOutput): ReadOnCourse {
  const nonce = view.private_metadata;
  const groups = Object.entries(view.state.values).filter(([id]) => id.startsWith(`${ON_COURSE_FIELD}|${nonce}|`));
  const ticked = groups.flatMap(([, group]) => group[ON_COURSE_FIELD]?.selected_options ?? []);
  return { nonce, milestoneIds: ticked.map(({ value }) => value), firstBlockId: groups[0]?.[0] };
}
