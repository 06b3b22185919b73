/**
 * Control characters that a terminal would obey (a line break and a tab are none of them), and those that turn letters
 * round: whoever types them may not clear, colour or overwrite what somebody else reads.
 */
const CONTROLS = /\r(?!\n)|[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/gu;

/** Shown as JSON writes them (`\u001b`), so that nothing is hidden, and JSON stays what it was. */
export function showControls(text: string): string {
  return text.replace(CONTROLS, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
