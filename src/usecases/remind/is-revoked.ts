import type { RemindPorts } from './ports.ts';

/** Slack has told us that the app was removed or its token taken away, and no start has identified a token since. */
export async function isRevoked({ workspaces }: Pick<RemindPorts, 'workspaces'>): Promise<boolean> {
  return (await workspaces.workspace())?.revokedAt !== undefined;
}
