import { isBlocked } from "@tawafuq/core/blocks/block-party";
import { type ReturnsOfMatch, readReturns } from "@tawafuq/core/deliveries/returning-channels";
import { formatDate } from "@tawafuq/core/language/format";
import { nameAgents } from "@tawafuq/core/mandates/name-agents";
import { assignMatch } from "@tawafuq/core/matches/assign-match";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { isProposable } from "@tawafuq/core/matches/lifecycle";
import { listHistory } from "@tawafuq/core/matches/list-matches";
import type { HistoryEntry, Match } from "@tawafuq/core/matches/match";
import { listQueueView } from "@tawafuq/core/matches/queue-views";
import { listColleagues } from "@tawafuq/core/officers/list-colleagues";
import type { Ports } from "@tawafuq/core/ports";
import { readProposal } from "@tawafuq/core/proposals/read-proposal";
import { type DomainError, isRefusal } from "@tawafuq/core/refusals/refusal";
import { isolate } from "@tawafuq/core/texts/isolate";
import { renderRefusal, renderState } from "@tawafuq/core/texts/translate";
import { type Conflict, conflictsOf } from "@tawafuq/core/ties/find-conflicts";
import type { App, AppContext } from "../app-env.ts";
import { refusalStatus } from "../refusal-status.ts";
import { ConflictBox, DeclareLinks } from "./conflict-box.tsx";
import {
  type Colleague,
  chosenOf,
  type DecisionFields,
  DecisionFieldset,
  decisionOf,
  readDecision,
} from "./decision-form.tsx";
import { Icon } from "./icon.tsx";
import { answerPage, Fault } from "./layout.tsx";
import { AgeAndAssignee, AssignButton, PairName, ScoreLine, TradeAndPlace } from "./match-facts.tsx";
import { Answers, History } from "./match-history.tsx";
import { BothSides } from "./match-sides.tsx";
import { Changes, Gates, outOf100, PartBars, Reasons } from "./match-words.tsx";
import { queueHref, requestOf, safeBack } from "./queue-request.ts";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const historyShown = 100;

interface MatchBodyProps {
  readonly visit: Visit;
  readonly sides: Awaited<ReturnType<typeof readProposal>>;
  readonly history: readonly HistoryEntry[];
  readonly agents: ReadonlyMap<string, string>;
  readonly conflicts: readonly Conflict[];
  readonly colleagues: readonly Colleague[];
  readonly returns: ReturnsOfMatch | undefined;
  readonly now: Date;
  /** One of the two wants nothing of the other: asked now, not when the pair was scored. */
  readonly isBlocked: boolean;
  /** The queue this was opened from. */
  readonly back: string;
  readonly kept?: DecisionFields | undefined;
  readonly refusal?: DomainError | undefined;
}

/** Decide here and go on to the next one, or check first what would happen. */
function DecisionBox({ visit, sides: { match }, conflicts, colleagues, now, back, kept }: MatchBodyProps) {
  const { say } = visit;
  const isTied = conflicts.length > 0;
  return (
    <form method="post" action={`/matches/${match.id}/decide`} class="screen">
      <input type="hidden" name="back" value={back} />
      <AgeAndAssignee visit={visit} match={match} now={now} />
      <p>
        <AssignButton visit={visit} match={match} isBlocked={isTied} />
      </p>
      {isTied ? <ConflictBox visit={visit} conflicts={conflicts} /> : null}
      {!isTied && isProposable(match) ? (
        <>
          <input type="hidden" name="match" value={`${match.id}@${match.version}`} />
          <DecisionFieldset
            visit={visit}
            legend={say("match.decision")}
            colleagues={colleagues}
            kept={kept}
          />
          <p class="actions">
            <button type="submit">
              {say("match.saveAndNext")}
              <Icon name="onward" />
            </button>
            <button type="submit" formaction="/queue" class="quiet">
              {say("queue.check")}
            </button>
          </p>
        </>
      ) : null}
    </form>
  );
}

/** The match with the verdict of the gate that is asked when proposing. */
const withBlock = (match: Match): Match => ({
  ...match,
  gates: match.gates.map((gate) => (gate.code === "blocked" ? { ...gate, passed: false } : gate)),
});

function MatchBody(props: MatchBodyProps) {
  const { visit, sides, history, agents, back, refusal, isBlocked } = props;
  const { match } = sides;
  const { say, labelled, language } = visit;
  const { women, youth, rural } = match.publicBenefit;
  return (
    <>
      <p class="screen">
        <a href={back}>
          <Icon name="back" /> {say("queue.back")}
        </a>
      </p>
      {refusal === undefined ? null : <Fault {...renderRefusal(language, refusal.code, refusal.args)} />}
      <h1>
        <PairName visit={visit} match={match} />
      </h1>
      <p>
        <span class="tag">{labelled("match.state", renderState(language, match.state))}</span>
        {match.answerBy === undefined
          ? null
          : ` ${say("match.answerBy", { date: formatDate(language, match.answerBy) })}`}
      </p>
      <TradeAndPlace visit={visit} match={match} />
      <div class="wide">
        <div>
          <ScoreLine visit={visit} match={match} />
          <PartBars visit={visit} parts={match.parts} />
          <p class="small">
            {say("match.benefit")}: {labelled("match.women", outOf100(visit, women))} ·{" "}
            {labelled("match.youth", outOf100(visit, youth))} ·{" "}
            {labelled("match.rural", outOf100(visit, rural))}
          </p>
        </div>
        <DecisionBox {...props} />
      </div>
      <BothSides visit={visit} sides={sides} returns={props.returns} />
      <div class="wide">
        <section>
          <Reasons
            visit={visit}
            match={match}
            level="h2"
            headings={{ for: say("queue.for"), against: say("queue.against"), missing: say("queue.missing") }}
          />
          <Changes visit={visit} match={match} />
        </section>
        <section>
          <Answers visit={visit} match={match} />
          <h2>{say("queue.gates")}</h2>
          <Gates visit={visit} match={isBlocked ? withBlock(match) : match} />
        </section>
      </div>
      <History visit={visit} entries={history} agents={agents} />
      <DeclareLinks visit={visit} match={match} />
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

interface Tried {
  readonly kept: DecisionFields;
  readonly refusal: DomainError;
}

async function showMatch(
  c: AppContext,
  ports: Ports,
  visit: Visit,
  id: string,
  back: string,
  tried?: Tried,
): Promise<Response> {
  const { actor } = visit;
  const history = await listHistory(ports, actor, id, { limit: historyShown });
  const sides = await readProposal(ports, actor, id);
  const [conflicts, blocked, colleagues, returns, agents] = await Promise.all([
    conflictsOf(ports, actor, [sides.match]),
    isBlocked(ports, sides.match),
    listColleagues(ports, actor, sides.match.delegation),
    readReturns(ports, actor, sides.match),
    nameAgents(
      ports,
      history.items.map(({ by }) => by),
    ),
  ]);
  const told = {
    visit,
    sides,
    colleagues,
    returns,
    agents,
    back,
    history: history.items,
    now: ports.now(),
    isBlocked: blocked,
  };
  const body = <MatchBody {...told} {...tried} conflicts={conflicts.get(id) ?? []} />;
  const status = tried === undefined ? 200 : refusalStatus[tried.refusal.code];
  return answerPage(c, visit, visit.say("match.title"), body, status);
}

/** `/matches/<id>`: everything about one match, for officers; decided here, the next one of the view follows. */
export function matchPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/matches/:matchId", (c) => {
    const visit = readVisit(c, options);
    const { href } = safeBack(visit.actor, c.req.url);
    return showMatch(c, ports, visit, c.req.param("matchId"), href);
  });

  app.post("/matches/:matchId/decide", async (c) => {
    const id = c.req.param("matchId");
    const fields = readDecision(await c.req.parseBody({ all: true }));
    const visit = readVisit(c, options, `/matches/${encodeURIComponent(id)}`);
    const { filters, href } = safeBack(visit.actor, fields.back);
    const version = chosenOf(fields).find(({ matchId }) => matchId === id)?.expectedVersion;
    const decision = decisionOf(fields);
    try {
      if (decision !== undefined) await decideMatch(ports, visit.actor, id, version, decision);
      else await assignMatch(ports, visit.actor, id, version ?? 0, fields.to === "" ? undefined : fields.to);
    } catch (error) {
      if (!isRefusal(error) || error.code === "not_found") throw error;
      return showMatch(c, ports, visit, id, href, { kept: fields, refusal: error });
    }
    const { items } = await listQueueView(ports, visit.actor, requestOf(filters, ports.now()));
    const next = items.find((match) => match.id !== id);
    if (next === undefined) return c.redirect(`${queueHref(filters)}&done=1`, 303);
    return c.redirect(`/matches/${next.id}?${queueHref(filters).split("?")[1]}`, 303);
  });

  app.post("/matches/:matchId/assign", async (c) => {
    const { actor } = readVisit(c, options, "/queue");
    const form = await c.req.parseBody();
    const isTaken = typeof form.take === "string";
    const version = Number(isTaken ? form.take : form.release);
    const officer = isTaken && actor.kind === "officer" ? actor.id : undefined;
    const seen = Number.isInteger(version) ? version : 0;
    await assignMatch(ports, actor, c.req.param("matchId"), seen, officer);
    return c.redirect(safeBack(actor, typeof form.back === "string" ? form.back : "").href, 303);
  });
}
