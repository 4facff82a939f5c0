import type { Ports } from "@tawafuq/core/ports";
import type { Table } from "../table/table.ts";

export function createSessions(_table: Table, _vault: Ports["vault"]): Ports["sessions"] {
  const missing = async () => Promise.reject(new Error("comes with the identity store"));
  return { open: missing, listByPerson: missing, end: missing, rotate: missing };
}

export function createPeople(_table: Table, _vault: Ports["vault"]): Ports["people"] {
  return { get: () => Promise.reject(new Error("comes with the identity store")) };
}
