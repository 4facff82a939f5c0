import type { BankSearch } from "@tawafuq/core/ideas/bank-search";
import { readOwnIdea } from "@tawafuq/core/ideas/read-own-idea";
import { reviseIdea } from "@tawafuq/core/ideas/revise-idea";
import type { Ports } from "@tawafuq/core/ports";
import type { App } from "../app-env.ts";
import { ideaFields, readIdeaAnswers } from "../steps/idea-answers.ts";
import { ideaSteps, knownHolderStep } from "../steps/idea-steps.ts";
import { numberOf } from "../steps/step.ts";
import { stepPages } from "../steps/step-pages.tsx";
import { SimilarIdeas } from "./deposit.tsx";
import { TradeProposal, withProposedTrades } from "./register.tsx";
import type { PagesOptions } from "./visit.ts";

/** `/my/ideas/<id>/edit`: an idea of one's own, step by step, in the same form as at its deposit. */
export function ideaEditPages(app: App, ports: Ports, search: BankSearch, options: PagesOptions): void {
  stepPages(app, ports, options, "/my/ideas/:id/edit", async (_, c, visit) => {
    const before = await readOwnIdea(ports, visit.actor, c.req.param("id") ?? "");
    const { id, version } = before.idea;
    return {
      base: `/my/ideas/${id}/edit`,
      form: `idea:${id}`,
      title: "ideaSteps.editTitle",
      lead: "cooperativeSteps.editLead",
      send: "cooperativeSteps.save",
      steps: [...ideaSteps, knownHolderStep],
      begin: ideaFields(visit, before.idea, before.confidential),
      complete: withProposedTrades,
      beside: (step, fields) => <TradeProposal visit={visit} step={step} fields={fields} />,
      beforeSending: (fields) => <SimilarIdeas visit={visit} search={search} fields={fields} except={id} />,
      read: (fields) => readIdeaAnswers(fields, before),
      finish: async (input, _once, fields) => {
        await reviseIdea(ports, visit.actor, id, numberOf(fields, "version") ?? version, input);
        return `/my/ideas/${id}?saved=1`;
      },
    };
  });
}
