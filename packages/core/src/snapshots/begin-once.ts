/**
 * Brings up to date what starts from snapshots: begins at the first call that succeeds, and reads what has changed at
 * every later one. A beginning that fails is tried again by the next call.
 */
export function beginOnce(begin: () => Promise<void>, readChanges: () => Promise<void>): () => Promise<void> {
  let beginning: Promise<void> | undefined;
  return async () => {
    if (beginning !== undefined) {
      await beginning;
      return readChanges();
    }
    beginning = begin();
    try {
      await beginning;
    } catch (error) {
      beginning = undefined;
      throw error;
    }
  };
}
