import { Invitation } from "@tawafuq/core/invitations/invitation";
import type { Ports } from "@tawafuq/core/ports";
import { invitationKeys, invitationPartition, invitationsBy, invitationsFor } from "../keys/access.ts";
import { isId, profileKey } from "../keys/key-parts.ts";
import { type Range, readPage } from "../table/query.ts";
import type { Table } from "../table/table.ts";
import { openedSchema } from "../vault/sealed-item.ts";
import { createVersioned } from "./versioned.ts";

type Of = Parameters<Ports["invitations"]["list"]>[0];

function rangeOf(of: Of): Range {
  if (of === "all") return { index: "gsi1", partition: invitationPartition, backwards: true };
  return "subjectId" in of
    ? { index: "gsi2", partition: invitationsFor(of.subjectId), backwards: true }
    : { index: "gsi3", partition: invitationsBy(of.createdBy), backwards: true };
}

/** The address, and the name of an officer to be, stand sealed. */
export function createInvitations(table: Table, vault: Ports["vault"]): Ports["invitations"] {
  const sealing = { vault, personal: ["address", "officer"] };
  const Stored = openedSchema(vault, Invitation);
  return {
    ...createVersioned(table, Invitation, (id) => profileKey("invitation", id), invitationKeys, sealing),
    list: async (of, page) =>
      of !== "all" && "subjectId" in of && !isId(of.subjectId)
        ? { items: [] }
        : readPage(table, rangeOf(of), page, Stored),
  };
}
