import { systemActor } from "@tawafuq/core/actors/actor";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { type SignedIn, signedIn } from "@tawafuq/tests/support/session";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "./ask.ts";

describe("invitations", () => {
  let app: TestApp;
  let administrator: SignedIn;
  let representative: SignedIn;
  let cooperativeId: string;
  beforeAll(async () => {
    app = await startTestApp();
    administrator = await signedIn(app, { email: "chief@odco.example", grants: [{ role: "administrator" }] });
    const { cooperative } = await createCooperative(app.ports, systemActor("test"), aCooperative());
    cooperativeId = cooperative.id;
    representative = await signedIn(app, { email: "tazart@cooperative.example" });
  });
  afterAll(() => app.stop());

  const invite = (by: SignedIn, json: unknown) =>
    ask(app, "POST", "/v1/invitations", { cookie: by.cookie, json });
  const accept = ({ cookie }: SignedIn, token: string, from?: string) =>
    ask(app, "POST", "/v1/invitations/accept", {
      cookie,
      json: { token },
      ...(from === undefined ? {} : { from }),
    });
  async function tokenFor(address: string): Promise<string> {
    const letters = (await app.mailbox()).filter(
      ({ to, text }) => to.includes(address) && text.includes("token="),
    );
    const tokens = letters.flatMap(({ text }) => /token=(\S+)/.exec(text)?.[1] ?? []);
    return tokens.at(-1) ?? Promise.reject(new Error(`no letter to ${address}`));
  }

  it("goes by letter to an address, and only who confirmed it can accept, once", async () => {
    const sent = await invite(representative, { address: "Samira@coop.example", role: "representative" });
    expect(sent).toMatchObject({ status: 201, body: { state: "open", subjectId: cooperativeId } });
    expect(sent.text).not.toContain("samira@");
    expect(sent.text).not.toContain("secretHash");
    const token = await tokenFor("samira@coop.example");
    const stranger = await signedIn(app, { email: "other@coop.example" });
    expect(await accept(stranger, token)).toMatchObject({ status: 403, code: "not_allowed" });
    const samira = await signedIn(app, { email: "samira@coop.example" });
    const page = await ask(app, "GET", `/invitation?token=${token}`, { cookie: samira.cookie });
    expect(page.text).toContain("Coopérative Tazart");
    const strangerPage = await ask(app, "GET", `/invitation?token=${token}`);
    expect(strangerPage.text).toContain(
      `/auth/enter?next=${encodeURIComponent(`/invitation?token=${token}`)}`,
    );
    const answers = await Promise.all([accept(samira, token), accept(samira, token), accept(samira, token)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect((await ask(app, "GET", "/v1/me", samira)).body).toMatchObject({
      kind: "cooperative",
      id: cooperativeId,
    });
    expect(await accept(samira, token)).toMatchObject({ status: 409, code: "invitation_used" });
  });

  it("goes by SMS where the address is a phone", async () => {
    const sent = await invite(administrator, { address: "+212500000041", role: "agent" });
    expect(sent.status).toBe(201);
    const agent = await signedIn(app, { phone: "+212500000041" });
    expect((await accept(agent, await tokenFor("+212500000041"))).status).toBe(200);
    expect((await ask(app, "GET", "/v1/me", agent)).body.kind).toBe("agent");
  });

  it("registers a new officer on acceptance, not before", async () => {
    const json = {
      address: "rabat@odco.example",
      role: "officer",
      name: "Officer of Rabat",
      delegations: ["RABAT"],
    };
    expect((await invite(administrator, json)).status).toBe(201);
    const officer = await signedIn(app, { email: "rabat@odco.example" });
    expect((await ask(app, "GET", "/v1/me", officer)).body.kind).toBe("person");
    expect((await accept(officer, await tokenFor("rabat@odco.example"))).status).toBe(200);
    expect((await ask(app, "GET", "/v1/me", officer)).body).toMatchObject({
      kind: "officer",
      delegations: ["RABAT"],
    });
    const beyond = await invite(officer, {
      address: "x@coop.example",
      role: "representative",
      subjectId: cooperativeId,
    });
    expect(beyond.status).toBe(404);
    expect((await invite(officer, { address: "x@coop.example", role: "juror" })).status).toBe(403);
  });

  it("leaves an invited administrator waiting for a second one", async () => {
    await invite(administrator, { address: "new@odco.example", role: "administrator" });
    const invited = await signedIn(app, { email: "new@odco.example" });
    expect(await accept(invited, await tokenFor("new@odco.example"))).toMatchObject({
      status: 200,
      body: { state: "pending" },
    });
    expect((await ask(app, "GET", "/v1/me", invited)).body.kind).toBe("person");
  });

  it("ends when it is taken back, after seven days, and with a newer link", async () => {
    const send = async (address: string) => {
      const { body } = await invite(administrator, { address, role: "juror" });
      return {
        id: String(body.id),
        token: await tokenFor(address),
        who: await signedIn(app, { email: address }),
      };
    };
    const taken = await send("taken@jury.example");
    const path = `/v1/invitations/${taken.id}`;
    expect((await ask(app, "POST", `${path}/revoke`, { cookie: representative.cookie })).status).toBe(404);
    expect((await ask(app, "POST", `${path}/revoke`, { cookie: administrator.cookie })).status).toBe(200);
    expect(await accept(taken.who, taken.token)).toMatchObject({ status: 410, code: "invitation_expired" });

    const renewed = await send("renewed@jury.example");
    await ask(app, "POST", `/v1/invitations/${renewed.id}/resend`, { cookie: administrator.cookie });
    expect((await accept(renewed.who, renewed.token)).status).toBe(404);

    const late = await send("late@jury.example");
    app.setNow(new Date(Date.now() + 7 * 86_400_000 + 1000).toISOString());
    expect(await accept(late.who, late.token)).toMatchObject({ status: 410, code: "invitation_expired" });
    app.setNow(undefined);
  });

  it("is listed with a hint of its address only", async () => {
    const listed = await ask(app, "GET", "/v1/invitations", { cookie: administrator.cookie });
    expect(listed.status).toBe(200);
    expect(listed.text).toContain("s…@coop.example");
    expect(listed.text).not.toContain("samira");
    const people = await ask(app, "GET", "/people?lang=en", { cookie: administrator.cookie });
    expect(people.status).toBe(200);
    expect(people.text).toContain("Officer of Rabat");
  });

  it("is not found by trying", async () => {
    await invite(administrator, { address: "guessed@jury.example", role: "juror" });
    const token = await tokenFor("guessed@jury.example");
    const guesser = await signedIn(app, { email: "guessed@jury.example" });
    const wrong = `${token.split(".")[0]}.${"A".repeat(43)}`;
    const guesserAddress = "198.51.100.77";
    let stopped: unknown;
    for (let tries = 0; tries < 30 && stopped === undefined; tries++) {
      const { status, code } = await accept(guesser, wrong, guesserAddress);
      if (status === 429) stopped = code;
      else expect(status).toBe(404);
    }
    expect(stopped).toBe("too_many_requests");
    expect((await accept(guesser, token, guesserAddress)).status).toBe(429);
  });
});
