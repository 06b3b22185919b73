/** One stored row, ready to be written: bytes stand in a file of their own, which the row names in their place. */
export interface DumpedRow {
  readonly table: string;
  readonly row: Readonly<Record<string, string | number | null>>;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

/** Everything that is stored, as it stood at one moment. */
export interface TableDump {
  /**
   * Calls `take` with every row of every table, table by table, each table's in its own order.
   * @returns how many rows each table has, empty ones too.
   */
  dump(take: (row: DumpedRow) => void): Promise<Readonly<Record<string, number>>>;
}
