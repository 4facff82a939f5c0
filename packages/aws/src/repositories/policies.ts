import { defaultPolicy, Policy } from "@tawafuq/core/policies/policy";
import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { pastPolicyKey, policyKey } from "../keys/operations.ts";
import { readItem, type Table, toItem } from "../table/table.ts";
import { type Condition, isNew, putPiece, storedWrite } from "../table/write.ts";

const StoredPolicy = z.object({ policy: Policy, revision: z.int().min(1) });

/** Every revision is kept beside the current one: a score can be computed again with the weights of its day. */
export function createPolicies(table: Table): Ports["policies"] {
  return {
    current: async () =>
      (await readItem(table, policyKey, StoredPolicy)) ?? { policy: defaultPolicy, revision: 0 },
    set: (policy, revision) => {
      const stored = { policy, revision };
      return storedWrite("version_conflict", [
        putPiece(table, toItem(policyKey, stored), revision === 1 ? isNew : follows(revision)),
        putPiece(table, toItem(pastPolicyKey(revision), stored)),
      ]);
    },
  };
}

function follows(revision: number): Condition {
  return { expression: "revision = :before", values: { ":before": { N: String(revision - 1) } } };
}
