import { firstCallAfter } from "@tawafuq/core/introductions/first-call";
import { readIntroduction } from "@tawafuq/core/introductions/read-introduction";
import { pickText } from "@tawafuq/core/language/localized-text";
import type { Ports } from "@tawafuq/core/ports";
import ical from "ical-generator";
import type { App } from "../app-env.ts";
import { otherContact } from "./inbox-introduction.tsx";
import { type PagesOptions, readVisit } from "./visit.ts";

const callMinutes = 30;

/** `/inbox/<match>/calendar`: a first call with the other side, as a file for any calendar (RFC 5545). */
export function calendarPages(app: App, ports: Ports, options: PagesOptions): void {
  app.get("/inbox/:matchId/calendar", async (c) => {
    const visit = readVisit(c, options);
    const introduction = await readIntroduction(ports, visit.actor, c.req.param("matchId"));
    const { name, phone, email } = otherContact(visit, introduction);
    const { match } = introduction;
    const other = visit.actor.kind === "holder" ? match.cooperativeName : match.ideaTitle;
    const start = new Date(firstCallAfter(ports.now()));
    const calendar = ical({ name: visit.say("page.name"), prodId: "//tawafuq//introductions//AR" });
    calendar.createEvent({
      id: `${match.id}@tawafuq.example`,
      start,
      end: new Date(start.getTime() + callMinutes * 60_000),
      summary: visit.say("inbox.callWith", { name: pickText(other, visit.language).text }),
      description: [name, phone, email].filter((line) => line !== undefined).join("\n"),
      url: `${visit.siteUrl}/inbox`,
    });
    c.header("Content-Type", "text/calendar; charset=utf-8");
    c.header("Content-Disposition", 'attachment; filename="tawafuq.ics"');
    c.header("Cache-Control", "no-store");
    return c.body(calendar.toString());
  });
}
