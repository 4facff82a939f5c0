import { ScanCommand } from "@aws-sdk/client-dynamodb";
import type { IdentityRecord } from "@tawafuq/core/people/identity-records";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Connected, connect } from "../aws/connect.ts";

let connected: Connected;
beforeAll(async () => {
  connected = await connect();
});
afterAll(() => connected.stop());

const records = () => connected.ports.identityRecords;
const is = (field: string, value: string | number) => ({ field, is: "eq", value }) as const;
const times = <Result>(count: number, act: (index: number) => Promise<Result>) =>
  Promise.allSettled(Array.from({ length: count }, (_, index) => act(index)));
const succeeded = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === "fulfilled").length;

const day = 86_400_000;
const user = (id: string, email: string): IdentityRecord => ({
  id,
  name: "Fatima",
  email,
  createdAt: new Date("2026-01-02T03:04:05.678Z"),
});

/** Everything the table holds, as a thief would see it. */
async function dump() {
  const { Items: items = [] } = await connected.dynamodb.send(
    new ScanCommand({ TableName: connected.table }),
  );
  return items;
}

describe("a record", () => {
  test("comes back as it went in, dates and all, by id and by what it is looked up by", async () => {
    const made = {
      ...user("u-1", "fatima@coop.example"),
      phoneNumber: "+212500000001",
      image: null,
      visits: 3,
    };
    await records().create("user", made);
    for (const condition of [
      is("id", "u-1"),
      is("email", "fatima@coop.example"),
      is("phoneNumber", "+212500000001"),
      is("name", "Fatima"),
    ])
      expect(await records().find("user", { where: [condition] })).toEqual([made]);
    expect(await records().find("user", { where: [is("email", "other@coop.example")] })).toEqual([]);
  });

  test("is found by its new value after a change and no more by the old one, which is free again", async () => {
    await records().create("user", user("u-2", "old@coop.example"));
    await records().change("user", [is("id", "u-2")], () => ({ email: "new@coop.example" }));
    expect(await records().find("user", { where: [is("email", "new@coop.example")] })).toHaveLength(1);
    expect(await records().find("user", { where: [is("email", "old@coop.example")] })).toEqual([]);
    await records().create("user", user("u-3", "old@coop.example"));
  });

  test("cannot take a value that another record has", async () => {
    await records().create("user", user("u-4", "taken@coop.example"));
    await records().create("user", user("u-5", "free@coop.example"));
    await expect(records().create("user", user("u-6", "taken@coop.example"))).rejects.toThrow(
      "already_exists",
    );
    const rename = records().change("user", [is("id", "u-5")], () => ({ email: "taken@coop.example" }));
    await expect(rename).rejects.toThrow("already_exists");
    expect(await records().find("user", { where: [is("email", "free@coop.example")] })).toHaveLength(1);
  });

  test("that was removed leaves nothing that leads to it", async () => {
    await records().create("session", { id: "s-1", token: "token-1", userId: "u-9" });
    const before = (await dump()).length;
    expect(await records().removeAll("session", [is("userId", "u-9")])).toBe(1);
    expect((await dump()).length).toBe(before - 3);
  });

  test("of a session or a code is cleaned away a day after its end, with all that leads to it", async () => {
    const expiresAt = new Date(Date.now() + 10 * day);
    await records().create("verification", { id: "v-0", identifier: "somebody", value: "1", expiresAt });
    const later = new Date(expiresAt.getTime() + day);
    await records().change("verification", [is("id", "v-0")], () => ({ expiresAt: later }));
    const cleaned = (await dump()).flatMap((item) => item.expiresAtEpochSeconds?.N ?? []);
    const expected = String(Math.ceil(later.getTime() / 1000) + day / 1000);
    expect(cleaned).toEqual([expected, expected]);
    await records().removeAll("verification", [is("id", "v-0")]);
  });
});

describe("many at once", () => {
  test("of twenty who claim one address, one gets it", async () => {
    const results = await times(20, (index) =>
      records().create("user", user(`r-${index}`, "race@coop.example")),
    );
    expect(succeeded(results)).toBe(1);
    expect(await records().find("user", { where: [is("email", "race@coop.example")] })).toHaveLength(1);
  });

  test("of twenty attempts each is counted", async () => {
    await records().create("verification", { id: "v-1", identifier: "counted", attempts: 0 });
    const results = await times(20, () =>
      records().change("verification", [is("id", "v-1")], ({ attempts }) => ({
        attempts: Number(attempts) + 1,
      })),
    );
    expect(succeeded(results)).toBe(20);
    const [counted] = await records().find("verification", { where: [is("identifier", "counted")] });
    expect(counted?.attempts).toBe(20);
  });

  test("of twenty attempts no more come through than a limit allows", async () => {
    await records().create("verification", { id: "v-2", identifier: "limited", left: 3 });
    const guard = [is("id", "v-2"), { field: "left", is: "gt", value: 0 }] as const;
    const results = await times(20, () =>
      records().change("verification", guard, ({ left }) => ({ left: Number(left) - 1 })),
    );
    const through = results.filter((result) => result.status === "fulfilled" && result.value !== undefined);
    expect(through).toHaveLength(3);
  });

  test("of ten who take one code, one gets it", async () => {
    await records().create("verification", { id: "v-3", identifier: "once", value: "123456" });
    const results = await times(10, () => records().take("verification", [is("identifier", "once")]));
    expect(succeeded(results)).toBe(10);
    const got = results.filter((result) => result.status === "fulfilled" && result.value !== undefined);
    expect(got).toHaveLength(1);
  });
});

test("whoever reads the whole table sees no address, no number, no name, no token and no code", async () => {
  const secrets = [
    "zineb@secret.example",
    "+212500000042",
    "Zineb Secret",
    "tok-secret-42",
    "428193",
    "cred-42",
  ];
  const [email = "", phoneNumber = "", name = "", token = "", code = "", credential = ""] = secrets;
  await records().create("user", { id: "d-1", name, email, phoneNumber });
  await records().create("session", { id: "d-2", token, userId: "d-1", userAgent: name });
  await records().create("account", { id: "d-3", userId: "d-1", accountId: email });
  await records().create("passkey", { id: "d-4", userId: "d-1", credentialID: credential });
  await records().create("verification", {
    id: "d-5",
    identifier: `sign-in-otp-${email}`,
    value: `${code}:0`,
  });
  await records().change("user", [is("email", email)], () => ({ name }));
  const text = JSON.stringify(await dump()).toLowerCase();
  expect(text).toContain("d-1");
  for (const secret of secrets) expect(text).not.toContain(secret.toLowerCase());
});
