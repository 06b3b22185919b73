/** Where prepared programs lie; ends with a slash. */
export declare const cache: string;
/** What every program of this project is started with that runs from its source. */
export declare const flags: readonly string[];
/** What Ragtime is started with where it has been put together. */
export declare const preparedFlags: readonly string[];
export declare const ragtimeEnv: Readonly<Record<string, string>>;
