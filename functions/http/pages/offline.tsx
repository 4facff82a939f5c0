import { languages } from "@tawafuq/core/language/localized-text";
import { translate } from "@tawafuq/core/texts/catalogue";
import type { App } from "../app-env.ts";
import { answerPage } from "./layout.tsx";
import { type PagesOptions, readVisit } from "./visit.ts";

/** `/offline`: kept by the browser and shown when there is no line; in every language, as nobody can be asked then. */
export function offlinePages(app: App, options: PagesOptions): void {
  app.get("/offline", (c) => {
    const visit = { ...readVisit(c, options), actor: { kind: "anonymous" } as const, mandate: undefined };
    const others = languages.filter((language) => language !== visit.language);
    const body = [visit.language, ...others].map((language, at) => {
      const Heading = at === 0 ? "h1" : "h2";
      return (
        <section lang={language} dir={language === "ar" ? "rtl" : "ltr"}>
          <Heading>{translate(language, "offline.title")}</Heading>
          <p class="warn">{translate(language, "offline.text")}</p>
          <p>
            <a class="button" href="/">
              {translate(language, "offline.again")}
            </a>
          </p>
        </section>
      );
    });
    return answerPage(c, visit, visit.say("offline.title"), <div>{body}</div>);
  });
}
