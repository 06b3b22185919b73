/** What a person can do about a message that Slack refused: the name of Slack's error, and the advice. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /not_in_channel|channel_not_found|Ragtime is not in it/,
    'Invite Ragtime to the channel first (/invite @Ragtime there), or put the right channel into the plan and import it.',
  ],
  [
    /is the general channel|is shared with another organisation/,
    'Put a channel of the directorate alone into the plan and import it.',
  ],
  [/is_archived/, 'Unarchive the channel first, or put another one into the plan and import it.'],
  [/restricted_action/, 'Let Ragtime post in the channel first; who may post there is set in the channel.'],
  [
    /file_uploads_disabled|file_uploads_except_images_disabled/,
    'Ask whoever administers your Slack to let apps upload files.',
  ],
  [
    /file_type_not_allowed/,
    'Ask whoever administers your Slack to allow files of this type, or leave it out with the setting CHANNEL_FILES.',
  ],
  [
    /file_upload_size_restricted|file_too_large/,
    'The file is larger than your Slack allows; ask whoever administers it.',
  ],
  [/storage_limit_reached/, 'Your Slack has no room left for files; ask whoever administers it.'],
  [/missing_scope/, 'Install the app again with the scopes of manifest.json first.'],
  [/No channel is set/, 'Put the channel into the plan and import it first.'],
];

/** What to do before the message is sent again; empty where the problem says it itself. */
export function deliveryAdvice(problem: string): string {
  return ADVICE.find(([error]) => error.test(problem))?.[1] ?? '';
}
