import { type AttributeValue, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Connected, connect } from "../aws/connect.ts";

let aws: Connected;
beforeAll(async () => {
  aws = await connect();
});
afterAll(() => aws.stop());

const owner = (id: string, kind: "cooperative" | "holder" = "cooperative") => ({ kind, id });

async function everyItem(): Promise<Record<string, AttributeValue>[]> {
  return (await aws.dynamodb.send(new ScanCommand({ TableName: aws.table }))).Items ?? [];
}

test("a contact comes back as given and stands nowhere in clear", async () => {
  const contact = { personName: "Khadija Amrani", email: "k@coop.example", phone: "+212500000001" };
  await aws.ports.commit([aws.ports.contacts.put(owner("coop_a"), contact)]);
  expect(await aws.ports.contacts.get(owner("coop_a"))).toEqual(contact);
  const dump = JSON.stringify(await everyItem());
  for (const secret of [...Object.values(contact), "500000001", "Amrani"]) expect(dump).not.toContain(secret);
});

test("everybody who gave an address is found by it, however it is spelled", async () => {
  const { contacts } = aws.ports;
  await aws.ports.commit([
    contacts.put(owner("coop_b"), { email: "Shared@Coop.example", phone: "+212500000002" }),
    contacts.put(owner("hold_b", "holder"), { email: "shared@coop.example" }),
  ]);
  const byMail = await contacts.listOwners({ kind: "email", value: " SHARED@coop.example" });
  expect(byMail).toEqual([owner("coop_b"), owner("hold_b", "holder")]);
  expect(await contacts.listOwners({ kind: "phone", value: "+212500000002" })).toEqual([owner("coop_b")]);
  expect(await contacts.listOwners({ kind: "email", value: "nobody@coop.example" })).toEqual([]);
});

test("an address that was changed finds nobody, even where its lookup stayed behind", async () => {
  const { contacts } = aws.ports;
  const before = { email: "old@coop.example", phone: "+212500000003" };
  await aws.ports.commit([contacts.put(owner("coop_c"), before)]);
  const lookups = async () =>
    (await everyItem()).filter(({ pk, sk }) => pk?.S?.startsWith("REACH#") && sk?.S === "COOP#coop_c").length;
  await aws.ports.commit([contacts.put(owner("coop_c"), { email: "middle@coop.example" })]);
  expect(await lookups()).toBe(3);
  expect(await contacts.listOwners({ kind: "email", value: before.email })).toEqual([]);
  expect(await contacts.listOwners({ kind: "phone", value: before.phone })).toEqual([]);
  await aws.ports.commit([contacts.put(owner("coop_c"), { email: "new@coop.example" }, before)]);
  expect(await contacts.listOwners({ kind: "email", value: "new@coop.example" })).toEqual([owner("coop_c")]);
});

test("a change that knows the contact before it leaves no lookup behind", async () => {
  const { contacts } = aws.ports;
  const before = { email: "one@coop.example", phone: "+212500000004" };
  const after = { email: "one@coop.example" };
  const lookups = async () =>
    (await everyItem()).filter(({ pk, sk }) => pk?.S?.startsWith("REACH#") && sk?.S === "COOP#coop_d").length;
  await aws.ports.commit([contacts.put(owner("coop_d"), before)]);
  await aws.ports.commit([contacts.put(owner("coop_d"), after, before)]);
  expect(await lookups()).toBe(1);
  await aws.ports.commit([contacts.remove(owner("coop_d"), after)]);
  expect(await lookups()).toBe(0);
  expect(await contacts.get(owner("coop_d"))).toBeUndefined();
});
