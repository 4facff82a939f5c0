import type { App } from "../app-env.ts";
import { answerPage } from "./layout.tsx";
import { type PagesOptions, readVisit } from "./visit.ts";

/** `/offline`: kept by the browser and shown when there is no line. */
export function offlinePages(app: App, options: PagesOptions): void {
  app.get("/offline", (c) => {
    const visit = { ...readVisit(c, options), actor: { kind: "anonymous" } as const, mandate: undefined };
    const body = (
      <>
        <h1>{visit.say("offline.title")}</h1>
        <p class="warn">{visit.say("offline.text")}</p>
        <p>
          <a class="button" href="/">
            {visit.say("offline.again")}
          </a>
        </p>
      </>
    );
    return answerPage(c, visit, visit.say("offline.title"), body);
  });
}
