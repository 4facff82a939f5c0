import { readOwnContact } from "@tawafuq/core/contacts/read-own-contact";
import { readCooperative } from "@tawafuq/core/cooperatives/read-cooperative";
import { reviseCooperative } from "@tawafuq/core/cooperatives/revise-cooperative";
import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";
import type { App } from "../app-env.ts";
import { cooperativeFields, readCooperativeAnswers } from "../steps/cooperative-answers.ts";
import { cooperativeSteps } from "../steps/cooperative-steps.ts";
import { numberOf } from "../steps/step.ts";
import { stepPages } from "../steps/step-pages.tsx";
import { TradeProposal, withProposedTrades } from "./register.tsx";
import type { PagesOptions } from "./visit.ts";

/** An agent does not change where the cooperative is reached, and is not shown it. */
const forAgents = cooperativeSteps.filter(({ id }) => id !== "contact");

/** `/profile/edit`: what the cooperative tells of itself, step by step, in the same form as at its registration. */
export function profileEditPages(app: App, ports: Ports, options: PagesOptions): void {
  stepPages(app, ports, options, "/profile/edit", async (_, __, visit) => {
    const { actor } = visit;
    if (actor.kind !== "cooperative") return refuse("not_allowed");
    const { id } = actor;
    const isAgent = actor.via.kind === "mandate";
    const before = await readCooperative(ports, actor, id);
    const contact = isAgent ? undefined : await readOwnContact(ports, actor, { kind: "cooperative", id });
    return {
      base: "/profile/edit",
      form: `cooperative:${id}`,
      title: "cooperativeSteps.editTitle",
      lead: "cooperativeSteps.editLead",
      send: "cooperativeSteps.save",
      steps: isAgent ? forAgents : cooperativeSteps,
      begin: cooperativeFields(visit, before, contact),
      complete: withProposedTrades,
      beside: (step, fields) => <TradeProposal visit={visit} step={step} fields={fields} />,
      read: (fields) => readCooperativeAnswers(fields, before),
      finish: async (input, _once, fields) => {
        // The version the form was begun from: what somebody else changed meanwhile is not undone.
        await reviseCooperative(ports, actor, id, numberOf(fields, "version") ?? before.version, input);
        return "/profile?saved=1";
      },
    };
  });
}
