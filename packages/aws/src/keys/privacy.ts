import type { Key, Keys } from "../table-keys.ts";
import { aged } from "./aged.ts";
import { id, join, type Owner, owner } from "./key-parts.ts";

export const viewsOf = (of: Owner) => owner(of);

export const viewPrefix = "VIEW#";

export const viewKeys = (view: { id: string; owner: Owner; at: string }): Keys => ({
  pk: viewsOf(view.owner),
  sk: join("VIEW", id(view.id)),
  ...aged("view", view.at, view.id),
});

export const consentPrefix = "CONSENT#";

export const consentKey = (entry: { id: string; owner: Owner }): Key => ({
  pk: owner(entry.owner),
  sk: join("CONSENT", id(entry.id)),
});

export const erasedPartition = "ERASED";

export const unfinishedPartition = "UNFINISHED";

type Erased = { readonly kind: string; readonly id: string };

export const erasedKey = (of: Erased): Key => ({ pk: erasedPartition, sk: join(of.kind, id(of.id)) });

export const unfinishedKey = (of: Erased): Key => ({ pk: unfinishedPartition, sk: join(of.kind, id(of.id)) });
