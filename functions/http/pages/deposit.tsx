import type { DraftFields } from "@tawafuq/core/drafts/draft";
import type { HolderInput } from "@tawafuq/core/holders/holder";
import { ownHolderGrant } from "@tawafuq/core/holders/own-holder";
import type { BankSearch } from "@tawafuq/core/ideas/bank-search";
import { depositIdea } from "@tawafuq/core/ideas/deposit-idea";
import type { IdeaInput } from "@tawafuq/core/ideas/idea";
import { readSelf } from "@tawafuq/core/people/read-self";
import type { Ports } from "@tawafuq/core/ports";
import type { FieldFault } from "@tawafuq/core/refusals/refusal";
import type { App } from "../app-env.ts";
import { keepRole } from "../routes/roles.ts";
import { personFields, writtenText } from "../steps/cooperative-answers.ts";
import { readHolderAnswers, readIdeaAnswers } from "../steps/idea-answers.ts";
import { ideaSteps, knownHolderStep, newHolderStep } from "../steps/idea-steps.ts";
import { lineOf, textOf } from "../steps/step.ts";
import { stepPages } from "../steps/step-pages.tsx";
import { Written } from "./layout.tsx";
import { TradeProposal, withProposedTrades } from "./register.tsx";
import type { PagesOptions, Visit } from "./visit.ts";

interface DepositInput {
  readonly holder: HolderInput | undefined;
  readonly idea: IdeaInput;
}

/** Both halves; who is a holder already is not asked again. */
function readDeposit(
  fields: DraftFields,
  isHolder: boolean,
): { input?: DepositInput; faults: readonly FieldFault[] } {
  const idea = readIdeaAnswers(fields);
  const holder = isHolder ? { input: undefined, faults: [] } : readHolderAnswers(fields);
  const faults = [...idea.faults, ...holder.faults];
  return idea.input === undefined || faults.length > 0
    ? { faults }
    : { input: { idea: idea.input, holder: holder.input }, faults };
}

/** Ideas of the bank that say much the same: to join hands, or to say what is different. */
export async function SimilarIdeas(props: {
  visit: Visit;
  search: BankSearch;
  fields: DraftFields;
  except?: string;
}) {
  const { visit, search, fields, except } = props;
  const { say, actor } = visit;
  const [title, description] = [lineOf(fields, "title"), lineOf(fields, "description")];
  if (title === undefined || description === undefined) return null;
  const language = textOf(fields, "language") || "ar";
  const text = (value: string) => writtenText(undefined, language, value);
  const found = (await search.similar({ title: text(title), description: text(description) })).filter(
    ({ teaser }) => teaser.id !== except,
  );
  if (found.length === 0) return null;
  return (
    <section class="warn">
      <h2>{say("ideaSteps.similar.title")}</h2>
      <p>{say("ideaSteps.similar.text")}</p>
      <ul>
        {found.map(({ teaser, holderId }) => (
          <li>
            <a href={`/bank/${teaser.id}`} target="_blank" rel="noopener">
              <Written visit={visit} text={teaser.title} />
            </a>
            {actor.kind === "holder" && actor.id === holderId ? ` (${say("ideaSteps.similar.yours")})` : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `/deposit`: an idea, step by step, for whoever has one; a dated receipt at the end. */
export function depositPages(app: App, ports: Ports, search: BankSearch, options: PagesOptions): void {
  stepPages<DepositInput>(app, ports, options, "/deposit", async (_, c, visit) => {
    const isHolder =
      visit.actor.kind === "holder" || (await ownHolderGrant(ports, visit.actor)) !== undefined;
    const person = await readSelf(ports, visit.actor);
    return {
      base: "/deposit",
      form: "idea",
      title: "ideaSteps.title",
      lead: "ideaSteps.lead",
      send: "ideaSteps.send",
      steps: [...ideaSteps, isHolder ? knownHolderStep : newHolderStep],
      begin: personFields(visit, person),
      complete: withProposedTrades,
      beside: (step, fields) => <TradeProposal visit={visit} step={step} fields={fields} />,
      beforeSending: (fields) => <SimilarIdeas visit={visit} search={search} fields={fields} />,
      read: (fields) => readDeposit(fields, isHolder),
      finish: async (input, once) => {
        const { ideaId, grantId } = await depositIdea(ports, visit.actor, input, once);
        if (grantId !== undefined) keepRole(c, grantId);
        return `/my/ideas/${ideaId}?deposited=1`;
      },
    };
  });
}
