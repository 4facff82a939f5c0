/** The values last used, each held for one version of what it was made from. */
export interface VersionCache<Value> {
  get(id: string, version: number): Value | undefined;
  put(id: string, version: number, value: Value): void;
}

/** Holds `most` values; the one unused for longest goes first. */
export function createVersionCache<Value>(most: number): VersionCache<Value> {
  const held = new Map<string, { readonly version: number; readonly value: Value }>();
  const put = (id: string, version: number, value: Value) => {
    held.delete(id);
    held.set(id, { version, value });
    const [oldest] = held.keys();
    if (held.size > most && oldest !== undefined) held.delete(oldest);
  };
  return {
    put,
    get(id, version) {
      const found = held.get(id);
      if (found?.version !== version) return undefined;
      put(id, version, found.value);
      return found.value;
    },
  };
}
