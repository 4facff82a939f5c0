import type { DraftFields } from "@tawafuq/core/drafts/draft";
import type { FieldFault } from "@tawafuq/core/refusals/refusal";
import { renderFieldFault } from "@tawafuq/core/texts/translate";
import type { Child } from "hono/jsx";
import { ErrorSummary } from "../pages/fields.tsx";
import { Icon } from "../pages/icon.tsx";
import type { Visit } from "../pages/visit.ts";
import { hrefOf, type Journey } from "./journey.ts";
import { answerWords, QuestionField } from "./question.tsx";
import { asked, faultOf, type Question, type Step, valuesOf } from "./step.ts";

interface Props {
  readonly visit: Visit;
  readonly journey: Journey<unknown>;
  readonly fields: DraftFields;
}

function faultWords({ language, labelled }: Visit, question: Question, fault: FieldFault): string {
  return labelled(question.label, renderFieldFault(language, fault.rule, fault.args ?? {}));
}

type StepState = "done" | "begun" | "open";

function stateOf(step: Step, fields: DraftFields, faults: readonly FieldFault[]): StepState {
  const questions = asked(step, fields);
  const isBegun = questions.some(({ name }) => fields[name] !== undefined);
  if (!isBegun) return "open";
  return questions.some((question) => faultOf(question, fields, faults) !== undefined) ? "begun" : "done";
}

/** Every step with how far it is, in the order to go through. */
export function StepList(props: Props & { faults: readonly FieldFault[]; isBegun: boolean }) {
  const { visit, journey, fields, faults, isBegun } = props;
  const { say } = visit;
  const states = journey.steps.map((step) => [step, stateOf(step, fields, faults)] as const);
  const next = states.find(([, state]) => state !== "done")?.[0];
  return (
    <>
      <h1>{say(journey.title)}</h1>
      <p class="lead">{say(journey.lead)}</p>
      <ol class="tasks">
        {states.map(([step, state]) => (
          <li>
            <a href={hrefOf(journey, step.id)}>{say(step.title)}</a>
            <span class={state === "done" ? "tag done" : state === "begun" ? "tag open" : "tag"}>
              {say(`steps.states.${state}`)}
            </span>
          </li>
        ))}
      </ol>
      <p class="actions">
        <a class="button big" href={hrefOf(journey, next?.id ?? "check")}>
          {say(
            next === undefined ? "steps.toCheck" : states[0]?.[1] === "open" ? "steps.begin" : "steps.goOn",
          )}
          <Icon name="onward" />
        </a>
      </p>
      <p class="soft small">{say("steps.kept")}</p>
      {isBegun ? (
        <details>
          <summary>{say("steps.discard")}</summary>
          <form method="post" action={hrefOf(journey, "discard")}>
            <p>{say("steps.discardText")}</p>
            <button type="submit" class="quiet">
              {say("steps.discardNow")}
            </button>
          </form>
        </details>
      ) : null}
    </>
  );
}

interface FormProps extends Props {
  readonly step: Step;
  readonly faults: readonly FieldFault[];
  readonly beside: Child;
  /** Back to the check once this is answered. */
  readonly isFromCheck: boolean;
}

/** One step as a form. */
export function StepForm({ visit, journey, fields, step, faults, beside, isFromCheck }: FormProps) {
  const { say } = visit;
  const index = journey.steps.indexOf(step);
  const before = journey.steps[index - 1];
  const questions = asked(step, fields);
  const wrong = questions.flatMap((question) => {
    const fault = faultOf(question, fields, faults);
    return fault === undefined ? [] : [{ question, text: faultWords(visit, question, fault) }];
  });
  return (
    <>
      <p>
        <a href={before === undefined ? journey.base : hrefOf(journey, before.id)}>
          <Icon name="back" /> {say("steps.back")}
        </a>
      </p>
      <ErrorSummary
        title={say("steps.wrong")}
        faults={wrong.map(({ question, text }) => ({ href: `#${question.name}`, text }))}
      />
      <p class="soft">{say("steps.of", { step: String(index + 1), steps: String(journey.steps.length) })}</p>
      <h1>{say(step.title)}</h1>
      {step.lead === undefined ? null : <p class="lead">{say(step.lead)}</p>}
      {beside}
      <form
        method="post"
        action={hrefOf(journey, step.id, isFromCheck)}
        class="narrow"
        data-keep={`/drafts/${encodeURIComponent(journey.form)}`}
      >
        {questions.map((question) => (
          <QuestionField
            visit={visit}
            question={question}
            fields={fields}
            wrong={wrong.find((one) => one.question === question)?.text}
          />
        ))}
        <p class="actions">
          <button type="submit">{say("steps.next")}</button>
          <button type="submit" name="later" value="1" class="quiet">
            {say("steps.later")}
          </button>
          <span class="saved" role="status" data-kept={say("steps.saved")} />
        </p>
      </form>
    </>
  );
}

/** Answers that run from left to right in every language. */
const latin: readonly Question["kind"][] = ["phone", "email", "number"];

/** Everything that was answered, each with the way to change it, before it is sent. */
export function CheckAnswers(props: Props & { faults: readonly FieldFault[]; above?: Child }) {
  const { visit, journey, fields, faults, above } = props;
  const { say } = visit;
  const wrong = journey.steps.flatMap((step) =>
    asked(step, fields).flatMap((question) => {
      const fault = faultOf(question, fields, faults);
      const href = `${hrefOf(journey, step.id, true)}#${question.name}`;
      return fault === undefined ? [] : [{ href, text: faultWords(visit, question, fault) }];
    }),
  );
  return (
    <>
      <ErrorSummary title={say("steps.wrong")} faults={wrong} />
      <h1>{say("steps.checkTitle")}</h1>
      <p class="lead">{say("steps.checkLead")}</p>
      {above}
      {journey.steps.map((step) => (
        <section class="card">
          <div class="apart">
            <h2>{say(step.title)}</h2>
            <a href={hrefOf(journey, step.id, true)}>
              <Icon name="change" /> {say("steps.change")}
              <span class="hidden"> {say(step.title)}</span>
            </a>
          </div>
          <dl>
            {asked(step, fields)
              .filter(({ name }) => valuesOf(fields, name).length > 0)
              .map((question) => (
                <>
                  <dt>{say(question.label)}</dt>
                  <dd class={question.kind === "lines" ? "letter" : undefined}>
                    <bdi dir={latin.includes(question.kind) ? "ltr" : undefined}>
                      {answerWords({ visit, question, fields })}
                    </bdi>
                  </dd>
                </>
              ))}
          </dl>
        </section>
      ))}
      <form method="post" action={`${journey.base}/send`} class="actions">
        <button type="submit" class="big">
          <Icon name="send" />
          {say(journey.send)}
        </button>
        <a href={journey.base}>{say("steps.toList")}</a>
      </form>
    </>
  );
}
