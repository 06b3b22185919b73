import type { JsonObject } from '../json.ts';

/** Something Slack would not take, and where it stands. */
export interface Problem {
  readonly message: string;
  /** JSON pointer, such as `/blocks/0/text`. */
  readonly pointer: string;
}

/** What a method answers when it will not take something. */
export interface Refused {
  readonly error: string;
  readonly problems: readonly Problem[];
}

/** As Slack writes it under `response_metadata.messages`. */
export function problemText(problem: Problem): string {
  return `[ERROR] ${problem.message} [json-pointer:${problem.pointer}]`;
}

/** Gathers what is wrong with one payload. */
export interface Report {
  readonly problems: Problem[];
  add(pointer: string, message: string): void;
}

export function createReport(): Report {
  const problems: Problem[] = [];
  return {
    problems,
    add: (pointer, message) => {
      problems.push({ message, pointer });
    },
  };
}

/** An object in its place, with the report that complaints about it go to. */
export interface Subject {
  readonly it: JsonObject;
  readonly pointer: string;
  readonly report: Report;
}

export function complain({ report, pointer }: Subject, key: string, message: string) {
  report.add(key === '' ? pointer : `${pointer}/${key}`, message);
}
