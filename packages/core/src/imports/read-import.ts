import type { Actor } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { ImportRecord } from "./import-record.ts";

/** How an import stands: progress while it runs, its report afterwards. @throws not_allowed, not_found */
export async function readImport(ports: Ports, actor: Actor, id: string): Promise<ImportRecord> {
  requireAdministrator(actor);
  return (await ports.imports.get(id)) ?? refuse("not_found");
}
