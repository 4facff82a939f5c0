import { ownSide } from "@tawafuq/core/consents/record-consent";
import { listViewings } from "@tawafuq/core/contacts/list-viewings";
import type { ContactViewing } from "@tawafuq/core/contacts/viewing";
import { roles } from "@tawafuq/core/grants/grant";
import { formatInstant } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import type { App } from "../app-env.ts";
import { answerPage } from "./layout.tsx";
import { type PagesOptions, readVisit, type Visit } from "./visit.ts";

const shown = 50;

/** Who it was, as people say it: `cooperative:coop_1 by agent:…` is an agent. */
function viewerName({ say }: Visit, viewer: string): string {
  const kind = viewer.includes(" by agent:") ? "agent" : viewer.split(":")[0];
  if (kind === "cooperative") return say("roles.cooperative");
  const role = roles.find((one) => one === kind);
  return role === undefined ? say("page.name") : say(`roles.${role}`);
}

/** One line for each time somebody saw the contact. */
export function ViewingLines({ visit, views }: { visit: Visit; views: readonly ContactViewing[] }) {
  const { say, language } = visit;
  return (
    <ul>
      {views.map((view) => (
        <li>
          {formatInstant(language, view.at)}
          {" – "}
          {say("privacy.views.line", {
            who: viewerName(visit, view.viewer),
            purpose: say(`privacy.viewPurposes.${view.purpose}`),
          })}
        </li>
      ))}
    </ul>
  );
}

/** `/me/views`: who saw this side's contact. */
export function myViewsPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/me/views", async (c) => {
    const visit = readVisit(c, options);
    const { say, actor } = visit;
    const page = { limit: shown, cursor: c.req.query("cursor") };
    const { items, cursor } = await listViewings(ports, actor, ownSide(actor), page);
    const body = (
      <>
        <h1>{say("privacy.views.title")}</h1>
        <p class="lead">{say("privacy.views.lead")}</p>
        {items.length === 0 ? (
          <p>{say("privacy.views.none")}</p>
        ) : (
          <ViewingLines visit={visit} views={items} />
        )}
        {cursor === undefined ? null : (
          <p>
            <a href={`/me/views?cursor=${encodeURIComponent(cursor)}`}>{say("privacy.views.next")}</a>
          </p>
        )}
      </>
    );
    return answerPage(c, visit, say("privacy.views.title"), body);
  });
}
