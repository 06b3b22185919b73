/** What the demo needs from the rest of the house. */
export interface DemoContext {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Runs a `ragtime` command as a person would, on the demo's database and at the demo's time. */
  readonly command: (args: readonly string[], around: DemoAround) => Promise<number>;
  /** Starts the real app against the stand-in. */
  readonly start: (settings: DemoSettings) => Promise<DemoRagtime>;
}

export interface DemoAround {
  readonly databasePath: string;
  readonly clock: () => Date;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

export interface DemoSettings {
  readonly databasePath: string;
  readonly clock: () => Date;
  readonly botToken: string;
  readonly appToken: string;
  readonly slackApiUrl: string;
}

export interface DemoRagtime {
  tick(): Promise<void>;
  stop(): Promise<void>;
}
