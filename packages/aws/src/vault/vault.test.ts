import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createVault, parseMasterKey } from "./vault.ts";

const masterKey = randomBytes(32);
const vault = createVault(masterKey);

describe("the vault", () => {
  test("opens what it sealed, and the same text never looks the same twice", () => {
    const first = vault.seal("+212600000000 خديجة", "COOP#1/CONTACT");
    expect(vault.open(first, "COOP#1/CONTACT")).toBe("+212600000000 خديجة");
    expect(vault.seal("+212600000000 خديجة", "COOP#1/CONTACT")).not.toBe(first);
    expect(first).not.toContain("212600000000");
  });

  test("opens nothing that was moved, changed, cut or sealed with another key", () => {
    const sealed = vault.seal("secret", "here");
    expect(() => vault.open(sealed, "there")).toThrow();
    const changed = sealed.slice(0, -2) + (sealed.endsWith("AA") ? "BB" : "AA");
    expect(() => vault.open(changed, "here")).toThrow();
    expect(() => vault.open(sealed.slice(0, 12), "here")).toThrow();
    expect(() => createVault(randomBytes(32)).open(sealed, "here")).toThrow();
    expect(() => vault.open(sealed.replace(/^k1/, "k9"), "here")).toThrow(/unknown key/);
  });

  test("blinds the same value alike, by field and by key", () => {
    expect(vault.blind("phone", "1")).toBe(createVault(masterKey).blind("phone", "1"));
    expect(vault.blind("phone", "1")).not.toBe(vault.blind("email", "1"));
    expect(vault.blind("phone", "1")).not.toBe(createVault(randomBytes(32)).blind("phone", "1"));
    expect(vault.sign("receipt", "1")).toBe(createVault(masterKey).sign("receipt", "1"));
    expect(vault.sign("receipt", "1")).not.toBe(vault.sign("session", "1"));
    expect(vault.sign("receipt", "1")).not.toBe(createVault(randomBytes(32)).sign("receipt", "1"));
    expect(vault.secret("session")).not.toBe(vault.secret("receipt"));
  });

  test("takes a master key of 32 bytes and no other", () => {
    expect(parseMasterKey(masterKey.toString("base64"))).toEqual(masterKey);
    expect(() => parseMasterKey("short")).toThrow(/32 bytes/);
    expect(() => createVault(randomBytes(16))).toThrow(/32 bytes/);
  });
});
