import type { FileTrouble } from './fetch-file.ts';

/** What kind of file is taken, for whoever chose one that was not read. */
export interface TakenKind {
  /** `5 MB` */
  readonly most: string;
  /** Does the same at the command line. */
  readonly command: string;
}

/** Why a file was not read, and what would be accepted. */
export function fileTroubleText(trouble: FileTrouble, { most, command }: TakenKind): string {
  switch (trouble) {
    case 'gone':
      return 'The file is no longer in Slack, so it was not read. Please choose it again.';
    case 'of-another':
      return 'This file was put into Slack by somebody else. Please choose your own copy.';
    case 'elsewhere':
      return 'This file lies with another service, and Slack only points to it. Please upload the file itself.';
    case 'too-large':
      return `The file is too large; ${most} at most would be accepted. Nothing was read.`;
    case 'no-access':
      return `Slack does not let Ragtime read files. An administrator of Ragtime can add the scope files:read; until then “${command}” does the same.`;
    case 'unreachable':
      return 'Slack did not give the file just now. Nothing was stored; please press the button again in a minute.';
  }
}
