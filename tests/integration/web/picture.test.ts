import { systemActor } from "@tawafuq/core/actors/actor";
import { registerHolder } from "@tawafuq/core/holders/register-holder";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aHolder, anIdea } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, expect, it } from "vitest";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

it("a link to an idea brings its picture along, in the language of the page", async () => {
  const { holder } = await registerHolder(app.ports, systemActor("test"), aHolder());
  const { idea } = await createIdea(app.ports, systemActor("test"), anIdea(), holder.id);
  const html = await (await app.request(`/bank/${idea.id}?lang=ar`)).text();
  const [, address = ""] = /property="og:image" content="([^"]+)"/.exec(html) ?? [];
  const { pathname, search } = new URL(address.replaceAll("&amp;", "&"));
  const pictureOf = async (path: string) => {
    const answer = await app.request(path);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
    return Buffer.from(await answer.arrayBuffer());
  };
  const arabic = await pictureOf(pathname + search);
  // A PNG says its width and height in its first chunk.
  expect([arabic.subarray(1, 4).toString(), arabic.readUInt32BE(16), arabic.readUInt32BE(20)]).toEqual([
    "PNG",
    1200,
    630,
  ]);
  expect(arabic.equals(await pictureOf(`${pathname}?lang=fr`))).toBe(false);
  expect((await app.request("/bank/idea_none/picture")).status).toBe(404);
});
