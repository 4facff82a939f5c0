import type { Draft, DraftFields } from "@tawafuq/core/drafts/draft";
import { dropDraft, keepDraft, readDraft } from "@tawafuq/core/drafts/keep-draft";
import type { Ports } from "@tawafuq/core/ports";
import { DomainError, isRefusal, refuse } from "@tawafuq/core/refusals/refusal";
import { renderRefusal } from "@tawafuq/core/texts/translate";
import { type App, type AppContext, actorOf } from "../app-env.ts";
import { answerPage, Fault } from "../pages/layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "../pages/visit.ts";
import { refusalStatus } from "../refusal-status.ts";
import { hrefOf, type Journey, type OpenJourney } from "./journey.ts";
import { asked, faultOf, type Step } from "./step.ts";
import { CheckAnswers, StepForm, StepList } from "./step-views.tsx";

/** The answers of a step as they were sent: what was not ticked is there, and empty. */
export async function readAnswers(c: AppContext, names: readonly string[]): Promise<DraftFields> {
  const form = await c.req.parseBody({ all: true });
  const values = (name: string) => {
    const sent = form[name];
    return (Array.isArray(sent) ? sent : sent === undefined ? [] : [sent]).filter(
      (value) => typeof value === "string",
    );
  };
  return Object.fromEntries(names.map((name) => [name, values(name)]));
}

interface Opened {
  readonly visit: Visit;
  readonly journey: Journey<unknown>;
  readonly draft: Draft | undefined;
  readonly fields: DraftFields;
}

function stepOf({ steps }: Journey<unknown>, id: string): Step {
  return steps.find((step) => step.id === id) ?? refuse("not_found");
}

/** What stands in the way of sending, as a page with everything that was answered. */
async function showCheck(c: AppContext, { visit, journey, fields }: Opened, refusal?: DomainError) {
  const { faults } = journey.read(fields);
  const shown = refusal === undefined ? [] : [...faults, ...refusal.faults];
  const isTold = shown.length > 0 || refusal === undefined;
  const words = refusal && renderRefusal(visit.language, refusal.code, refusal.args);
  const told = isTold || words === undefined ? undefined : <Fault {...words} />;
  const beside = await journey.beforeSending?.(fields);
  const body = (
    <CheckAnswers
      {...{ visit, journey, fields }}
      faults={shown}
      above={
        <>
          {told}
          {beside}
        </>
      }
    />
  );
  const status = refusal === undefined ? 200 : refusalStatus[refusal.code];
  return answerPage(c, visit, visit.say("steps.checkTitle"), body, status);
}

/** Mounts a form of several steps at `base`: `?step=` names the page, `send` is where the checked answers go. */
export function stepPages<Input>(
  app: App,
  ports: Ports,
  options: PagesOptions,
  base: string,
  open: OpenJourney<Input>,
): void {
  const opened = async (c: AppContext, query = ""): Promise<Opened> => {
    const path = c.req.method === "GET" ? undefined : `${c.req.path.replace(/\/send$/, "")}${query}`;
    const visit = readVisit(c, options, path);
    const journey = (await open(ports, c, visit)) as Journey<unknown>;
    const draft = await readDraft(ports, visit.actor, journey.form);
    return { visit, journey, draft, fields: { ...journey.begin, ...draft?.fields } };
  };

  app.get(base, async (c) => {
    if (actorOf(c).kind === "anonymous") {
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`/auth/enter?next=${encodeURIComponent(pathname + search)}`, 303);
    }
    const all = await opened(c);
    const step = c.req.query("step");
    if (step === undefined) return showList(c, all);
    return step === "check" ? showCheck(c, all) : showStep(c, all, stepOf(all.journey, step), false);
  });

  app.post(base, async (c) => {
    const id = c.req.query("step") ?? "";
    const before = await opened(c, id === "discard" ? "" : `?step=${encodeURIComponent(id)}`);
    const { visit, journey, fields } = before;
    if (id === "discard") await dropDraft(ports, visit.actor, journey.form);
    if (id === "discard" || id === "") return c.redirect(journey.base, 303);
    const step = stepOf(journey, id);
    const names = asked(step, fields).map(({ name }) => name);
    const answers = await readAnswers(c, names);
    const draft = await keepDraft(ports, visit.actor, journey.form, { ...fields, ...answers });
    if (typeof (await c.req.parseBody()).later === "string") return c.redirect(journey.base, 303);
    const all = { ...before, draft, fields: { ...journey.begin, ...draft.fields } };
    const { faults } = journey.read(all.fields);
    const isWrong = asked(step, all.fields).some((one) => faultOf(one, all.fields, faults) !== undefined);
    if (isWrong) return showStep(c, all, step, true);
    const next = journey.steps[journey.steps.indexOf(step) + 1];
    const isDone = c.req.query("from") === "check" || next === undefined;
    return c.redirect(hrefOf(journey, isDone ? "check" : next.id), 303);
  });

  app.post(`${base}/send`, async (c) => {
    const all = await opened(c, "?step=check");
    const { visit, journey, draft, fields } = all;
    // What is not begun here has been sent already, or never was: the way on is the list.
    if (draft === undefined) return c.redirect(journey.base, 303);
    const { input, faults } = journey.read(fields);
    try {
      if (input === undefined) throw new DomainError("invalid_input", {}, faults);
      const once = { key: draft.sendKey, requestHash: ports.digest(draft.form) };
      const next = await journey.finish(input, once, fields);
      await dropDraft(ports, visit.actor, journey.form);
      return c.redirect(next, 303);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return showCheck(c, all, error);
    }
  });
}

function showList(c: AppContext, { visit, journey, draft, fields }: Opened) {
  const { faults } = journey.read(fields);
  const body = <StepList {...{ visit, journey, fields, faults }} isBegun={draft !== undefined} />;
  return answerPage(c, visit, visit.say(journey.title), body);
}

async function showStep(
  c: AppContext,
  { visit, journey, fields }: Opened,
  step: Step,
  isSent: boolean,
): Promise<Response> {
  const { faults } = journey.read(fields);
  const shown = isSent ? fields : (journey.complete?.(fields) ?? fields);
  const beside = await journey.beside?.(step, fields);
  const body = (
    <StepForm
      {...{ visit, journey, step }}
      fields={shown}
      faults={isSent ? faults : []}
      beside={beside ?? null}
      isFromCheck={c.req.query("from") === "check"}
    />
  );
  return answerPage(c, visit, visit.say(step.title), body, isSent ? 422 : 200);
}
