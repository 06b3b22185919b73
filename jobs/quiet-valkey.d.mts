export declare class QuietValkey {
  /** Known once `start()` has resolved. */
  readonly port: number;
  start(): Promise<this>;
  stop(): Promise<void>;
}
