import type { Ports } from "../ports.ts";
import type { Policy } from "./policy.ts";

/** The policy in force and its revision, which a change must name. */
export async function readPolicy(ports: Ports): Promise<{ policy: Policy; revision: number }> {
  return ports.policies.current();
}
