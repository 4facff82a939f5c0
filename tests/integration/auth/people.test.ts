import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Connected, connect } from "../aws/connect.ts";

let connected: Connected;
beforeAll(async () => {
  connected = await connect();
});
afterAll(() => connected.stop());

const createdAt = new Date("2026-01-02T03:04:05.678Z");
const people = () => connected.ports.people;
const make = (model: string, record: Record<string, string | boolean | Date>) =>
  connected.ports.identityRecords.create(model, record);

describe("a person", () => {
  test("who came by phone alone has no e-mail address", async () => {
    const phone = "+212500000007";
    const email = "212500000007@phone.invalid";
    const phoneNumberVerified = true;
    const user = { id: "pers_1", name: "Rachid", email, emailVerified: true, createdAt };
    await make("user", { ...user, phoneNumber: phone, phoneNumberVerified });
    const rachid = { id: "pers_1", name: "Rachid", phone, createdAt: createdAt.toISOString() };
    expect(await people().get("pers_1")).toEqual(rachid);
    expect(await people().findByAddress({ kind: "phone", value: phone })).toEqual(rachid);
    expect(await people().findByAddress({ kind: "email", value: email })).toBeUndefined();
  });

  test("is not found by an address that was never confirmed", async () => {
    const email = "claimed@coop.example";
    await make("user", { id: "pers_2", name: "", email, emailVerified: false, createdAt });
    expect(await people().findByAddress({ kind: "email", value: email })).toBeUndefined();
    expect((await people().get("pers_2"))?.email).toBeUndefined();
  });

  test("can be called otherwise, if there is such a person", async () => {
    await make("user", { id: "pers_3", name: "A", email: "a@coop.example", emailVerified: true, createdAt });
    await people().rename("pers_3", "Amina");
    expect((await people().get("pers_3"))?.name).toBe("Amina");
    await expect(people().rename("pers_none", "Nobody")).rejects.toThrow("not_found");
  });

  test("who is removed leaves nothing behind, and another person loses nothing", async () => {
    const all = async () =>
      (await connected.dynamodb.send(new ScanCommand({ TableName: connected.table }))).Items;
    await make("user", { id: "pers_4", name: "B", email: "b@coop.example", emailVerified: true, createdAt });
    await make("session", { id: "sess_4", token: "t4", userId: "pers_4" });
    const before = await all();
    const email = "gone@coop.example";
    await make("user", { id: "pers_5", name: "C", email, emailVerified: true, createdAt });
    await make("session", { id: "sess_5", token: "t5", userId: "pers_5" });
    await make("session", { id: "sess_6", token: "t6", userId: "pers_5" });
    await make("account", { id: "auth_5", accountId: "pers_5", userId: "pers_5" });
    await make("passkey", { id: "auth_6", credentialID: "c5", userId: "pers_5" });
    await make("verification", { id: "auth_7", identifier: `sign-in-otp-${email}`, value: "123456:0" });
    await people().remove("pers_5");
    await people().remove("pers_5");
    expect(await people().get("pers_5")).toBeUndefined();
    expect(await all()).toEqual(before);
  });
});
