/**
 * One device on which somebody has Slack open. Messages and the Home tab are the same on all of them; a modal lives on
 * the one it was opened on, and no other knows of it.
 */
export interface Screen {
  readonly userId: string;
  /** `phone`, for example; empty for the one everybody has. */
  readonly device: string;
}

export function screenKey({ userId, device }: Screen): string {
  return `${userId} ${device}`;
}
