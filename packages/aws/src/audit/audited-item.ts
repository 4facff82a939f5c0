import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { AuditKind, AuditRecord } from "@tawafuq/core/audit/audit-record";
import { auditKinds } from "@tawafuq/core/audit/audit-record";
import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { audited } from "../keys/audit.ts";
import { type Item, toItem } from "../table/table.ts";
import { indexes, type Key, type Keys } from "../table-keys.ts";
import { sealedItem } from "../vault/sealed-item.ts";

type Vault = Pick<Ports["vault"], "sign">;
type Record = { readonly id: string; readonly at: string };

const placeOf = (key: Key) => `${key.pk} ${key.sk}`;

/** Undefined for what is no place. */
export function keyOf(place: string): Key | undefined {
  const [pk, sk, ...rest] = place.split(" ");
  return pk && sk && rest.length === 0 ? { pk, sk } : undefined;
}

/** An entity as a record of the audit trail: beside its own keys it is found under the day it was written. */
export function auditedItem(keys: Keys, kind: AuditKind, entity: Record): Item {
  return toItem({ ...keys, ...audited(kind, entity) }, entity);
}

/** The same with words that can be taken out: a keyed mark of them stays, which tells nothing of them. */
export function auditedWords<Field extends string>(
  vault: Ports["vault"],
  keys: Keys,
  kind: AuditKind,
  entity: Record & { readonly [field in Field]?: string | undefined },
  field: Field,
): Item {
  const text = entity[field];
  const words = text === undefined ? {} : { words: markOf(vault, keys, JSON.stringify({ [field]: text })) };
  return sealedItem(vault, { ...keys, ...audited(kind, entity) }, { ...entity, ...words }, [field]);
}

function markOf(vault: Vault, key: Key, words: string): string {
  return vault.sign("audit words", `${placeOf(key)}\n${words}`);
}

const Stored = z.looseObject({ pk: z.string(), sk: z.string(), gsi3sk: z.string().optional() });

const keyNames = new Set([
  "pk",
  "sk",
  ...Object.values(indexes).flatMap(({ partition, sort }) => [partition, sort]),
]);

/** The record as it stands, unparsed: whatever was changed about it shows in its digest. */
export function auditRecordOf(vault: Ports["vault"], item: Item): AuditRecord | undefined {
  const stored = Stored.parse(unmarshall(item));
  const kind = auditKinds.find((name) => stored.gsi3sk?.startsWith(`${name}#`) ?? false) ?? kindAt(stored);
  if (kind === undefined) return undefined;
  const told = Object.entries(stored).filter(([name]) => !keyNames.has(name) && name !== "sealed");
  return { place: placeOf(stored), kind, content: Object.fromEntries(told), words: wordsOf(vault, stored) };
}

/** What kind lies at this place, for a record that somebody took out of the index. */
function kindAt({ pk, sk }: Key): AuditKind | undefined {
  const [of] = pk.split("#");
  const [name] = sk.split("#");
  if (name === "HIST") return "history";
  if (name === "VIEW") return "viewing";
  if (name === "CONSENT") return "consent";
  if (name === "ACT") return "act";
  if (name === "OPENING") return "opening";
  if (of === "RECEIPT") return "receipt";
  if (name !== "LINE") return undefined;
  return of === "GRANT" ? "grant" : "mandate";
}

function wordsOf(
  vault: Ports["vault"],
  stored: Key & { sealed?: unknown; words?: unknown },
): AuditRecord["words"] {
  const { sealed, words } = stored;
  if (sealed === undefined) return words === undefined ? "none" : "gone";
  try {
    const opened = vault.open(String(sealed), placeOf(stored));
    return markOf(vault, stored, opened) === words ? "whole" : "changed";
  } catch {
    return "changed";
  }
}
