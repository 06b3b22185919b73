/** What the bot may do in Slack, as `manifest.json` asks for it; without an essential one nobody can use Ragtime. */
export const NEEDED_SCOPES = [
  { scope: 'commands', isEssential: true },
  { scope: 'chat:write', isEssential: true },
  { scope: 'im:write', isEssential: false },
  { scope: 'im:history', isEssential: false },
  { scope: 'channels:read', isEssential: false },
  { scope: 'channels:history', isEssential: false },
  { scope: 'groups:read', isEssential: false },
  { scope: 'groups:history', isEssential: false },
  { scope: 'files:read', isEssential: false },
  { scope: 'files:write', isEssential: false },
  { scope: 'users:read', isEssential: true },
  { scope: 'users:read.email', isEssential: false },
] as const;

export type NeededScope = (typeof NEEDED_SCOPES)[number]['scope'];
