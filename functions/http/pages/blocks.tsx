import { blockParty, listBlocks, unblockParty } from "@tawafuq/core/blocks/block-party";
import { nameBlocked } from "@tawafuq/core/blocks/name-blocked";
import { formatDate } from "@tawafuq/core/language/format";
import type { Ports } from "@tawafuq/core/ports";
import type { App } from "../app-env.ts";
import { answerPage } from "./layout.tsx";
import { type PagesOptions, readVisit } from "./visit.ts";

/** `/me/blocks`: with whom a side wants no proposals, and the way to take it back. */
export function blockPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/me/blocks", async (c) => {
    const visit = readVisit(c, options);
    const { say, language, actor } = visit;
    const blocks = await nameBlocked(ports, await listBlocks(ports, actor), language);
    const body = (
      <>
        <h1>{say("blocks.title")}</h1>
        <p class="lead">{say("blocks.lead")}</p>
        {blocks.length === 0 ? <p class="card">{say("blocks.none")}</p> : null}
        <ul class="tasks">
          {blocks.map(({ other, name, at }) => (
            <li>
              <span>
                <bdi>{name}</bdi> <span class="soft">{formatDate(language, at)}</span>
              </span>
              <form method="post" action="/me/blocks">
                <button type="submit" name="unblock" value={other} class="quiet">
                  {say("blocks.unblock")}
                </button>
              </form>
            </li>
          ))}
        </ul>
      </>
    );
    return answerPage(c, visit, say("blocks.title"), body);
  });

  app.post("/me/blocks", async (c) => {
    const { actor } = readVisit(c, options, "/me/blocks");
    const { match, unblock } = await c.req.parseBody();
    if (typeof match === "string") await blockParty(ports, actor, match);
    else if (typeof unblock === "string") await unblockParty(ports, actor, unblock);
    return c.redirect("/me/blocks", 303);
  });
}
