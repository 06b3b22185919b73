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
  [/No channel is set/, 'Put the channel into the plan and import it first.'],
];

/** What to do before the message is sent again; empty where the problem says it itself. */
export function deliveryAdvice(problem: string): string {
  return ADVICE.find(([error]) => error.test(problem))?.[1] ?? '';
}
