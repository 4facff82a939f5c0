import { readTeaser } from "@tawafuq/core/ideas/read-teaser";
import { pickText } from "@tawafuq/core/language/localized-text";
import type { Ports } from "@tawafuq/core/ports";
import type { App } from "../app-env.ts";
import { Icon } from "./icon.tsx";
import { TeaserFacts } from "./idea-teaser.tsx";
import { answerPage, Written } from "./layout.tsx";
import { type PagesOptions, readVisit } from "./visit.ts";

/** `/bank/<id>`: an idea's public layer, to read, print and pass on. */
export function bankIdeaPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/bank/:id", async (c) => {
    const visit = readVisit(c, options);
    const { say, language, siteUrl, actor } = visit;
    const teaser = await readTeaser(ports, c.req.param("id"));
    const title = pickText(teaser.title, language).text;
    const link = `https://wa.me/?text=${encodeURIComponent(`${title}\n${siteUrl}/bank/${teaser.id}`)}`;
    const body = (
      <>
        <p class="screen">
          <a href="/bank">
            <Icon name="back" /> {say("bank.backToList")}
          </a>
        </p>
        <h1>
          <Written visit={visit} text={teaser.title} />
        </h1>
        <div class="beside">
          <div class="card">
            <TeaserFacts visit={visit} teaser={teaser} />
            <p class="soft">{say("layers.bankLead")}</p>
          </div>
          <div>
            {actor.kind === "anonymous" || actor.kind === "person" ? (
              <section class="card">
                <h2>{say("bank.ideaNext")}</h2>
                <p>{say("bank.ideaNextText")}</p>
                <p>
                  <a class="button" href="/register">
                    {say("home.wayCooperative")}
                  </a>
                </p>
              </section>
            ) : null}
            <p class="screen">
              <a href={link} rel="noreferrer">
                <Icon name="message" /> {say("bank.share")}
              </a>
            </p>
            <p class="soft small screen">{say("bank.print")}</p>
          </div>
        </div>
      </>
    );
    return answerPage(c, visit, title, body, 200, {
      description: say("home.lead"),
      shared: true,
      picture: `/bank/${teaser.id}/picture?lang=${language}`,
    });
  });
}
