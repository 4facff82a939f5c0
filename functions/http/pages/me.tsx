import type { Actor } from "@tawafuq/core/actors/actor";
import { subjectName } from "@tawafuq/core/invitations/find-invitation";
import { formatDate } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import type { App, AppContext } from "../app-env.ts";
import { readRoles, switchRole } from "../routes/roles.ts";
import { answerPage } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly current: boolean;
  readonly waiting: boolean;
}

async function choicesOf(ports: Ports, c: AppContext, visit: Visit): Promise<Choice[]> {
  const { grants, mandates } = await readRoles(ports, c);
  const named = async (label: string, role: "representative" | "holder" | "officer", subjectId: string) => {
    const name = await subjectName(ports, visit.language, role, subjectId);
    return name === undefined ? label : visit.say("page.labelled", { label, value: name });
  };
  const ownRoles = grants.map(async ({ id, role, subjectId, state, current }) => {
    const label = visit.say(`roles.${role}`);
    const hasName = role === "representative" || role === "holder" || role === "officer";
    const text = hasName ? await named(label, role, subjectId) : label;
    return { id, label: text, current, waiting: state === "pending" };
  });
  const asAgent = mandates.map(async ({ id, cooperativeId, endsAt, current }) => {
    const label = visit.say("me.mandate", { until: formatDate(visit.language, endsAt) });
    return { id, label: await named(label, "representative", cooperativeId), current, waiting: false };
  });
  return Promise.all([...ownRoles, ...asAgent]);
}

function Choices({ visit, choices }: { visit: Visit; choices: readonly Choice[] }) {
  const { say } = visit;
  if (choices.length === 0)
    return (
      <div class="card">
        <p>{say("me.noRole")}</p>
        <p class="actions">
          <a class="button" href="/register">
            {say("home.wayCooperative")}
          </a>
          <a class="button quiet" href="/deposit">
            {say("home.wayHolder")}
          </a>
        </p>
      </div>
    );
  return (
    <ul class="plain">
      {choices.map(({ id, label, current, waiting }) => (
        <li class="card">
          <p>
            <bdi>{label}</bdi>
          </p>
          {current ? <p class="told">{say("me.current")}</p> : null}
          {waiting ? <p class="quiet">{say("me.waiting")}</p> : null}
          {current || waiting ? null : (
            <form method="post" action="/me/role">
              <button type="submit" name="id" value={id}>
                {say("me.switch")}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Only what the one at work may open. */
function Links({ visit }: { visit: Visit }) {
  const { say, actor } = visit;
  const is = (...kinds: readonly Actor["kind"][]) => kinds.includes(actor.kind);
  const isPerson = actor.kind !== "anonymous" && actor.via.kind !== "key";
  const links = [
    { href: "/sessions", label: say("me.sessions"), show: isPerson },
    { href: "/people", label: say("me.people"), show: is("cooperative", "officer", "administrator") },
    { href: "/mandates", label: say("me.mandates"), show: is("cooperative", "agent", "administrator") },
    { href: "/me/data", label: say("me.data"), show: is("cooperative", "holder") },
    { href: "/me/receipts", label: say("me.receipts"), show: is("holder") },
    { href: "/ties", label: say("me.ties"), show: is("officer", "juror", "administrator") },
  ];
  return (
    <ul>
      {links
        .filter(({ show }) => show)
        .map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
    </ul>
  );
}

/** `/me`: who I am, what I may act as, and where my own things are. */
export function mePages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/me", async (c) => {
    const visit = readVisit(c, options);
    const { say, actor } = visit;
    const choices = await choicesOf(ports, c, visit);
    const body = (
      <>
        <h1>{say("me.title")}</h1>
        <p class="lead">{say("me.now", { who: say(`roles.${actor.kind as "person"}`) })}</p>
        <h2>{say("me.roles")}</h2>
        <Choices visit={visit} choices={choices} />
        <h2>{say("me.links")}</h2>
        <Links visit={visit} />
      </>
    );
    return answerPage(c, visit, say("me.title"), body);
  });

  app.post("/me/role", async (c) => {
    const { id } = await c.req.parseBody();
    await switchRole(ports, c, typeof id === "string" ? id : "");
    return c.redirect("/me", 303);
  });
}
