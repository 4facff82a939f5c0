import { personOf } from "@tawafuq/core/actors/actor";
import { acceptInvitation } from "@tawafuq/core/invitations/accept-invitation";
import { findInvitation, subjectName } from "@tawafuq/core/invitations/find-invitation";
import { formatDate } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import { type DomainError, isRefusal, refuse } from "@tawafuq/core/refusals/refusal";
import { delegationName } from "@tawafuq/core/texts/names";
import { renderRefusal } from "@tawafuq/core/texts/translate";
import type { App, AppContext } from "../app-env.ts";
import { refusalStatus } from "../refusal-status.ts";
import { answerPage, Fault } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const invitationPath = (token: string) => `/invitation?token=${encodeURIComponent(token)}`;

/** The refusals of an acceptance that the page explains in place. */
function refusalText(visit: Visit, refusal: DomainError) {
  if (refusal.code !== "not_allowed") return renderRefusal(visit.language, refusal.code, refusal.args);
  return { title: visit.say("invitations.notForYou"), detail: visit.say("invitations.notForYouDetail") };
}

async function showInvitation(
  c: AppContext,
  ports: Ports,
  visit: Visit,
  token: string,
  refusal?: DomainError,
): Promise<Response> {
  const { say, language, actor } = visit;
  const invitation = await findInvitation(ports, token, c.get("address"));
  const { role, subjectId, officer, expiresAt } = invitation;
  const name = await subjectName(ports, language, role, subjectId);
  const places = officer?.delegations.map((code) => delegationName(language, code)).join(" · ");
  const [inviter] = invitation.createdBy.split(":");
  const by = inviter === "cooperative" || inviter === "officer" ? inviter : "administrator";
  const body = (
    <>
      <h1>{say("invitations.title")}</h1>
      {refusal === undefined ? null : <Fault {...refusalText(visit, refusal)} />}
      <div class="card">
        <p>{say("invitations.offer", { by: say(`roles.${by}`), role: say(`roles.${role}`) })}</p>
        {name === undefined && places === undefined ? null : (
          <p>
            <bdi>{name ?? places}</bdi>
          </p>
        )}
        <p class="quiet">{say("invitations.until", { until: formatDate(language, expiresAt) })}</p>
        {personOf(actor) === undefined ? (
          <p>
            <a href={`/auth/enter?next=${encodeURIComponent(invitationPath(token))}`}>
              {say("invitations.signInFirst")}
            </a>
          </p>
        ) : (
          <form method="post" action="/invitation">
            <input type="hidden" name="token" value={token} />
            <button type="submit">{say("invitations.accept")}</button>
          </form>
        )}
      </div>
    </>
  );
  const status = refusal === undefined ? 200 : (refusalStatus[refusal.code] as 403);
  return answerPage(c, visit, say("invitations.title"), body, status);
}

/** `/invitation?token=…`: who invites to what; accepted by whoever has signed in with the address it went to. */
export function invitationPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/invitation", (c) => {
    const token = c.req.query("token") ?? refuse("invalid_input");
    return showInvitation(c, ports, readVisit(c, options), token);
  });

  app.post("/invitation", async (c) => {
    const { token } = await c.req.parseBody();
    const typed = typeof token === "string" ? token : "";
    const visit = readVisit(c, options, invitationPath(typed));
    try {
      await acceptInvitation(ports, visit.actor, typed, c.get("address"));
      return c.redirect("/me", 303);
    } catch (error) {
      if (!isRefusal(error, "not_allowed", "already_exists")) throw error;
      return showInvitation(c, ports, visit, typed, error);
    }
  });
}
