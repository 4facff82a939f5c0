import { askCode, codeFor, cookieOf } from "../integration/auth/people.ts";
import { person, stranger } from "./people.ts";
import type { Recorder } from "./record.ts";
import type { World } from "./world.ts";

/** Pages that change nothing, a form kept while it is filled in, and coming in. */
export async function measureVisits(world: World, { run }: Recorder): Promise<void> {
  const anybody = stranger(world);
  await run("home page", "api", () => anybody.get("/"));
  await run("public bank, first page of a process", "api", () => anybody.get("/bank"));
  await run("public bank page", "api", () => anybody.get("/bank"));
  await run("public bank search", "api", () => anybody.get("/bank?q=huile+d%27olive"));
  await run("idea page", "api", () => anybody.get("/bank/idea_demo-P02"));

  await measureSignIn(world, run);

  const representative = await person(world, "c07@cooperative.example");
  await run("session check", "api", () => representative.get("/v1/me"));
  await run("form step kept", "api", () =>
    representative.send("POST", "/drafts/idea", { form: { title: "Moulin commun d'huile d'olive" } }),
  );
  await run("inbox", "api", () => representative.get("/inbox"));
  await run("profile page", "api", () => representative.get("/profile"));

  const holder = await person(world, "p02@holder.example");
  await run("own idea page", "api", () => holder.get("/my/ideas/idea_demo-P02"));

  const officer = await person(world, "fez@officer.example", { role: "officer", subjectId: "offi_demo-fes" });
  await run("queue page", "api", () => officer.get("/queue?delegation=FES"));
  await run("match page", "api", () => officer.get("/matches/idea_demo-P02.coop_demo-C07"));
}

async function measureSignIn(world: World, run: Recorder["run"]): Promise<void> {
  // Better Auth has a clock of its own: the machine's.
  world.app.setNow(undefined);
  const email = "somebody@people.example";
  await run("code asked by e-mail", "auth", () => askCode(world.app, email));
  const phone = "+212500000099";
  await run("code asked by phone", "auth", () => askCode(world.app, phone));
  const code = await codeFor(world.app, email);
  const opened = await run("sign-in with a code", "auth", () =>
    world.app.request("/auth/sessions", { method: "POST", json: { address: email, code } }),
  );
  cookieOf(opened);
  world.later(0);
}
