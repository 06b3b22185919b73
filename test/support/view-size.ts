/** What Slack takes of one view. https://docs.slack.dev/reference/methods/views.publish */
export const VIEW_BYTES = 250_000;

/** As Slack measures: what is not ASCII is sent escaped, in six bytes. */
export function bytesOf(view: object): number {
  return JSON.stringify(view).replace(/[^\x20-\x7e]/g, '\\uffff').length;
}
