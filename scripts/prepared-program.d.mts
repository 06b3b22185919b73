/** Where prepared programs lie; ends with a slash. */
export declare const cache: string;
/** What every program of this project is started with. */
export declare const flags: readonly string[];
/** What Ragtime is started with besides. */
export declare const ragtimeFlags: readonly string[];
export declare const ragtimeEnv: Readonly<Record<string, string>>;
