import { createProfileIndex } from "@tawafuq/matching/index/profile-index";
import { versionsOf } from "@tawafuq/matching/profile/localized-text";
import { prepareCooperative, prepareIdea } from "@tawafuq/matching/profile/prepare";
import { rankPreparedIdea } from "@tawafuq/matching/rank/rank";
import { defaultPolicy } from "@tawafuq/matching/score/policy";
import { standardStatistics } from "@tawafuq/matching/text/statistics";
import { TfIdf } from "natural/lib/natural/tfidf/index.js";
import { syntheticCooperatives, syntheticIdeas } from "./synthetic-bank.ts";

const queries = 12;
const shortlist = 200;
const kept = 20;

/** Middle of the times of several runs, in milliseconds. */
function medianMs<T>(rows: readonly T[], run: (row: T) => unknown): number {
  const times = rows
    .map((row) => {
      const started = performance.now();
      run(row);
      return performance.now() - started;
    })
    .sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

for (const size of [1000, 10_000]) {
  const cooperatives = syntheticCooperatives(size);
  const started = performance.now();
  const prepared = cooperatives.map(prepareCooperative);
  const byId = new Map(prepared.map((row) => [row.profile.id, row]));
  const index = createProfileIndex(standardStatistics);
  for (const row of prepared) {
    index.replace(row.profile.id, row.text);
  }
  const builtMs = performance.now() - started;

  const natural = new TfIdf();
  for (const row of cooperatives) {
    natural.addDocument(versionsOf(row.description)[0]?.text ?? "");
  }

  const ideas = syntheticIdeas(queries).map(prepareIdea);
  const retrieve = (idea: (typeof ideas)[number]) => index.retrieve(idea.text, shortlist);
  const match = (idea: (typeof ideas)[number]) =>
    rankPreparedIdea(
      idea,
      retrieve(idea).flatMap((candidate) => byId.get(candidate.id) ?? []),
      defaultPolicy,
      kept,
    );
  ideas.slice(0, 3).forEach(match);
  const retrieveMs = medianMs(ideas, retrieve);
  const matchMs = medianMs(ideas, match);
  const naturalMs = medianMs(ideas, (idea) =>
    natural.tfidfs(versionsOf(idea.profile.description)[0]?.text ?? ""),
  );
  console.log(
    `${size} profiles: built in ${builtMs.toFixed(0)} ms; median of ${queries} ideas: retrieval ${retrieveMs.toFixed(2)} ms, ` +
      `whole answer (${shortlist} scored, ${kept} kept) ${matchMs.toFixed(2)} ms, natural TfIdf ${naturalMs.toFixed(2)} ms; ` +
      `retrieval ×${(naturalMs / retrieveMs).toFixed(1)}, whole answer ×${(naturalMs / matchMs).toFixed(1)} as fast as natural`,
  );
}
