/**
 * LevelDB rows. The first three are dynalite's own; `createKey` and `createIndexKey` of dynalite give their last parts.
 *
 *   table~<name>                                   description
 *   item-<table>~<item key>                        item
 *   index-<type>~<table>~<index>~<index key>/<item key>   projected item
 *   ttl~<table>                                    attribute that holds the expiry
 *   expiry~<table>~<epoch seconds>~<item key>      primary key of an item that expires
 *   token~<client token>                           hash and end of an accepted transaction
 *   token-end~<epoch milliseconds>~<client token>  the same client token in the order of its end
 */
export const tableRow = (table: string): string => `table~${table}`;
export const itemPrefix = (table: string): string => `item-${table}~`;
export const indexPrefix = (type: string, table: string, index: string): string =>
  `index-${type.toLowerCase()}~${table}~${index}~`;
export const indexesOfTablePrefix = (type: string, table: string): string =>
  `index-${type.toLowerCase()}~${table}~`;
export const ttlRow = (table: string): string => `ttl~${table}`;
export const expiryPrefix = (table: string): string => `expiry~${table}~`;
export const tokenRow = (token: string): string => `token~${token}`;
export const tokenEndPrefix = "token-end~";
export const tokenEndRow = (epochMs: number, token: string): string =>
  `${tokenEndPrefix}${String(epochMs).padStart(15, "0")}~${token}`;

export const expiryRow = (table: string, epochSeconds: number, itemKey: string): string =>
  `${expiryPrefix(table)}${String(epochSeconds).padStart(15, "0")}~${itemKey}`;

/** dynalite ends an index key with 24 bits of a hash; the whole item key keeps items that share an index key apart. */
export const indexRowKey = (indexKey: string, itemKey: string): string => `${indexKey}/${itemKey}`;

/** Every row that begins with the prefix; all keys are ASCII. */
export const prefixRange = (prefix: string): { gte: string; lt: string } => ({
  gte: prefix,
  lt: `${prefix}\u00ff`,
});
