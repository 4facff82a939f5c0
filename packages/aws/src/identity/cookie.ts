import { createHmac, timingSafeEqual } from "node:crypto";

function sign(secret: string, token: string): string {
  return createHmac("sha256", secret).update(token).digest("base64");
}

/** What Better Auth and Hono put into a signed cookie, before it is encoded for the header. */
export function sealToken(secret: string, token: string): string {
  return `${token}.${sign(secret, token)}`;
}

/** The token of a signed cookie, as it came or decoded; undefined where we did not sign it. Takes the same time always. */
export function openToken(secret: string, cookie: string): string | undefined {
  const value = decoded(cookie);
  const dot = value.lastIndexOf(".");
  if (dot < 1) return undefined;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1));
  const ours = Buffer.from(sign(secret, token));
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : undefined;
}

function decoded(cookie: string): string {
  if (!cookie.includes("%")) return cookie;
  try {
    return decodeURIComponent(cookie);
  } catch {
    return cookie;
  }
}
