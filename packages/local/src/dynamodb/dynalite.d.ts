declare module "dynalite/db/index.js" {
  export interface AttributeValue {
    S?: string;
    N?: string;
    B?: string;
    BOOL?: boolean;
    NULL?: boolean;
    SS?: string[];
    NS?: string[];
    BS?: string[];
    L?: AttributeValue[];
    M?: Item;
  }
  export type Item = { [name: string]: AttributeValue };

  export interface IndexDescription {
    IndexName: string;
    KeySchema: { AttributeName: string }[];
    Projection: { ProjectionType: string; NonKeyAttributes?: string[] };
  }

  export interface TableDescription {
    TableName: string;
    TableStatus: string;
    KeySchema: { AttributeName: string }[];
    AttributeDefinitions: { AttributeName: string; AttributeType: "S" | "N" | "B" }[];
    GlobalSecondaryIndexes?: IndexDescription[];
    LocalSecondaryIndexes?: IndexDescription[];
  }

  export interface Range {
    gt?: string;
    gte?: string;
    lt?: string;
    lte?: string;
    reverse?: boolean;
    limit?: number;
  }

  export type Write = { type: "put"; key: string; value: unknown } | { type: "del"; key: string };

  /** The LevelDB under dynalite: JSON values, one atomic batch. */
  export interface EngineDb {
    open(): Promise<void>;
    close(): Promise<void>;
    get(key: string): Promise<unknown>;
    getMany(keys: string[]): Promise<unknown[]>;
    batch(writes: Write[]): Promise<void>;
    clear(range: Range): Promise<void>;
    values(range: Range): { nextv(size: number): Promise<unknown[]>; close(): Promise<void> };
    keys(range: Range): { nextv(size: number): Promise<string[]>; close(): Promise<void> };
  }

  export type Callback<Result = unknown> = (error: unknown, result?: Result) => void;

  /** The part of a dynalite sub-database that its actions call. */
  export interface SubDb {
    lock(key: string, locked: (release: (callback: Callback) => Callback) => void): void;
    get(key: string, callback: Callback): void;
    put(key: string, value: unknown, callback: Callback): void;
    del(key: string, callback: Callback): void;
    createValueStream(range: Range): NodeJS.ReadableStream;
  }

  export interface EngineStore {
    options: { maxItemSize: number };
    getTable(name: string, callback: Callback<TableDescription>): void;
    getTable(name: string, checkStatus: boolean, callback: Callback<TableDescription>): void;
    getItemDb(table: string): SubDb;
    getIndexDb(type: string, table: string, index: string): SubDb;
  }

  /** An error with the answer AWS would give; any other error is a fault. */
  export interface EngineRefusal extends Error {
    statusCode: number;
    body: { __type: string; message?: string; Message?: string };
  }

  const db: {
    create(options: {
      path: string;
      createTableMs: number;
      maxItemSizeKb: number;
    }): EngineStore & { db: EngineDb };
    createKey(item: Item, table: TableDescription): string;
    validateKey(key: Item, table: TableDescription): EngineRefusal | undefined | null;
    compare(comparator: string, value: AttributeValue, operands: AttributeValue[]): boolean;
    mapPaths(paths: unknown, item: Item): Item;
  };
  // biome-ignore lint/style/noDefaultExport: dynalite is CommonJS
  export default db;
}

declare module "dynalite/validations/index.js" {
  import type { EngineStore } from "dynalite/db/index.js";

  const validations: {
    checkTypes(data: object, types: object): Record<string, unknown>;
    checkValidations(
      data: object,
      types: object,
      custom: ((data: object, store: EngineStore) => string | undefined) | undefined,
      store: EngineStore,
    ): void;
  };
  // biome-ignore lint/style/noDefaultExport: dynalite is CommonJS
  export default validations;
}

declare module "dynalite/validations/*.js" {
  import type { EngineStore } from "dynalite/db/index.js";

  const validation: {
    types: object;
    custom?: (data: object, store: EngineStore) => string | undefined;
  };
  // biome-ignore lint/style/noDefaultExport: dynalite is CommonJS
  export default validation;
}

declare module "dynalite/actions/*.js" {
  import type { EngineStore } from "dynalite/db/index.js";

  const action: (
    store: EngineStore,
    data: object,
    callback: (error: unknown, result?: Record<string, unknown>) => void,
  ) => void;
  // biome-ignore lint/style/noDefaultExport: dynalite is CommonJS
  export default action;
}
