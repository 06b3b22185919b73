/** What Slack takes at most. Lengths are UTF-16 units, never less than Slack counts. */

/** @see https://docs.slack.dev/reference/block-kit/blocks */
export const MESSAGE_BLOCKS = 50;
export const VIEW_BLOCKS = 100;
export const BLOCK_ID_LENGTH = 255;

/** @see https://docs.slack.dev/reference/views/modal-views */
export const VIEW_TITLE_LENGTH = 24;
export const CALLBACK_ID_LENGTH = 255;
export const PRIVATE_METADATA_LENGTH = 3_000;
export const EXTERNAL_ID_LENGTH = 255;
/** @see https://docs.slack.dev/reference/methods/views.open */
export const VIEW_BYTES = 250 * 1_024;

/** @see https://docs.slack.dev/reference/methods/chat.postMessage */
export const ATTACHMENTS = 100;
export const MARKDOWN_TEXT_LENGTH = 12_000;
/** A recommendation for new messages, a hard limit for `chat.update`; the stand-in holds both to it. */
export const MESSAGE_TEXT_LENGTH = 4_000;
/** The answer to a command is a new message that is never edited: Slack cuts it above this. */
export const ANSWER_TEXT_LENGTH = 40_000;
/** `msg_blocks_too_long` exists, its threshold is not published; drawn where Slack would truncate plain text. */
export const MESSAGE_BLOCKS_TEXT_LENGTH = 40_000;

/** @see https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const TEXT_LENGTH = 3_000;

/** @see https://docs.slack.dev/reference/block-kit/blocks/section-block */
export const SECTION_TEXT_LENGTH = 3_000;
export const SECTION_FIELDS = 10;
export const SECTION_FIELD_LENGTH = 2_000;
/** @see https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const HEADER_LENGTH = 150;
/** @see https://docs.slack.dev/reference/block-kit/blocks/context-block */
export const CONTEXT_ELEMENTS = 10;
/** @see https://docs.slack.dev/reference/block-kit/blocks/actions-block */
export const ACTIONS_ELEMENTS = 25;
/** @see https://docs.slack.dev/reference/block-kit/blocks/image-block */
export const IMAGE_ALT_TEXT_LENGTH = 2_000;
export const IMAGE_TITLE_LENGTH = 2_000;
export const URL_LENGTH = 3_000;
/** @see https://docs.slack.dev/reference/block-kit/blocks/input-block */
export const INPUT_LABEL_LENGTH = 2_000;
export const INPUT_HINT_LENGTH = 2_000;
/** @see https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export const LIST_INDENT = 8;
/** Both are "less than" limits. @see https://docs.slack.dev/reference/block-kit/blocks/video-block */
export const VIDEO_TITLE_LENGTH = 199;
export const VIDEO_AUTHOR_LENGTH = 49;
export const VIDEO_ALT_TEXT_LENGTH = 200;
/** @see https://docs.slack.dev/reference/block-kit/blocks/table-block */
export const TABLE_ROWS = 100;
export const TABLE_COLUMNS = 20;
export const TABLE_TEXT_LENGTH = 10_000;
/** @see https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
export const DATA_TABLE_LEAST_ROWS = 2;
export const DATA_TABLE_ROWS = 201;
export const DATA_TABLE_COLUMNS = 20;
export const DATA_TABLE_PAGE_SIZE = 100;
export const DATA_TABLE_TEXT_LENGTH = 20_000;
/** @see https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export const CHART_TITLE_LENGTH = 50;
export const CHART_SERIES = 12;
export const CHART_POINTS = 20;
export const CHART_LABEL_LENGTH = 20;
export const CHART_AXIS_LABEL_LENGTH = 50;
/** Over all markdown blocks of a message. @see https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
export const MARKDOWN_BLOCKS_LENGTH = 12_000;
/** @see https://docs.slack.dev/reference/block-kit/blocks/alert-block */
export const ALERT_LENGTH = 200;
/** @see https://docs.slack.dev/reference/block-kit/blocks/card-block */
export const CARD_TITLE_LENGTH = 150;
export const CARD_BODY_LENGTH = 200;
export const CARD_BUTTONS = 3;
export const CAROUSEL_CARDS = 10;
/** @see https://docs.slack.dev/reference/block-kit/blocks/container-block */
export const CONTAINER_TITLE_LENGTH = 150;
export const CONTAINER_BLOCKS = 10;
/** @see https://docs.slack.dev/reference/block-kit/blocks/context-actions-block */
export const CONTEXT_ACTIONS_ELEMENTS = 5;

/** @see https://docs.slack.dev/reference/block-kit/block-elements */
export const ACTION_ID_LENGTH = 255;
export const PLACEHOLDER_LENGTH = 150;
/** @see https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const BUTTON_TEXT_LENGTH = 75;
export const BUTTON_VALUE_LENGTH = 2_000;
export const ACCESSIBILITY_LABEL_LENGTH = 75;
/** @see https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const PLAIN_TEXT_LENGTH = 3_000;
/** @see https://docs.slack.dev/reference/block-kit/block-elements/rich-text-input-element */
export const RICH_TEXT_LINES = 100;
/** @see https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element */
export const RADIO_OPTIONS = 10;
export const CHECKBOX_OPTIONS = 10;
/** @see https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const SELECT_OPTIONS = 100;
export const OPTION_GROUPS = 100;
/** @see https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
export const OVERFLOW_OPTIONS = 5;
/** @see https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
export const FILE_INPUT_FILES = 10;

/** @see https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const OPTION_TEXT_LENGTH = 75;
export const OPTION_VALUE_LENGTH = 150;
export const OPTION_DESCRIPTION_LENGTH = 75;
/** @see https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
export const OPTION_GROUP_LABEL_LENGTH = 75;
/** @see https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const CONFIRM_TITLE_LENGTH = 100;
export const CONFIRM_TEXT_LENGTH = 300;
export const CONFIRM_BUTTON_LENGTH = 30;
