import { approveAdministrator } from "@tawafuq/core/grants/approve-administrator";
import { endGrant } from "@tawafuq/core/grants/end-grant";
import { type Grant, roles } from "@tawafuq/core/grants/grant";
import { listGrantsByRole, listGrantsFor } from "@tawafuq/core/grants/list-grants";
import type { Invitation } from "@tawafuq/core/invitations/invitation";
import { InvitationInput, invite } from "@tawafuq/core/invitations/invite";
import {
  hintOf,
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from "@tawafuq/core/invitations/keep-invitations";
import { formatDate } from "@tawafuq/core/language/format";
import { handOver } from "@tawafuq/core/officers/hand-over";
import { listOfficers } from "@tawafuq/core/officers/list-officers";
import { Absence, OfficerChange } from "@tawafuq/core/officers/officer";
import { reviseOfficer } from "@tawafuq/core/officers/revise-officer";
import { readOfficer, setAbsence } from "@tawafuq/core/officers/set-absence";
import type { Ports } from "@tawafuq/core/ports";
import { faultsOf } from "@tawafuq/core/refusals/field-faults";
import { DomainError, isRefusal } from "@tawafuq/core/refusals/refusal";
import { renderRefusal } from "@tawafuq/core/texts/translate";
import type * as z from "zod";
import type { App, AppContext } from "../app-env.ts";
import { refusalStatus } from "../refusal-status.ts";
import { answerPage, Fault } from "./layout.tsx";
import { type Fields, GrantRow, InviteForm, OfficerCard } from "./people-forms.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const pageSize = { limit: 100 };

/** Who is shown: a cooperative its representatives, an administrator everybody in the programme. */
async function grantsFor(ports: Ports, { actor }: Visit): Promise<readonly Grant[]> {
  if (actor.kind === "cooperative") return listGrantsFor(ports, actor, "representative", actor.id);
  if (actor.kind !== "administrator") return [];
  const programme = roles.filter((role) => role !== "representative" && role !== "holder");
  const pages = await Promise.all(programme.map((role) => listGrantsByRole(ports, actor, role, pageSize)));
  return pages.flatMap(({ items }) => items);
}

async function officersFor(ports: Ports, { actor }: Visit) {
  if (actor.kind === "officer") return [await readOfficer(ports, actor, actor.id)];
  return actor.kind === "administrator" ? (await listOfficers(ports, actor, pageSize)).items : [];
}

function Invitations({ visit, invitations }: { visit: Visit; invitations: readonly Invitation[] }) {
  const { say, language } = visit;
  if (invitations.length === 0) return <p class="quiet">{say("invitations.none")}</p>;
  return (
    <ul class="plain">
      {invitations.map((invitation) => (
        <li class="card">
          <p>
            {say(`roles.${invitation.role}`)} · <bdi dir="ltr">{hintOf(invitation)}</bdi> ·{" "}
            {say(`invitations.${invitation.state}`)}
          </p>
          <p class="quiet">
            {say("invitations.until", { until: formatDate(language, invitation.expiresAt) })}
          </p>
          {invitation.state === "open" ? (
            <form method="post" action={`/people/invitations/${invitation.id}`} class="row">
              <button type="submit" name="act" value="resend">
                {say("invitations.resend")}
              </button>
              <button type="submit" name="act" value="revoke">
                {say("invitations.revoke")}
              </button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

async function showPeople(
  c: AppContext,
  ports: Ports,
  visit: Visit,
  told?: { refusal: DomainError; typed: Fields },
) {
  const { say, language, actor } = visit;
  const [invitations, grants, officers] = await Promise.all([
    listInvitations(ports, actor, pageSize),
    grantsFor(ports, visit),
    officersFor(ports, visit),
  ]);
  const body = (
    <>
      <h1>{say("grants.title")}</h1>
      {told === undefined ? null : (
        <Fault {...renderRefusal(language, told.refusal.code, told.refusal.args)} />
      )}
      <h2>{say("invitations.invite")}</h2>
      <InviteForm visit={visit} typed={told?.typed ?? {}} faults={told?.refusal.faults ?? []} />
      <h2>{say("invitations.list")}</h2>
      <Invitations visit={visit} invitations={invitations.items} />
      {grants.length === 0 ? null : <h2>{say("grants.list")}</h2>}
      <ul class="plain">
        {grants
          .filter(({ state }) => state !== "ended")
          .map((grant) => (
            <GrantRow visit={visit} grant={grant} />
          ))}
      </ul>
      {officers.length === 0 ? null : <h2>{say("officers.title")}</h2>}
      <ul class="plain">
        {officers.map((officer) => (
          <OfficerCard visit={visit} officer={officer} isAdministrator={actor.kind === "administrator"} />
        ))}
      </ul>
    </>
  );
  const status = told === undefined ? 200 : (refusalStatus[told.refusal.code] as 400);
  return answerPage(c, visit, say("grants.title"), body, status);
}

/** Parses what a form sent; empty fields were not filled. @throws invalid_input */
function parseForm<Schema extends z.ZodType>(schema: Schema, fields: Fields): z.output<Schema> {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) throw new DomainError("invalid_input", {}, faultsOf(parsed.error.issues, filled));
  return parsed.data;
}

/** `/people`: who speaks for whom, who is invited, and the officers with their delegations and absences. */
export function peoplePages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/people", (c) => showPeople(c, ports, readVisit(c, options)));

  const post = (path: string, act: (visit: Visit, fields: Fields, id: string) => Promise<unknown>) =>
    app.post(path, async (c) => {
      const visit = readVisit(c, options, "/people");
      const sent = await c.req.parseBody({ all: true });
      const { delegations, ...rest } = sent as Record<string, string | string[]>;
      const fields: Fields =
        delegations === undefined ? rest : { ...rest, delegations: [delegations].flat() };
      try {
        await act(visit, fields, c.req.param("id") ?? "");
        return c.redirect("/people", 303);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        return showPeople(c, ports, visit, { refusal: error, typed: fields });
      }
    });
  const text = (value: string | string[] | undefined) =>
    typeof value === "string" && value !== "" ? value : undefined;

  post("/people/invite", ({ actor }, fields) => invite(ports, actor, parseForm(InvitationInput, fields)));
  post("/people/invitations/:id", ({ actor }, { act }, id) =>
    act === "resend" ? resendInvitation(ports, actor, id) : revokeInvitation(ports, actor, id),
  );
  post("/people/grants/:id", ({ actor }, { act, to }, id) =>
    act === "approve" ? approveAdministrator(ports, actor, id) : endGrant(ports, actor, id, text(to)),
  );
  post("/people/officers/:id", ({ actor }, { version, ...fields }, id) =>
    reviseOfficer(ports, actor, id, Number(version), parseForm(OfficerChange, fields)),
  );
  post("/people/officers/:id/absence", ({ actor }, { act, ...fields }, id) =>
    setAbsence(ports, actor, id, act === "back" ? undefined : parseForm(Absence, fields)),
  );
  post("/people/officers/:id/hand-over", ({ actor }, { to }, id) =>
    handOver(ports, actor, id, { to: text(to) ?? "" }),
  );
}
