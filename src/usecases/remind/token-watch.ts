/** Tells an administrator, once, when Slack no longer takes the token. */
export interface TokenWatch {
  refused(trouble: { readonly problem: string; readonly lacks: string | undefined }): void;
  /** Slack did what was asked. */
  accepted(): void;
}
