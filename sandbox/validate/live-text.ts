/**
 * Text that would ping or link where nobody meant it to. Slack takes it; the stand-in does not, since every such text
 * in this app is a mistake in escaping.
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */

/** `<!channel>`, `<!here>`, `<!subteam^…>`: everything with a bang but dates. */
const BROADCAST = /<!(?!date\^)/;
/** What Slack turns into pings and channel links unless `verbatim` or `parse: none` says otherwise. */
const BARE_MENTION = /(^|[\s([])(@(here|channel|everyone)\b|#[a-z][\w-]*)/i;
const BARE_URL = /https?:\/\//;

/** What is live in text that Slack parses; undefined when nothing is. */
export function liveIn(text: string, reading: 'parsed' | 'verbatim' | 'names parsed'): string | undefined {
  if (BROADCAST.test(text)) return 'pings: an unescaped <!…>';
  if (reading === 'verbatim') return undefined;
  const bare = text.replaceAll(/<[^>]*>/g, '');
  const mention = BARE_MENTION.exec(bare);
  if (mention !== null) return `is parsed: a bare ${mention[2]}`;
  if (reading === 'parsed' && BARE_URL.test(bare)) return 'is parsed: a bare URL';
  return undefined;
}
