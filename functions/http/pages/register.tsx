import { proposeTrades } from "@tawafuq/core/cooperatives/propose-trades";
import { registerCooperative } from "@tawafuq/core/cooperatives/register-cooperative";
import type { DraftFields } from "@tawafuq/core/drafts/draft";
import { readSelf } from "@tawafuq/core/people/read-self";
import type { Ports } from "@tawafuq/core/ports";
import { isolate } from "@tawafuq/core/texts/isolate";
import { sectorName } from "@tawafuq/core/texts/names";
import type { App } from "../app-env.ts";
import { keepRole } from "../routes/roles.ts";
import { personFields, readCooperativeAnswers, writtenText } from "../steps/cooperative-answers.ts";
import { cooperativeSteps } from "../steps/cooperative-steps.ts";
import { lineOf, type Step, textOf, valuesOf } from "../steps/step.ts";
import { stepPages } from "../steps/step-pages.tsx";
import type { PagesOptions, Visit } from "./visit.ts";

/** The sectors that the description speaks of, with the words that told. */
function proposalsFor(fields: DraftFields) {
  const description = lineOf(fields, "description");
  return description === undefined
    ? []
    : proposeTrades(writtenText(undefined, textOf(fields, "language") || "ar", description));
}

/** Ticks what the words propose where nothing was chosen yet: a proposal to be corrected, and shown as one. */
export function withProposedTrades(fields: DraftFields): DraftFields {
  const proposed = proposalsFor(fields);
  const sectors = valuesOf(fields, "sectors");
  if (proposed.length === 0 || fields.sectors !== undefined) {
    const branches = proposed.flatMap((one) => (sectors.includes(one.sector) ? one.branches : []));
    return fields.branches !== undefined || branches.length === 0
      ? fields
      : { ...fields, branches: branches.slice(0, 5) };
  }
  return { ...fields, sectors: proposed.map(({ sector }) => sector) };
}

/** Says which sectors were proposed, and from which words. */
export function TradeProposal({ visit, step, fields }: { visit: Visit; step: Step; fields: DraftFields }) {
  const proposed = step.id === "trade" ? proposalsFor(fields) : [];
  if (proposed.length === 0) return null;
  const { say, language } = visit;
  return (
    <div class="told">
      <p>{say("cooperativeSteps.trade.proposed")}</p>
      <ul>
        {proposed.map(({ sector, phrase }) => (
          <li>
            <strong>{sectorName(language, sector)}</strong>
            {phrase === ""
              ? null
              : ` – ${say("cooperativeSteps.trade.because", { words: isolate(language, phrase) })}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `/register`: a person enters the cooperative they speak for, step by step. */
export function registerPages(app: App, ports: Ports, options: PagesOptions): void {
  stepPages(app, ports, options, "/register", async (_, c, visit) => {
    const person = await readSelf(ports, visit.actor);
    return {
      base: "/register",
      form: "cooperative",
      title: "cooperativeSteps.title",
      lead: "cooperativeSteps.lead",
      send: "cooperativeSteps.send",
      steps: cooperativeSteps,
      begin: personFields(visit, person),
      complete: withProposedTrades,
      beside: (step, fields) => <TradeProposal visit={visit} step={step} fields={fields} />,
      read: (fields) => readCooperativeAnswers(fields),
      finish: async (input, once) => {
        const { grantId } = await registerCooperative(ports, visit.actor, input, once);
        keepRole(c, grantId);
        return "/profile?registered=1";
      },
    };
  });
}
