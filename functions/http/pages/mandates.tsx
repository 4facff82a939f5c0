import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { ConsentInput, confirmMandate } from "@tawafuq/core/mandates/confirm-mandate";
import { endMandate } from "@tawafuq/core/mandates/end-mandate";
import { listActs } from "@tawafuq/core/mandates/list-acts";
import { listMandateRequests, listMandates } from "@tawafuq/core/mandates/list-mandates";
import { readMandate, takeUpMandate } from "@tawafuq/core/mandates/read-mandate";
import { requestMandate } from "@tawafuq/core/mandates/request-mandate";
import type { Ports } from "@tawafuq/core/ports";
import { type DomainError, isRefusal, refuse } from "@tawafuq/core/refusals/refusal";
import type { TextKey } from "@tawafuq/core/texts/catalogue";
import { renderRefusal } from "@tawafuq/core/texts/translate";
import { deleteCookie, setCookie } from "hono/cookie";
import type { App, AppContext } from "../app-env.ts";
import { cookieOptions, roleCookie } from "../cookies.ts";
import { refusalStatus } from "../refusal-status.ts";
import { answerPage, Fault } from "./layout.tsx";
import { AskFields, AskForm, askedMandate } from "./mandate-ask.tsx";
import { ActList, MandateCard, mandateTitle, RequestCard } from "./mandate-card.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const shown = 50;
const actsShown = 10;
const keptSeconds = 30 * 24 * 3600;

const told = {
  ended: "mandates.endedTold",
  begun: "mandates.begunTold",
  asked: "mandates.askedTold",
} as const;

function toldOf(c: AppContext): TextKey | undefined {
  const asked = c.req.query("told");
  return asked === "ended" || asked === "begun" || asked === "asked" ? told[asked] : undefined;
}

function leadOf({ actor }: Visit): TextKey {
  if (actor.kind === "cooperative") return "mandates.leadCooperative";
  return actor.kind === "agent" ? "mandates.leadAgent" : "mandates.leadProgramme";
}

interface Refused {
  readonly refusal: DomainError;
  readonly typed?: AskFields;
}

async function readList(ports: Ports, visit: Visit, asked: string | undefined, cursor: string | undefined) {
  const { actor } = visit;
  const delegation = DelegationCode.safeParse(asked).data;
  const [mandates, requests] = await Promise.all([
    listMandates(ports, actor, { delegation, limit: shown, cursor }),
    listMandateRequests(ports, actor, delegation),
  ]);
  // The cooperative reads at once what was done in its name.
  const acts = await Promise.all(
    mandates.items.map(async ({ id }) =>
      actor.kind === "cooperative"
        ? (await listActs(ports, actor, id, { limit: actsShown })).items
        : undefined,
    ),
  );
  return { mandates, requests, acts };
}

async function showMandates(c: AppContext, ports: Ports, visit: Visit, refused?: Refused): Promise<Response> {
  const { say, language, actor } = visit;
  const delegation = c.req.query("delegation");
  const { mandates, requests, acts } = await readList(ports, visit, delegation, c.req.query("cursor"));
  const message = toldOf(c);
  const now = ports.now().toISOString();
  const more = new URLSearchParams({ ...(delegation && { delegation }), cursor: mandates.cursor ?? "" });
  const body = (
    <>
      <h1>{say("mandates.title")}</h1>
      <p class="lead">{say(leadOf(visit))}</p>
      {refused === undefined ? null : (
        <Fault {...renderRefusal(language, refused.refusal.code, refused.refusal.args)} />
      )}
      {message === undefined ? null : (
        <p class="told" role="status">
          {say(message)}
        </p>
      )}
      {requests.length === 0 ? null : <h2>{say("mandates.waiting")}</h2>}
      {requests.map((request) => (
        <RequestCard visit={visit} request={request} />
      ))}
      {mandates.items.length === 0 ? <p>{say("mandates.none")}</p> : null}
      {mandates.items.map((mandate, index) => (
        <MandateCard visit={visit} mandate={mandate} acts={acts[index]} now={now} />
      ))}
      {mandates.cursor === undefined ? null : (
        <p>
          <a href={`/mandates?${more}`}>{say("mandates.next")}</a>
        </p>
      )}
      {actor.kind === "agent" ? (
        <>
          <h2>{say("mandates.ask")}</h2>
          <AskForm visit={visit} typed={refused?.typed} />
        </>
      ) : null}
    </>
  );
  const status = refused === undefined ? 200 : refusalStatus[refused.refusal.code];
  return answerPage(c, visit, say("mandates.title"), body, status);
}

/** Does it, or shows the page again with what is wrong and what was typed. */
async function attempt(
  c: AppContext,
  ports: Ports,
  visit: Visit,
  act: () => Promise<string>,
  typed?: AskFields,
): Promise<Response> {
  try {
    return c.redirect(await act(), 303);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return showMandates(c, ports, visit, { refusal: error, ...(typed && { typed }) });
  }
}

const textOf = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? value : undefined);

/** `/mandates`: who acts for whom, until when, what they did; to ask, to consent, to act, to end. */
export function mandatePages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/mandates", (c) => showMandates(c, ports, readVisit(c, options)));

  app.post("/mandates", async (c) => {
    const visit = readVisit(c, options, "/mandates");
    const fields = AskFields.parse(await c.req.parseBody());
    const ask = async () => {
      await requestMandate(ports, visit.actor, askedMandate(fields, ports.now()));
      return "/mandates?told=asked";
    };
    return attempt(c, ports, visit, ask, fields);
  });

  app.post("/mandates/stop", (c) => {
    deleteCookie(c, roleCookie(c), cookieOptions(c, 0));
    return c.redirect("/mandates", 303);
  });

  app.get("/mandates/:id", async (c) => {
    const visit = readVisit(c, options);
    const id = c.req.param("id");
    const [mandate, acts] = await Promise.all([
      readMandate(ports, visit.actor, id),
      listActs(ports, visit.actor, id, { limit: shown, cursor: c.req.query("cursor") }),
    ]);
    const { say } = visit;
    const body = (
      <>
        <h1>{say("mandates.allActs")}</h1>
        <p class="lead">{mandateTitle(visit, mandate)}</p>
        <ActList visit={visit} acts={acts.items} />
        {acts.cursor === undefined ? null : (
          <p>
            <a href={`/mandates/${mandate.id}?cursor=${encodeURIComponent(acts.cursor)}`}>
              {say("mandates.next")}
            </a>
          </p>
        )}
        <p>
          <a href="/mandates">{say("mandates.back")}</a>
        </p>
      </>
    );
    return answerPage(c, visit, say("mandates.allActs"), body);
  });

  app.post("/mandates/:id/confirm", async (c) => {
    const visit = readVisit(c, options, "/mandates");
    const { code, slip } = await c.req.parseBody();
    return attempt(c, ports, visit, async () => {
      const consent = ConsentInput.safeParse({ code: textOf(code), slip: textOf(slip) });
      if (!consent.success) return refuse("invalid_input");
      await confirmMandate(ports, visit.actor, c.req.param("id"), consent.data);
      return "/mandates?told=begun";
    });
  });

  app.post("/mandates/:id/end", async (c) => {
    await endMandate(ports, readVisit(c, options, "/mandates").actor, c.req.param("id"));
    return c.redirect("/mandates?told=ended", 303);
  });

  app.post("/mandates/:id/act", async (c) => {
    const mandate = await takeUpMandate(ports, readVisit(c, options, "/mandates").actor, c.req.param("id"));
    setCookie(c, roleCookie(c), mandate.id, cookieOptions(c, keptSeconds));
    return c.redirect("/inbox", 303);
  });
}
