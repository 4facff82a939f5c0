import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { toItem, toKey } from "@tawafuq/aws/table/table";
import { isRefusal } from "@tawafuq/core/refusals/refusal";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Connected, connect } from "./connect.ts";
import { allPages, minute, storedCooperative, storedIdea } from "./stored.ts";

let aws: Connected;
beforeAll(async () => {
  aws = await connect();
});
afterAll(() => aws.stop());

const ids = (pages: (readonly { id: string }[])[]) => pages.flat().map((item) => item.id);

async function refusalOf(act: Promise<unknown>) {
  const error = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return isRefusal(error) ? { code: error.code, args: error.args } : error;
}

test("a cooperative is read as it was written, in every script", async () => {
  const { ports } = aws;
  const cooperative = storedCooperative("coop_read", {
    name: { ar: "تعاونية «الأمل» 🫒", "ary-Latn": "lamal" },
    coldStorageM3: 0.1 + 0.2,
  });
  await ports.commit([ports.cooperatives.create(cooperative)]);
  expect(await ports.cooperatives.get("coop_read")).toEqual(cooperative);
  expect(await ports.cooperatives.get("coop_nobody")).toBeUndefined();
  expect(await ports.cooperatives.get("coop#forged / PROFILE")).toBeUndefined();
});

test("creating twice is refused and replacing expects the version before, telling the present one", async () => {
  const { ports } = aws;
  const first = storedCooperative("coop_versions");
  await ports.commit([ports.cooperatives.create(first)]);
  expect(await refusalOf(ports.commit([ports.cooperatives.create(first)]))).toEqual({
    code: "already_exists",
    args: { currentVersion: 1 },
  });
  const second = { ...first, version: 2, commune: "Taghazout" };
  await ports.commit([ports.cooperatives.replace(second)]);
  expect(await refusalOf(ports.commit([ports.cooperatives.replace(second)]))).toEqual({
    code: "version_conflict",
    args: { currentVersion: 2 },
  });
  expect(await ports.cooperatives.get("coop_versions")).toEqual(second);
});

test("a refused write takes the whole transaction with it, and the first refusal is told", async () => {
  const { ports } = aws;
  const there = storedCooperative("coop_there");
  await ports.commit([ports.cooperatives.create(there)]);
  const refusal = await refusalOf(
    ports.commit([
      ports.cooperatives.create(storedCooperative("coop_not_made")),
      ports.cooperatives.replace({ ...there, version: 7 }),
      ports.ideas.replace(storedIdea("idea_nobody", { version: 2 })),
    ]),
  );
  expect(refusal).toEqual({ code: "version_conflict", args: { currentVersion: 1 } });
  expect(await ports.cooperatives.get("coop_not_made")).toBeUndefined();
});

test("a transaction too large for DynamoDB is a fault of the program", async () => {
  const { ports } = aws;
  const many = Array.from({ length: 101 }, (_, index) => ports.ideas.create(storedIdea(`idea_x${index}`)));
  await expect(ports.commit(many)).rejects.toThrow(RangeError);
});

test("lists page through everything once, by last change, with filters and since", async () => {
  const { ports } = aws;
  for (let index = 0; index < 23; index++) {
    const cooperative = storedCooperative(`coop_list${String(index).padStart(2, "0")}`, {
      province: "MA-GUE",
      sectors: index % 5 === 0 ? ["PAM"] : ["ARG"],
      availability: index % 7 === 0 ? "paused" : "active",
      updatedAt: minute(1000 + Math.floor(index / 2)),
    });
    await ports.commit([ports.cooperatives.create(cooperative)]);
  }
  const region = "MA-10";
  const expected = Array.from({ length: 23 }, (_, index) => `coop_list${String(index).padStart(2, "0")}`);
  const pages = await allPages((cursor) => ports.cooperatives.list({ limit: 10, region, cursor }));
  expect(pages.map((page) => page.length)).toEqual([10, 10, 3]);
  expect(ids(pages)).toEqual(expected);
  const newest = await allPages((cursor) =>
    ports.cooperatives.list({ limit: 23, region, newestFirst: true, cursor }),
  );
  expect(newest).toHaveLength(1);
  expect(ids(newest)).toEqual(expected.toReversed());
  const plants = await allPages((cursor) =>
    ports.cooperatives.list({ limit: 2, region, sector: "PAM", availability: "active", cursor }),
  );
  expect(plants.map((page) => page.length)).toEqual([2, 2]);
  expect(ids(plants)).toEqual(["coop_list05", "coop_list10", "coop_list15", "coop_list20"]);
  // The same instant in another spelling; equal instants are inside.
  const since = minute(1010).replace(".000Z", "Z");
  expect(ids([(await ports.cooperatives.list({ limit: 100, updatedSince: since })).items])).toEqual(
    expected.slice(20),
  );
});

test("an idea is found in every region it touches and under its holder", async () => {
  const { ports } = aws;
  const ideas = [
    storedIdea("idea_national", { scope: ["NATIONAL"], holderId: "hold_x", updatedAt: minute(1) }),
    storedIdea("idea_souss", { scope: ["MA-09"], holderId: "hold_x", updatedAt: minute(2) }),
    storedIdea("idea_two", { scope: ["MA-01", "MA-AGD"], holderId: "hold_y", updatedAt: minute(3) }),
  ];
  for (const idea of ideas) await ports.commit([ports.ideas.create(idea)]);
  const inRegion = async (region: string) => ids([(await ports.ideas.list({ limit: 10, region })).items]);
  expect(await inRegion("MA-09")).toEqual(["idea_national", "idea_souss", "idea_two"]);
  expect(await inRegion("MA-01")).toEqual(["idea_national", "idea_two"]);
  expect(await inRegion("MA-05")).toEqual(["idea_national"]);
  const own = await ports.ideas.listByHolder("hold_x", { limit: 10 });
  expect(own).toEqual({ items: [ideas[1], ideas[0]] });
  expect(await ports.ideas.listByHolder("no#holder", { limit: 10 })).toEqual({ items: [] });
});

test("a cursor is stable while others write, and serves its own query only", async () => {
  const { ports } = aws;
  for (const index of [1, 2, 3, 4])
    await ports.commit([
      ports.cooperatives.create(
        storedCooperative(`coop_cursor${index}`, { province: "MA-OUD", updatedAt: minute(index) }),
      ),
    ]);
  const region = "MA-12";
  const first = await ports.cooperatives.list({ limit: 2, region });
  await ports.commit([
    ports.cooperatives.create(
      storedCooperative("coop_cursor0", { province: "MA-OUD", updatedAt: minute(0) }),
    ),
  ]);
  const second = await ports.cooperatives.list({ limit: 2, region, cursor: first.cursor });
  expect(ids([first.items, second.items])).toEqual([1, 2, 3, 4].map((index) => `coop_cursor${index}`));
  for (const cursor of ["", "%%%", "e30", `${first.cursor}x`, Buffer.from('{"q":1}').toString("base64url")])
    if (cursor !== "")
      expect(await refusalOf(ports.cooperatives.list({ limit: 2, region, cursor }))).toMatchObject({
        code: "cursor_invalid",
      });
  for (const other of [{ region: "MA-01" }, { region, sector: "PAM" }, { region, newestFirst: true }])
    expect(
      await refusalOf(ports.cooperatives.list({ limit: 2, ...other, cursor: first.cursor })),
    ).toMatchObject({ code: "cursor_invalid" });
});

test("contacts are stored apart and stand in no profile item and no index", async () => {
  const { ports, dynamodb, table } = aws;
  const subject = { kind: "cooperative", id: "coop_private" } as const;
  const contact = { personName: "Khadija Amrani", email: "k@coop.example", phone: "+212612345678" };
  await ports.commit([
    ports.cooperatives.create(storedCooperative("coop_private")),
    ports.contacts.put(subject, contact),
  ]);
  expect(await ports.contacts.get(subject)).toEqual(contact);
  expect(await ports.contacts.get({ kind: "holder", id: "hold_none" })).toBeUndefined();
  const read = async (sk: string) =>
    (
      await dynamodb.send(
        new GetItemCommand({ TableName: table, Key: toKey({ pk: "COOP#coop_private", sk }) }),
      )
    ).Item;
  const profile = JSON.stringify(await read("PROFILE"));
  for (const secret of Object.values(contact)) expect(profile).not.toContain(secret);
  const names = Object.keys((await read("CONTACT")) ?? {});
  expect(names.filter((name) => name.startsWith("gsi"))).toEqual([]);
});

test("stored data may hold fields this version does not know, but not nonsense", async () => {
  const { ports, dynamodb, table } = aws;
  const key = { pk: "HOLD#hold_future", sk: "PROFILE" };
  const holder = {
    id: "hold_future",
    version: 1,
    name: "Youssef",
    contact: { channels: [], preferredLanguage: "ar" as const },
    createdAt: minute(0),
    updatedAt: minute(0),
  };
  await dynamodb.send(
    new PutItemCommand({ TableName: table, Item: toItem(key, { ...holder, newField: { a: 1 } }) }),
  );
  expect(await ports.holders.get("hold_future")).toEqual(holder);
  await ports.commit([ports.holders.replace({ ...holder, version: 2 })]);
  expect((await ports.holders.get("hold_future"))?.version).toBe(2);
  await dynamodb.send(new PutItemCommand({ TableName: table, Item: toItem(key, { version: "x" }) }));
  await expect(ports.holders.get("hold_future")).rejects.toThrow("HOLD#hold_future / PROFILE");
});
