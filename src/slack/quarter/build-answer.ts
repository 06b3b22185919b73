import type { KnownBlock, ModalView } from '@slack/types';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { QuarterAnswer, QuarterChoice } from '../../usecases/review/answer-quarter-command.ts';
import { context, richLine, section } from '../blocks.ts';
import { refusalText, TEXTS } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { buildFinanceDoor } from '../collect/finance/build-finance-door.ts';
import { buildPeopleList } from '../plan/build-people-list.ts';
import { buildPersonForm } from '../plan/build-person-form.ts';
import { buildMeetingList } from '../publish/build-meeting-list.ts';
import { buildSectionTexts } from '../publish/build-section-texts.ts';
import { buildUploadForm } from '../publish/build-upload-form.ts';
import { buildWithholding } from '../publish/build-withholding.ts';
import { buildPreviewed } from '../publish/preview-button.ts';
import { buildDeskRefusal, buildNudge } from '../remind/build-nudge.ts';
import { buildCheck } from '../remind/check-message.ts';
import { buildOffice } from './build-office.ts';
import { buildQuarterForm } from './build-quarter-form.ts';
import { buildReadingList } from './build-reading-list.ts';
import { buildTrail } from './build-trail.ts';
import { quarterButton } from './quarter-buttons.ts';
import { noQuarterText, notUnderstoodText, QUARTER_HELP, QUARTER_HELP_END, QUARTER_TEXTS } from './quarter-texts.ts';

/** A form or list to work in, or a message that only its reader sees. */
export type ShownAnswer =
  | { readonly kind: 'view'; readonly view: ModalView }
  | { readonly kind: 'message'; readonly blocks: readonly KnownBlock[] };

const toView = (view: ModalView): ShownAnswer => ({ kind: 'view', view });
const toMessage = (...blocks: readonly KnownBlock[]): ShownAnswer => ({ kind: 'message', blocks });

export function buildAnswer(answer: QuarterAnswer): ShownAnswer {
  switch (answer.outcome) {
    case 'help':
      return toMessage(...buildHelp());
    case 'not-understood':
      return toMessage(section(notUnderstoodText(answer)));
    case 'refused':
      return toMessage(section(refusalText(answer.permission)));
    case 'no-plan':
      return toMessage(section(TEXTS.noPlan));
    case 'no-figures':
      return toMessage(section(noQuarterText('finance')));
    case 'choose-directorate':
      return toMessage(section('Which directorate?'), ...buildChoices(answer.choices));
    case 'choose-quarter':
      return toMessage(
        section(`Which quarter of ${answer.directorateName}?`),
        ...buildChoices(answer.choices.map(({ label, text }) => ({ label: titleOfQuarter(label), text }))),
      );
    case 'no-quarter':
      return toMessage(section(noQuarterText(answer.verb)), ...buildOffice(answer.office).flat());
    case 'status':
      return toMessage(...buildOffice(answer.office).flat(), ...buildOthers(answer));
    case 'planned':
      return toMessage(...buildCheck(answer.check));
    case 'nudge':
      return toView(
        answer.form.outcome === 'form' ? buildNudge(answer.form, answer.wanted) : buildDeskRefusal(answer.form),
      );
    case 'reading-list':
      return toView(buildReadingList(answer.list, 1));
    case 'people':
      return toView(buildPeopleList(answer.list, 1));
    case 'person':
      return toView(buildPersonForm(answer.opened));
    case 'upload':
      return toView(buildUploadForm(answer.read));
    case 'texts':
      return toView(buildSectionTexts(answer.read));
    case 'withhold':
      return toView(buildWithholding(answer.opened));
    case 'actions':
      return toView(buildMeetingList(answer.read));
    case 'history':
      return toView(buildTrail(answer));
    case 'preview':
      return toView(buildPreviewed(answer.previewed));
    case 'finance':
      return toView(buildFinanceDoor(answer));
    case 'reading':
      return toView(buildNotice('One moment', [section(QUARTER_TEXTS.checking)]));
    case 'form':
      return toView(
        answer.form.act === 'amend'
          ? buildNotice('Correct the report', [section(QUARTER_TEXTS.reading)])
          : buildQuarterForm(answer.form),
      );
  }
}

function buildHelp(): readonly KnownBlock[] {
  const lines = QUARTER_HELP.map(({ typed, does }) => richLine({ bold: typed }, `: ${does}`));
  return [section('For performance officers:'), ...lines, context(QUARTER_HELP_END)];
}

/** 25 elements fit into one block. https://docs.slack.dev/reference/block-kit/blocks/actions-block */
const MOST_BUTTONS = 25;

function buildChoices(choices: readonly QuarterChoice[]): readonly KnownBlock[] {
  const elements = choices
    .slice(0, MOST_BUTTONS)
    .map(({ label, text }) => quarterButton({ text: label.slice(0, 75), command: text }));
  return [{ type: 'actions', elements }];
}

function buildOthers({ hasOthers }: Extract<QuarterAnswer, { outcome: 'status' }>): readonly KnownBlock[] {
  return hasOthers ? [context('For another of your directorates add its code, or choose it on the Home tab.')] : [];
}
