import type { Ports } from "../ports.ts";

/** The mandate in a name of a history (`cooperative:… by agent:… mandate:…`); undefined where nobody stood in. */
export function mandateIn(actorName: string): string | undefined {
  return / mandate:(\S+)$/.exec(actorName)?.[1];
}

/** The names of the agents behind the names of a history, by mandate. Asked once whoever reads may read that history. */
export async function nameAgents(
  ports: Ports,
  actorNames: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(actorNames.flatMap((name) => mandateIn(name) ?? []))];
  const mandates = await Promise.all(ids.map((id) => ports.mandates.get(id)));
  return new Map(mandates.flatMap((mandate) => (mandate ? [[mandate.id, mandate.agentName] as const] : [])));
}
