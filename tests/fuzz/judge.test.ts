import type { Operation } from "@tawafuq/tests/support/operations";
import { describe, expect, test } from "vitest";
import type { Draft } from "./draft.ts";
import { judge } from "./judge.ts";
import { createSecrets } from "./secrets.ts";

const string = { type: "string" };
const body = { type: "object", properties: { name: { ...string, minLength: 2 } }, required: ["name"] };
const answered = { type: "object", properties: { id: string, email: string }, required: ["id"] };
const operation: Operation = {
  row: "POST /v1/things",
  method: "POST",
  path: "/v1/things",
  parameters: [],
  body: { mediaType: "application/json", required: true, schema: body },
  responses: { 201: { "application/json": answered } },
  whoMay: ["holder"],
};
const silent: Operation = {
  ...operation,
  responses: { 201: { "application/json": { ...answered, properties: { id: string } } } },
};
const draft: Draft = {
  operation,
  sender: { name: "holder", kind: "holder", headers: {}, owns: ["hold_1"] },
  method: "POST",
  segments: ["v1", "things"],
  query: [],
  headers: { "content-type": "application/json" },
  body: '{"name":"ok"}',
  breaks: [],
};

function kindsOf(
  answer: unknown,
  { status = 201, type = "application/json", of = draft, introduced = false } = {},
) {
  const secrets = createSecrets();
  secrets.assign(secrets.mint("email"), "hold_1");
  secrets.assign(secrets.mint("email"), "coop_2");
  const heard = { status, headers: new Headers({ "content-type": type }), text: JSON.stringify(answer) };
  return judge(of, heard, secrets, async () => introduced).then((found) => found.map(({ kind }) => kind));
}

describe("an answer", () => {
  test("as documented is found fault with in nothing", async () => {
    expect(await kindsOf({ id: "a" })).toEqual([]);
  });

  test("that breaks the contract is found: schema, property, status, media type", async () => {
    expect(await kindsOf({ id: 1 })).toEqual(["contract"]);
    expect(await kindsOf({ id: "a", rank: 1 })).toEqual(["contract"]);
    expect(await kindsOf({ id: "a" }, { status: 200 })).toEqual(["contract"]);
    expect(await kindsOf({ id: "a" }, { type: "text/plain" })).toEqual(["contract"]);
    expect(await kindsOf({ code: "odd" }, { status: 400, type: "application/problem+json" })).toEqual([
      "contract",
    ]);
    expect(await kindsOf({}, { status: 500 })).toEqual(["5xx", "contract"]);
  });

  test("that accepts a broken request is found", async () => {
    expect(await kindsOf({ id: "a" }, { of: { ...draft, body: '{"name":"x"}' } })).toEqual(["lenient"]);
    expect(
      await kindsOf({ id: "a" }, { of: { ...draft, headers: { "content-type": "text/plain" } } }),
    ).toEqual(["lenient"]);
  });

  test("that shows what is inside is found, unless it was sent", async () => {
    expect(await kindsOf({ id: "secretHash" })).toEqual(["internals"]);
    expect(await kindsOf({ id: "secretHash" }, { of: { ...draft, body: '{"name":"secretHash"}' } })).toEqual(
      [],
    );
    expect(await kindsOf({ id: "at run (/srv/app.ts:10:3)" })).toEqual(["internals"]);
  });

  test("shows a contact to its owner, and to whom it was introduced where the operation tells contacts", async () => {
    const [own, others] = ["fuzz-1@secret.example", "fuzz-2@secret.example"];
    expect(await kindsOf({ id: own })).toEqual([]);
    expect(await kindsOf({ id: others })).toEqual(["leak"]);
    expect(await kindsOf({ id: others }, { introduced: true })).toEqual([]);
    expect(await kindsOf({ id: others }, { introduced: true, of: { ...draft, operation: silent } })).toEqual([
      "leak",
    ]);
    const administrator = { ...draft, sender: { ...draft.sender, kind: "administrator" } };
    expect(await kindsOf({ id: others }, { of: administrator })).toEqual([]);
    expect(await kindsOf({ id: others }, { of: { ...administrator, operation: silent } })).toEqual(["leak"]);
  });
});
