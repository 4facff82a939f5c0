import { formatDate, formatInstant } from "@tawafuq/core/language/format";
import { nameAgents } from "@tawafuq/core/mandates/name-agents";
import { assignMatch } from "@tawafuq/core/matches/assign-match";
import { isProposable } from "@tawafuq/core/matches/lifecycle";
import { listHistory } from "@tawafuq/core/matches/list-matches";
import { decisionReasons, declineReasons, type HistoryEntry, type Match } from "@tawafuq/core/matches/match";
import { readMatch } from "@tawafuq/core/matches/read-match";
import type { Ports } from "@tawafuq/core/ports";
import { isolate } from "@tawafuq/core/texts/isolate";
import { renderAnswer, renderState } from "@tawafuq/core/texts/translate";
import { type Conflict, conflictsOf } from "@tawafuq/core/ties/find-conflicts";
import type { App } from "../app-env.ts";
import { actorWords } from "./actor-words.ts";
import { ConflictBox, DeclareLinks } from "./conflict-box.tsx";
import { DecisionFieldset } from "./decision-form.tsx";
import { answerPage } from "./layout.tsx";
import { AgeAndAssignee, AssignButton, PairName, ScoreLine, TradeAndPlace } from "./match-facts.tsx";
import { Changes, Gates, outOf100, PartBars, Reasons } from "./match-words.tsx";
import { safeBack } from "./queue.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const historyShown = 100;

function reasonWords(visit: Visit, reason: string): string {
  const decision = decisionReasons.find((code) => code === reason);
  if (decision !== undefined) return visit.say(`decisionReasons.${decision}`);
  const decline = declineReasons.find((code) => code === reason);
  return decline === undefined ? reason : visit.say(`declineReasons.${decline}`);
}

function AnswerOf({ visit, match, side }: { visit: Visit; match: Match; side: "idea" | "cooperative" }) {
  const given = match.answers[side];
  return (
    <>
      <dt>{visit.say(side === "idea" ? "match.holderSide" : "match.cooperativeSide")}</dt>
      <dd>
        {given === undefined
          ? visit.say("match.noAnswer")
          : `${renderAnswer(visit.language, given.answer)} (${formatDate(visit.language, given.at)})`}
        {given?.reason === undefined ? null : ` – ${reasonWords(visit, given.reason)}`}
        {given?.note === undefined ? null : (
          <>
            {" "}
            – <bdi>{given.note}</bdi>
          </>
        )}
      </dd>
    </>
  );
}

function History(props: {
  visit: Visit;
  entries: readonly HistoryEntry[];
  agents: ReadonlyMap<string, string>;
}) {
  const { visit, entries, agents } = props;
  const { say, language } = visit;
  return (
    <section>
      <h2>{say("match.history")}</h2>
      {entries.length === 0 ? <p>{say("match.noHistory")}</p> : null}
      <ol>
        {entries.map((entry) => (
          <li>
            <strong>{say(`history.${entry.event}`)}</strong> – {formatInstant(language, entry.at)} –{" "}
            <bdi>{actorWords(visit, entry.by, agents)}</bdi>
            {entry.reason === undefined ? null : ` – ${reasonWords(visit, entry.reason)}`}
            {entry.note === undefined ? null : (
              <>
                {" "}
                – <bdi>{entry.note}</bdi>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function BothSides({ visit, match }: { visit: Visit; match: Match }) {
  const { say, labelled } = visit;
  const { women, youth, rural } = match.publicBenefit;
  return (
    <div class="wide">
      <section>
        <h2>{say("match.forIdea")}</h2>
        <PartBars visit={visit} parts={match.partsForIdea} />
      </section>
      <section>
        <h2>{say("match.forCooperative")}</h2>
        <PartBars visit={visit} parts={match.partsForCooperative} />
      </section>
      <section>
        <h2>{say("match.benefit")}</h2>
        <p>
          {labelled("match.women", outOf100(visit, women))} ·{" "}
          {labelled("match.youth", outOf100(visit, youth))} ·{" "}
          {labelled("match.rural", outOf100(visit, rural))}
        </p>
      </section>
    </div>
  );
}

interface MatchBodyProps {
  readonly visit: Visit;
  readonly match: Match;
  readonly history: readonly HistoryEntry[];
  readonly agents: ReadonlyMap<string, string>;
  readonly conflicts: readonly Conflict[];
  readonly now: Date;
}

function MatchBody({ visit, match, history, agents, conflicts, now }: MatchBodyProps) {
  const { say, labelled, language } = visit;
  return (
    <>
      <h1>
        <PairName visit={visit} match={match} />
      </h1>
      <p>
        <strong>{labelled("match.state", renderState(language, match.state))}</strong>
        {match.answerBy === undefined
          ? null
          : ` · ${say("match.answerBy", { date: formatDate(language, match.answerBy) })}`}
      </p>
      <TradeAndPlace visit={visit} match={match} />
      <ScoreLine visit={visit} match={match} />
      <PartBars visit={visit} parts={match.parts} />
      <Reasons
        visit={visit}
        match={match}
        level="h2"
        headings={{ for: say("queue.for"), against: say("queue.against"), missing: say("queue.missing") }}
      />
      <Changes visit={visit} match={match} />
      <BothSides visit={visit} match={match} />
      <h2>{say("queue.gates")}</h2>
      <Gates visit={visit} match={match} />
      <h2>{say("match.answers")}</h2>
      <dl>
        <AnswerOf visit={visit} match={match} side="idea" />
        <AnswerOf visit={visit} match={match} side="cooperative" />
      </dl>
      <form method="post" action="/queue">
        <AgeAndAssignee visit={visit} match={match} now={now} />
        <p>
          <AssignButton visit={visit} match={match} isBlocked={conflicts.length > 0} />
        </p>
        <input type="hidden" name="back" value={`/queue?delegation=${match.delegation}`} />
        {conflicts.length > 0 ? (
          <ConflictBox visit={visit} conflicts={conflicts} />
        ) : isProposable(match) ? (
          <>
            <input type="hidden" name="match" value={`${match.id}@${match.version}`} />
            <DecisionFieldset visit={visit} legend={say("match.decision")} />
            <button type="submit">{say("queue.check")}</button>
          </>
        ) : null}
      </form>
      <DeclareLinks visit={visit} match={match} />
      <History visit={visit} entries={history} agents={agents} />
      <p class="soft small">
        {say("match.versions", {
          policy: isolate(language, match.policyVersion),
          scorer: isolate(language, match.scorerVersion),
          statistics: isolate(language, match.statisticsVersion),
        })}
      </p>
    </>
  );
}

/** `/matches/<id>`: everything about one match, for officers. */
export function matchPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/matches/:matchId", async (c) => {
    const visit = readVisit(c, options);
    const id = c.req.param("matchId");
    const [match, history] = await Promise.all([
      readMatch(ports, visit.actor, id),
      listHistory(ports, visit.actor, id, { limit: historyShown }),
    ]);
    const conflicts = (await conflictsOf(ports, visit.actor, [match])).get(match.id) ?? [];
    const entries = history.items;
    const agents = await nameAgents(
      ports,
      entries.map(({ by }) => by),
    );
    const told = { visit, match, conflicts, history: entries, agents, now: ports.now() };
    const body = <MatchBody {...told} />;
    return answerPage(c, visit, visit.say("match.title"), body);
  });

  app.post("/matches/:matchId/assign", async (c) => {
    const visit = readVisit(c, options, "/queue");
    const form = await c.req.parseBody();
    const isTaken = typeof form.take === "string";
    const version = Number(isTaken ? form.take : form.release);
    const officer = isTaken ? visit.actor : undefined;
    await assignMatch(
      ports,
      visit.actor,
      c.req.param("matchId"),
      Number.isInteger(version) ? version : 0,
      officer?.kind === "officer" ? officer.id : undefined,
    );
    return c.redirect(safeBack(visit, typeof form.back === "string" ? form.back : "").href, 303);
  });
}
