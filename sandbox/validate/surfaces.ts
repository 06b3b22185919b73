/** Where something is shown. */
export type Surface = 'message' | 'modal' | 'home';

const EVERYWHERE: readonly Surface[] = ['message', 'modal', 'home'];
const MESSAGE_AND_HOME: readonly Surface[] = ['message', 'home'];
const MESSAGE: readonly Surface[] = ['message'];
const MODAL: readonly Surface[] = ['modal'];

/** @see https://docs.slack.dev/reference/block-kit/blocks */
export const BLOCK_SURFACES: Readonly<Record<string, readonly Surface[]>> = {
  actions: EVERYWHERE,
  alert: MODAL,
  card: EVERYWHERE,
  carousel: EVERYWHERE,
  container: MESSAGE_AND_HOME,
  context: EVERYWHERE,
  context_actions: MESSAGE,
  data_table: MESSAGE_AND_HOME,
  data_visualization: MESSAGE_AND_HOME,
  divider: EVERYWHERE,
  header: EVERYWHERE,
  image: EVERYWHERE,
  input: EVERYWHERE,
  markdown: MESSAGE,
  plan: MESSAGE,
  rich_text: EVERYWHERE,
  section: EVERYWHERE,
  table: MESSAGE_AND_HOME,
  task_card: MESSAGE,
  video: EVERYWHERE,
};

/** Those that are not shown everywhere. @see https://docs.slack.dev/reference/block-kit/block-elements */
const ELEMENT_SURFACES: Readonly<Record<string, readonly Surface[]>> = {
  datetimepicker: ['message', 'modal'],
  email_text_input: MODAL,
  feedback_buttons: MESSAGE,
  file_input: MODAL,
  icon_button: MESSAGE,
  number_input: MODAL,
  rich_text_input: ['modal', 'home'],
  url_text_input: MODAL,
};

export function elementSurfaces(type: string): readonly Surface[] {
  return ELEMENT_SURFACES[type] ?? EVERYWHERE;
}

const SELECTS = ['static_select', 'external_select', 'users_select', 'conversations_select', 'channels_select'];
const CHOOSERS = [...SELECTS, ...SELECTS.map((type) => `multi_${type}`), 'radio_buttons', 'checkboxes'];
const PICKERS = ['datepicker', 'timepicker'];

/** Which elements a block takes. */
export const ELEMENTS_OF: Readonly<Record<string, readonly string[]>> = {
  actions: [...CHOOSERS, ...PICKERS, 'datetimepicker', 'button', 'overflow', 'workflow_button', 'rich_text_input'],
  card: ['button'],
  context_actions: ['feedback_buttons', 'icon_button'],
  input: [
    ...CHOOSERS,
    ...PICKERS,
    'datetimepicker',
    'plain_text_input',
    'rich_text_input',
    'email_text_input',
    'url_text_input',
    'number_input',
    'file_input',
  ],
  section: [...CHOOSERS, ...PICKERS, 'button', 'overflow', 'workflow_button', 'image'],
};
