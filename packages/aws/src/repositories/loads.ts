import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { isId } from "../keys/key-parts.ts";
import { loadKey } from "../keys/profiles.ts";
import { readItem, type Table } from "../table/table.ts";
import { type Condition, storedWrite, updatePiece } from "../table/write.ts";

const count = z.int().default(0);
const StoredLoad = z.object({ openProposals: count, openIntroductions: count });

const below = (attribute: string, limit: string) =>
  `(attribute_not_exists(${attribute}) OR ${attribute} < ${limit})`;

/** Slots in use, counted by conditional updates: however many ask at once, no limit is passed. */
export function createLoads(table: Table): Ports["loads"] {
  return {
    get: async (subject) =>
      (isId(subject.id) ? await readItem(table, loadKey(subject), StoredLoad) : undefined) ?? {
        openProposals: 0,
        openIntroductions: 0,
      },
    take: (subject, limits) => {
      const { openProposals, openIntroductions } = limits;
      const condition: Condition = {
        expression: [
          below("openProposals", ":proposals"),
          ...(openIntroductions === undefined ? [] : [below("openIntroductions", ":introductions")]),
        ].join(" AND "),
        values: {
          ":one": { N: "1" },
          ":proposals": { N: String(openProposals) },
          ...(openIntroductions !== undefined && { ":introductions": { N: String(openIntroductions) } }),
        },
      };
      const refusal = subject.kind === "idea" ? "proposal_limit_idea" : "proposal_limit_cooperative";
      return storedWrite(refusal, [
        updatePiece(table, loadKey(subject), "ADD openProposals :one", condition),
      ]);
    },
    // Giving back a slot nobody took is a fault of the program, not a refusal to a person.
    release: (subject) =>
      storedWrite("internal", [
        updatePiece(table, loadKey(subject), "ADD openProposals :less", {
          expression: "openProposals > :zero",
          values: { ":less": { N: "-1" }, ":zero": { N: "0" } },
        }),
      ]),
    introduce: (subject) =>
      storedWrite("internal", [
        updatePiece(table, loadKey(subject), "ADD openProposals :less, openIntroductions :one", {
          expression: "openProposals > :zero",
          values: { ":less": { N: "-1" }, ":one": { N: "1" }, ":zero": { N: "0" } },
        }),
      ]),
  };
}
