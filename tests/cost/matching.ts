import { createLiveProfiles } from "@tawafuq/core/matches/live-profiles";
import { MatchJob, NoticeJob } from "@tawafuq/core/outbox/event";
import { proposableMatches } from "../e2e/demo-match.ts";
import { aCooperative, anIdea } from "../support/builders.ts";
import { person, type Visitor } from "./people.ts";
import type { Recorder } from "./record.ts";
import type { World } from "./world.ts";

const idOf = async (response: Response) => ((await response.json()) as { id: string }).id;

/** Works off what waits for the match worker, each job under the name of its kind. */
export async function measureMatchJobs(world: World, { run }: Recorder, cause: string): Promise<void> {
  await world.workOff("matchRequests", async (event) => {
    const job = MatchJob.parse(JSON.parse(event.Records[0]?.body ?? ""));
    const name =
      job.kind === "hand_on"
        ? "next candidate asked"
        : job.kind === "match"
          ? `match job of ${job.subject.kind === "idea" ? "an idea" : "a cooperative"}, ${cause}`
          : `rank job of ${job.subject.kind === "idea" ? "an idea" : "a cooperative"}`;
    return run(name, "match", () => world.handlers.match(event));
  });
}

/** Works off what is to be told, each notice under the name of its kind. */
export async function measureNotices(world: World, { run }: Recorder): Promise<void> {
  await world.workOff("notices", async (event) => {
    const { kind } = NoticeJob.parse(JSON.parse(event.Records[0]?.body ?? ""));
    return run(`notice: ${kind.replaceAll("_", " ")}`, "notify", () => world.handlers.notify(event));
  });
}

const answerOf = (who: Visitor, match: string) =>
  who.send("POST", `/v1/proposals/${match}/answer`, { json: { answer: "interested" } });

/** From two entries to an introduction, every step with the jobs and letters that it causes. */
export async function measureMatching(world: World, recorder: Recorder): Promise<void> {
  const { run } = recorder;
  const { ports } = world.app;
  const officer = await person(world, "tanger@officer.example", {
    role: "officer",
    subjectId: "offi_demo-tanger",
  });
  await run("start of a match worker", "match", () => createLiveProfiles(ports).refresh());

  const entered = await run("cooperative registered", "api", () =>
    officer.send("POST", "/v1/cooperatives", {
      json: aCooperative(),
      headers: { "idempotency-key": "measured-cooperative" },
    }),
  );
  const cooperativeId = await idOf(entered);
  await measureMatchJobs(world, recorder, "new");

  const representative = await person(world, "tazart@cooperative.example");
  await run("profile edited", "api", () =>
    representative.send("PUT", `/v1/cooperatives/${cooperativeId}`, {
      json: aCooperative({ members: { total: 30, women: 20, youth: 8 } }),
      headers: { "if-match": '"1"' },
    }),
  );
  await measureMatchJobs(world, recorder, "edited");
  await world.handlers.round();
  await world.workOff("notices", world.handlers.notify);
  await run("round with nothing to do", "round", () => world.handlers.round());

  const holder = await person(world, "p01@holder.example");
  const deposited = await run("idea deposited", "api", () =>
    holder.send("POST", "/v1/ideas", { json: anIdea(), headers: { "idempotency-key": "measured-idea" } }),
  );
  const ideaId = await idOf(deposited);
  await measureMatchJobs(world, recorder, "new");
  await run("round after a deposit", "round", () => world.handlers.round());
  await measureNotices(world, recorder);

  const [waiting] = await proposableMatches(ports);
  if (waiting === undefined) throw new Error("No match waits for a decision.");
  const decider = await person(world, "decider@officer.example", {
    role: "officer",
    subjectId: `offi_demo-${waiting.delegation.toLowerCase().replaceAll("_", "-")}`,
  });
  await run("decision", "api", () =>
    decider.send("POST", `/v1/matches/${waiting.id}/decision`, {
      json: { verb: "propose" },
      headers: { "if-match": `"${waiting.version}"` },
    }),
  );
  await measureNotices(world, recorder);

  const match = `${ideaId}.${cooperativeId}`;
  await run("answer, the first of two", "api", () => answerOf(representative, match));
  await measureNotices(world, recorder);
  await run("answer that makes an introduction", "api", () => answerOf(holder, match));
  await measureNotices(world, recorder);
  await run("contact shown", "api", () => representative.get(`/v1/introductions/${match}`));
}
