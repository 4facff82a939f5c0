import { Cooperative } from "@tawafuq/core/cooperatives/cooperative";
import type { ListProfiles } from "@tawafuq/core/cooperatives/cooperative-repository";
import { provincesOfDelegations } from "@tawafuq/core/language/delegations";
import { regionOfCooperative } from "@tawafuq/core/language/regions";
import type { Ports } from "@tawafuq/core/ports";
import { profileKey } from "../keys/key-parts.ts";
import { cooperativeKeys, cooperativePartition } from "../keys/profiles.ts";
import { type Range, readPage } from "../table/query.ts";
import type { Table } from "../table/table.ts";
import { sortOf } from "./profile-range.ts";
import { createVersioned } from "./versioned.ts";

export function createCooperatives(table: Table): Ports["cooperatives"] {
  return {
    ...createVersioned(
      table,
      Cooperative,
      (id) => profileKey("cooperative", id),
      (cooperative) => cooperativeKeys(cooperative, regionOfCooperative(cooperative)),
    ),
    list: (request) => readPage(table, rangeOf(request), request, Cooperative),
  };
}

function rangeOf(request: ListProfiles): Range {
  return {
    index: request.region === undefined ? "gsi1" : "gsi2",
    partition: cooperativePartition(request.region),
    ...sortOf(request),
    filters: [
      { attribute: "province", is: "in", value: provincesOfDelegations(request.delegations) },
      { attribute: "sectors", is: "contains", value: request.sector },
      { attribute: "availability", is: "=", value: request.availability },
    ],
    backwards: request.newestFirst,
  };
}
