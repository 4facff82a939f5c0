import { randomBytes } from "node:crypto";
import type { IdentityRecord, IdentityRecords } from "@tawafuq/core/people/identity-records";
import type { Ports } from "@tawafuq/core/ports";
import { sessionEnd } from "@tawafuq/core/sessions/rotate-session";
import type { Session } from "@tawafuq/core/sessions/session";
import * as z from "zod";
import { identityPastKey } from "../keys/identity.ts";
import { commitWrites } from "../table/commit.ts";
import { readItem, type Table, toItem } from "../table/table.ts";
import { putPiece, storedWrite } from "../table/write.ts";
import { openToken, sealToken } from "./cookie.ts";
import { lookupPartition } from "./lookups.ts";
import { persist } from "./persist.ts";
import { readStored } from "./read-records.ts";
import { cleanedAt } from "./record-item.ts";
import { writeReplace } from "./write-records.ts";

/** A page that was loading while the token was exchanged still sends the old one; after this nobody honest does. */
const graceMilliseconds = 30_000;

const PastToken = z.object({ recordId: z.string(), exchangedAt: z.iso.datetime() });

/** Better Auth's session as a row. */
const SessionRow = z.object({
  id: z.string(),
  userId: z.string(),
  token: z.string(),
  createdAt: z.date(),
  rotatedAt: z.date().nullish(),
  expiresAt: z.date(),
  userAgent: z.string().nullish(),
});

function toSession(record: IdentityRecord): Session {
  const { id, userId, createdAt, rotatedAt, expiresAt, userAgent } = SessionRow.parse(record);
  return {
    id,
    personId: userId,
    createdAt: createdAt.toISOString(),
    rotatedAt: (rotatedAt ?? createdAt).toISOString(),
    expiresAt: expiresAt.toISOString(),
    ...(userAgent ? { userAgent } : {}),
  };
}

/**
 * Sessions as Better Auth keeps them, opened without it. Cookies are `token.signature`, given and taken before they
 * are encoded for a header. Who sends a token long after it was exchanged has stolen it, or its owner's was stolen:
 * the session ends for both.
 */
export function createSessions(
  table: Table,
  vault: Ports["vault"],
  records: IdentityRecords,
  now: () => Date,
): Ports["sessions"] {
  const secret = vault.secret("session");
  const store = { table, vault };
  const pastKey = (token: string) => identityPastKey(lookupPartition(vault, "session", "token", token));
  const is = (field: string, value: string) => ({ field, is: "eq", value }) as const;

  async function end(personId: string, sessionId: string): Promise<void> {
    await records.take("session", [is("id", sessionId), is("userId", personId)]);
  }

  async function openPast(token: string): Promise<Session | undefined> {
    const past = await readItem(table, pastKey(token), PastToken);
    const stored = past && (await readStored(store, "session", past.recordId));
    if (past === undefined || stored === undefined) return undefined;
    const session = toSession(stored.record);
    if (now().getTime() - Date.parse(past.exchangedAt) <= graceMilliseconds) return session;
    await end(session.personId, session.id);
    return undefined;
  }

  return {
    end,
    async open(cookie) {
      const token = openToken(secret, cookie);
      if (token === undefined) return undefined;
      const [found] = await records.find("session", { where: [is("token", token)] });
      return found === undefined ? openPast(token) : toSession(found);
    },
    async listByPerson(personId) {
      const found = await records.find("session", {
        where: [is("userId", personId), { field: "expiresAt", is: "gt", value: now() }],
        sortBy: { field: "createdAt", direction: "desc" },
      });
      return found.map(toSession);
    },
    rotate: (session) =>
      persist(async () => {
        const stored = await readStored(store, "session", session.id);
        if (stored === undefined) return undefined;
        const row = SessionRow.parse(stored.record);
        if (row.userId !== session.personId) return undefined;
        // Another request of the same page was quicker: both go on with one token.
        if (toSession(stored.record).rotatedAt !== session.rotatedAt) return sealToken(secret, row.token);
        const token = randomBytes(32).toString("base64url");
        const at = now();
        const next = { ...stored.record, token, rotatedAt: at, expiresAt: sessionEnd(row.createdAt, at) };
        const past = {
          recordId: row.id,
          exchangedAt: next.rotatedAt.toISOString(),
          expiresAtEpochSeconds: cleanedAt(next),
        };
        await commitWrites(table, [
          ...writeReplace(store, "session", stored, next),
          storedWrite("version_conflict", [putPiece(table, toItem(pastKey(row.token), past))]),
        ]);
        return sealToken(secret, token);
      }),
  };
}
