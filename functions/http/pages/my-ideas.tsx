import { changeIdeaAvailability } from "@tawafuq/core/ideas/change-availability";
import { type Following, followIdea } from "@tawafuq/core/ideas/follow-idea";
import type { Idea } from "@tawafuq/core/ideas/idea";
import { listOwnIdeas } from "@tawafuq/core/ideas/list-own-ideas";
import { readOwnIdea } from "@tawafuq/core/ideas/read-own-idea";
import { formatDate, formatMad, formatNumber } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import { readProposal } from "@tawafuq/core/proposals/read-proposal";
import { placeName, sectorName } from "@tawafuq/core/texts/names";
import type { App } from "../app-env.ts";
import { Icon } from "./icon.tsx";
import { PastList } from "./inbox-past.tsx";
import { type Proposal, ProposalCard } from "./inbox-proposal.tsx";
import { answerPage, Written } from "./layout.tsx";
import { readLettersReturn } from "./letters-return.tsx";
import { AvailabilityForm, sentVersion } from "./profile.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

function IdeaLine({ visit, idea }: { visit: Visit; idea: Idea }) {
  const { say, language } = visit;
  return (
    <li class="card">
      <h2>
        <a href={`/my/ideas/${idea.id}`}>
          <Written visit={visit} text={idea.title} />
        </a>
      </h2>
      <p class="soft">
        {say(`myIdeas.states.${idea.availability}`)} · {formatDate(language, idea.createdAt)}
      </p>
    </li>
  );
}

function Facts({ visit, idea }: { visit: Visit; idea: Idea }) {
  const { say, language } = visit;
  return (
    <section class="card">
      <div class="letter">
        <Written visit={visit} text={idea.description} />
      </div>
      <dl>
        <dt>{say("home.sector")}</dt>
        <dd>{[...idea.sectors, ...idea.branches].map((code) => sectorName(language, code)).join(" · ")}</dd>
        <dt>{say("home.place")}</dt>
        <dd>{idea.scope.map((code) => placeName(language, code)).join(" · ")}</dd>
        <dt>{say("home.cost")}</dt>
        <dd>{formatMad(language, idea.capexMad)}</dd>
        <dt>{say("ideaSteps.openness.who")}</dt>
        <dd>{say(`ideaSteps.openness.${idea.confidentiality}.label`)}</dd>
      </dl>
      {idea.availability === "withdrawn" ? null : (
        <p class="actions">
          <a class="button quiet" href={`/my/ideas/${idea.id}/edit`}>
            <Icon name="change" />
            {say("ideaSteps.editTitle")}
          </a>
        </p>
      )}
    </section>
  );
}

interface CandidatesProps {
  readonly visit: Visit;
  readonly following: Following;
  readonly open: readonly Proposal[];
  readonly now: string;
}

/** Cooperatives the holder was told of, and how many more the programme looks at. */
function Candidates({ visit, following, open, now }: CandidatesProps) {
  const { say, language } = visit;
  const { told, waiting } = following;
  const introduced = told.filter(({ state }) => state === "introduced");
  return (
    <section>
      <h2>{say("myIdeas.candidates")}</h2>
      <p>{say("myIdeas.waiting", { count: waiting, amount: formatNumber(language, waiting) })}</p>
      {introduced.length === 0 ? null : (
        <p class="told">
          <a href="/inbox">
            {say("myIdeas.introduced", {
              count: introduced.length,
              amount: formatNumber(language, introduced.length),
            })}
          </a>
        </p>
      )}
      {open.length === 0 ? <p class="card">{say("inbox.noProposals")}</p> : null}
      {open.map((proposal) => (
        <ProposalCard visit={visit} proposal={proposal} now={now} />
      ))}
      <PastList
        visit={visit}
        matches={told.filter(({ state }) => state !== "proposed" && state !== "introduced")}
      />
    </section>
  );
}

/** `/my/ideas`: a holder's ideas; `/my/ideas/<id>`: one with its candidates. */
export function myIdeaPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/my/ideas", async (c) => {
    const visit = readVisit(c, options);
    const { say } = visit;
    const [ideas, lettersReturn] = await Promise.all([
      listOwnIdeas(ports, visit.actor),
      readLettersReturn(ports, visit),
    ]);
    const body = (
      <>
        <h1>{say("page.myIdeas")}</h1>
        {lettersReturn}
        <p class="actions">
          <a class="button" href="/deposit">
            <Icon name="idea" />
            {say("ideaSteps.title")}
          </a>
          <a href="/me/receipts">{say("receipts.mineTitle")}</a>
        </p>
        {ideas.length === 0 ? <p class="card">{say("myIdeas.none")}</p> : null}
        <ul class="plain">
          {ideas.map((idea) => (
            <IdeaLine visit={visit} idea={idea} />
          ))}
        </ul>
      </>
    );
    return answerPage(c, visit, say("page.myIdeas"), body);
  });

  app.get("/my/ideas/:id", async (c) => {
    const visit = readVisit(c, options);
    const { say, actor } = visit;
    const id = c.req.param("id");
    const [{ idea }, following] = await Promise.all([
      readOwnIdea(ports, actor, id),
      followIdea(ports, actor, id),
    ]);
    const open = following.told.filter(({ state }) => state === "proposed");
    const proposals = await Promise.all(open.map((match) => readProposal(ports, actor, match.id)));
    const told =
      c.req.query("deposited") !== undefined
        ? "myIdeas.deposited"
        : c.req.query("saved") !== undefined
          ? "profile.saved"
          : undefined;
    const body = (
      <>
        {told === undefined ? null : (
          <p class="told" role="status">
            {say(told)} <a href="/me/receipts">{say("receipts.mineTitle")}</a>
          </p>
        )}
        <h1>
          <Written visit={visit} text={idea.title} />
        </h1>
        <div class="beside">
          <div>
            <Candidates
              visit={visit}
              following={following}
              open={proposals}
              now={ports.now().toISOString()}
            />
          </div>
          <div>
            <Facts visit={visit} idea={idea} />
            <AvailabilityForm visit={visit} base={`/my/ideas/${id}`} {...idea} />
            <ul class="tasks">
              <li>
                <a href={`/ideas/${id}/openings`}>{say("layers.linkOpenings")}</a>
              </li>
              <li>
                <a href="/me/blocks">{say("blocks.title")}</a>
              </li>
            </ul>
          </div>
        </div>
      </>
    );
    return answerPage(c, visit, say("page.myIdeas"), body);
  });

  for (const [verb, to] of [
    ["pause", "paused"],
    ["resume", "active"],
  ] as const)
    app.post(`/my/ideas/:id/${verb}`, async (c) => {
      const id = c.req.param("id");
      const { actor } = readVisit(c, options, `/my/ideas/${id}`);
      await changeIdeaAvailability(ports, actor, id, await sentVersion(c), to);
      return c.redirect(`/my/ideas/${id}?saved=1`, 303);
    });
}
