import type { Ports } from "@tawafuq/core/ports";
import {
  type Deletable,
  deletable,
  requestDeletion,
  whatCanBeDeleted,
} from "@tawafuq/core/privacy/request-deletion";
import { refuse } from "@tawafuq/core/refusals/refusal";
import type { App } from "../app-env.ts";
import { answerPage, Fault } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const goes = ["goesProfile", "goesContact", "goesLetters", "goesAccess", "goesProposals"] as const;
const stays = ["staysHistory", "staysCounts", "staysProof", "staysMail"] as const;

function WhatHappens({ visit }: { visit: Visit }) {
  const { say } = visit;
  return (
    <>
      <h2>{say("privacy.deletion.goes")}</h2>
      <ul>
        {goes.map((line) => (
          <li>{say(`privacy.deletion.${line}`)}</li>
        ))}
      </ul>
      <h2>{say("privacy.deletion.stays")}</h2>
      <ul>
        {stays.map((line) => (
          <li>{say(`privacy.deletion.${line}`)}</li>
        ))}
      </ul>
    </>
  );
}

function labelOf({ say, actor }: Visit, what: Deletable): string {
  if (what === "person") return say("privacy.deletion.person");
  return say(actor.kind === "holder" ? "privacy.deletion.side.holder" : "privacy.deletion.side.cooperative");
}

function DeletionForm({ visit, choices, chosen }: FormProps) {
  const { say } = visit;
  return (
    <form method="post" action="/me/data/delete" class="card">
      <fieldset>
        <legend>{say("privacy.deletion.what")}</legend>
        {choices.map((what) => (
          <p class="field">
            <label>
              <input type="radio" name="what" value={what} required checked={what === chosen} />{" "}
              {labelOf(visit, what)}
            </label>
          </p>
        ))}
      </fieldset>
      <p class="field">
        <label>
          <input type="checkbox" name="confirm" value="yes" required /> {say("privacy.deletion.confirm")}
        </label>
      </p>
      <p class="row">
        <button type="submit">{say("privacy.deletion.button")}</button>
        <a href="/me/data">{say("privacy.deletion.back")}</a>
      </p>
    </form>
  );
}
interface FormProps {
  visit: Visit;
  choices: readonly Deletable[];
  chosen: Deletable | undefined;
}

/** `/me/data/delete`: says plainly what goes and what stays, and erases once it is confirmed. */
export function deleteMyDataPages(app: App, ports: Ports, options: PagesOptions): void {
  async function showForm(visit: Visit, refused?: { readonly chosen: Deletable | undefined }) {
    const { say } = visit;
    const choices = await whatCanBeDeleted(ports, visit.actor);
    return (
      <>
        <h1>{say("privacy.deletion.title")}</h1>
        {refused === undefined ? null : (
          <Fault
            title={say("privacy.deletion.notConfirmedTitle")}
            detail={say("privacy.deletion.notConfirmed")}
          />
        )}
        <p class="lead">{say("privacy.deletion.lead")}</p>
        <WhatHappens visit={visit} />
        {choices.length === 0 ? (
          <p>{say("privacy.deletion.nothing")}</p>
        ) : (
          <DeletionForm visit={visit} choices={choices} chosen={refused?.chosen ?? choices[0]} />
        )}
      </>
    );
  }

  app.get("/me/data/delete", async (c) => {
    const visit = readVisit(c, options);
    return answerPage(c, visit, visit.say("privacy.deletion.title"), await showForm(visit));
  });

  app.post("/me/data/delete", async (c) => {
    const visit = readVisit(c, options, "/me/data/delete");
    const { say } = visit;
    const sent = await c.req.parseBody();
    const what = deletable.find((one) => one === sent.what);
    if (sent.confirm !== "yes" || what === undefined) {
      const form = await showForm(visit, { chosen: what });
      return answerPage(c, visit, say("privacy.deletion.title"), form, 400);
    }
    if (!(await whatCanBeDeleted(ports, visit.actor)).includes(what)) return refuse("not_allowed");
    const { state } = await requestDeletion(ports, visit.actor, what);
    const body = (
      <>
        <h1>{say("privacy.deletion.title")}</h1>
        <p class="told" role="status">
          {say(state === "finished" ? "privacy.deletion.done" : "privacy.deletion.underWay")}
        </p>
      </>
    );
    return answerPage(c, visit, say("privacy.deletion.title"), body);
  });
}
