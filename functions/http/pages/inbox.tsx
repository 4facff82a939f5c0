import { blockParty } from "@tawafuq/core/blocks/block-party";
import { readIntroduction } from "@tawafuq/core/introductions/read-introduction";
import { isCovered } from "@tawafuq/core/mandates/require-scope";
import { declineReasons } from "@tawafuq/core/matches/match";
import { listNotices } from "@tawafuq/core/notices/list-notices";
import type { Ports } from "@tawafuq/core/ports";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { listProposals } from "@tawafuq/core/proposals/list-proposals";
import { readProposal } from "@tawafuq/core/proposals/read-proposal";
import { type DomainError, isRefusal, refuse } from "@tawafuq/core/refusals/refusal";
import * as z from "zod";
import type { App, AppContext } from "../app-env.ts";
import { IntroductionCard } from "./inbox-introduction.tsx";
import { NoticeList, PastList } from "./inbox-past.tsx";
import { ProposalCard, type Typed } from "./inbox-proposal.tsx";
import { answerPage } from "./layout.tsx";
import { readLettersReturn } from "./letters-return.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const shown = 20;

const AnswerFields = z.object({
  answer: z.enum(["interested", "declined", "later"]),
  reason: z.enum(declineReasons).optional().catch(undefined),
  note: z.string().trim().max(1000).catch(""),
  block: z.literal("1").optional().catch(undefined),
});

async function readInbox(ports: Ports, visit: Visit, cursor: string | undefined) {
  const { actor } = visit;
  const [proposals, notices] = await Promise.all([
    listProposals(ports, actor, { limit: shown, cursor }),
    listNotices(ports, actor, { limit: shown }),
  ]);
  const { items } = proposals;
  const open = items.filter(({ state }) => state === "proposed");
  const introduced = items.filter(({ state }) => state === "introduced" && isCovered(actor, "answer"));
  return {
    next: proposals.cursor,
    notices: notices.items,
    open: await Promise.all(open.map(({ id }) => readProposal(ports, actor, id))),
    introductions: await Promise.all(introduced.map(({ id }) => readIntroduction(ports, actor, id))),
    past: items.filter(({ state }) => state !== "proposed" && state !== "introduced"),
  };
}

interface Refused {
  readonly matchId: string;
  readonly refusal: DomainError;
  readonly typed: Typed;
}

async function showInbox(c: AppContext, ports: Ports, visit: Visit, refused?: Refused): Promise<Response> {
  const { say, actor } = visit;
  const cursor = c.req.query("cursor");
  const [inbox, lettersReturn] = await Promise.all([
    readInbox(ports, visit, cursor),
    readLettersReturn(ports, visit),
  ]);
  const body = (
    <>
      <h1>{say("inbox.title")}</h1>
      <p class="lead">{say(actor.kind === "holder" ? "inbox.holderLead" : "inbox.cooperativeLead")}</p>
      {c.req.query("answered") === undefined ? null : (
        <p class="told" role="status">
          {say("inbox.thanks")}
        </p>
      )}
      {lettersReturn}
      <h2>{say("inbox.introductions")}</h2>
      {inbox.introductions.length === 0 ? <p>{say("inbox.noIntroductions")}</p> : null}
      {inbox.introductions.map((introduction) => (
        <IntroductionCard visit={visit} introduction={introduction} />
      ))}
      <h2>{say("inbox.proposals")}</h2>
      {inbox.open.length === 0 ? <p>{say("inbox.noProposals")}</p> : null}
      {inbox.open.map((proposal) => (
        <ProposalCard
          visit={visit}
          proposal={proposal}
          now={ports.now().toISOString()}
          refused={refused?.matchId === proposal.match.id ? refused : undefined}
        />
      ))}
      <PastList visit={visit} matches={inbox.past} />
      {inbox.next === undefined ? null : (
        <p>
          <a href={`/inbox?cursor=${encodeURIComponent(inbox.next)}`}>{say("inbox.next")}</a>
        </p>
      )}
      <NoticeList visit={visit} notices={inbox.notices} />
    </>
  );
  return answerPage(c, visit, say("inbox.title"), body, refused === undefined ? 200 : 400);
}

/** `/inbox`: a cooperative's or a holder's proposals to answer, introductions with contacts, and notices. */
export function inboxPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/inbox", (c) => showInbox(c, ports, readVisit(c, options)));

  app.post("/inbox/:matchId", async (c) => {
    const visit = readVisit(c, options, "/inbox");
    const matchId = c.req.param("matchId");
    const sent = AnswerFields.safeParse(await c.req.parseBody());
    if (!sent.success) return refuse("invalid_input");
    const { answer, reason, note, block } = sent.data;
    try {
      await answerProposal(ports, visit.actor, matchId, {
        answer,
        ...(reason === undefined || answer !== "declined" ? {} : { reason }),
        ...(note === "" ? {} : { note }),
      });
      if (block !== undefined && answer === "declined") await blockParty(ports, visit.actor, matchId);
    } catch (error) {
      if (!isRefusal(error, "reason_missing")) throw error;
      return showInbox(c, ports, visit, { matchId, refusal: error, typed: { reason, note } });
    }
    return c.redirect("/inbox?answered=1", 303);
  });
}
