import type { KeyScope } from "@tawafuq/core/api-keys/api-key";
import { keepDraft } from "@tawafuq/core/drafts/keep-draft";
import { createAuditHandler } from "@tawafuq/functions/workers/audit";
import type { TestApp } from "@tawafuq/tests/support/app";
import { makeMandate } from "@tawafuq/tests/support/matrix/mandate";
import { signedIn } from "@tawafuq/tests/support/session";

/** How somebody comes to a page: with a demonstration key, signed in, or not at all. */
export type Who = { readonly key: KeyScope } | { readonly cookie: string } | undefined;

export interface ShownPage {
  /** Names its picture. */
  readonly name: string;
  readonly path: string;
  readonly who: Who;
  /** 200 where absent. */
  readonly status?: number;
}

const officer = { key: { kind: "officer", id: "offi_demo-fes" } } as const;
const administrator = { key: { kind: "administrator", id: "demo" } } as const;
const cooperative = { key: { kind: "cooperative", id: "coop_demo-C07" } } as const;
const holder = { key: { kind: "holder", id: "hold_demo-P02" } } as const;

const half = {
  language: ["ar"],
  name: ["تعاونية النحلة"],
  description: ["كنربيو النحل فجبال الريف وكنبيعو العسل فالسوق. عندنا ثلاثين خلية."],
};

/** Every page of the site with somebody who may open it; the bank is the demonstration's. */
export async function everyPage(app: TestApp): Promise<readonly ShownPage[]> {
  const { ports } = app;
  const newcomer = await signedIn(app, { phone: "+212500000301" });
  const person = {
    kind: "person",
    id: newcomer.personId,
    via: { kind: "session", id: "s", personId: newcomer.personId },
  } as const;
  // The demonstration is of today: its first digest is that of yesterday, when nothing was written.
  await createAuditHandler(ports)(() => 900_000);
  await keepDraft(ports, person, "cooperative", half);
  const [receipt] = (await ports.receipts.listByHolder(holder.key.id, { limit: 1 })).items;
  const agent = await signedIn(app, { email: "agent@person.example", grants: [{ role: "agent" }] });
  const signedOfficer = await signedIn(app, {
    email: "fes@person.example",
    grants: [{ role: "officer", subjectId: officer.key.id }],
  });
  const mandateId = await makeMandate(app, cooperative.key.id, agent.personId, ["read"]);
  const proposal = (await ports.matches.listByCooperative(cooperative.key.id, { limit: 1 })).items[0];
  const waiting = (
    await ports.matches.listQueue({ delegation: "FES", state: "waiting", order: "score", limit: 1 })
  ).items[0];
  const match = waiting ?? proposal;
  const open = (name: string, path: string, who?: Who): ShownPage => ({ name, path, who });
  const steps = [
    "name",
    "place",
    "work",
    "trade",
    "members",
    "means",
    "certificates",
    "capacity",
    "contact",
    "check",
  ];
  const ideaSteps = ["idea", "where", "partner", "means", "money", "openness", "holder"];
  return [
    open("home", "/"),
    open("bank", "/bank"),
    open("bank-search", `/bank?q=${encodeURIComponent("زيت الزيتون")}`),
    open("bank-nothing", "/bank?q=qqqqq"),
    open("idea", "/bank/idea_demo-P02"),
    open("sign-in", "/auth/enter"),
    open("sign-in-key", "/enter"),
    open("offline", "/offline"),
    open("verify-receipt", "/receipts/verify"),
    { name: "not-found", path: "/nothing-here", who: undefined, status: 404 },
    { name: "signed-out", path: "/inbox", who: undefined, status: 401 },
    open("register", "/register", newcomer),
    ...steps.map((step) => open(`register-${step}`, `/register?step=${step}`, newcomer)),
    ...ideaSteps.map((step) => open(`deposit-${step}`, `/deposit?step=${step}`, newcomer)),
    open("me", "/me", newcomer),
    open("sessions", "/sessions", newcomer),
    open("my-data", "/me/data", newcomer),
    open("delete-my-data", "/me/data/delete", newcomer),
    open("cooperative-profile", "/profile", cooperative),
    open("cooperative-inbox", "/inbox", cooperative),
    open("cooperative-consents", "/me/consents", cooperative),
    open("cooperative-blocks", "/me/blocks", cooperative),
    open("cooperative-views", "/me/views", cooperative),
    open("cooperative-mandates", "/mandates", cooperative),
    open("cooperative-people", "/people", cooperative),
    open("holder-ideas", "/my/ideas", holder),
    open("holder-idea", "/my/ideas/idea_demo-P02", holder),
    open("holder-inbox", "/inbox", holder),
    open("holder-openings", "/ideas/idea_demo-P02/openings", holder),
    open("holder-receipts", "/me/receipts", holder),
    open("holder-receipt", `/receipts/${receipt?.id}`, holder),
    open("holder-idea-edit", "/my/ideas/idea_demo-P02/edit", holder),
    open("cooperative-edit", "/profile/edit", cooperative),
    open("cooperative-mandate", `/mandates/${mandateId}`, cooperative),
    open("agent-mandates", "/mandates", agent),
    open("confidential", "/ideas/idea_demo-P02/full", officer),
    open("passkeys", "/auth/passkeys", { cookie: signedOfficer.cookie }),
    { name: "invitation-nobody-sent", path: "/invitation?token=none", who: undefined, status: 404 },
    open("decided", "/queue?view=held", officer),
    open("queue", "/queue", officer),
    open("queue-proposed", "/queue?view=answers", officer),
    ...(match === undefined ? [] : [open("match", `/matches/${match.id}`, officer)]),
    open("officer-people", "/people", officer),
    open("ties", "/ties", officer),
    open("administrator-people", "/people", administrator),
    open("operations", "/operations", administrator),
    open("operations-audit", "/operations?audit=verify", administrator),
    open("keys", "/keys", administrator),
  ];
}
