import { formatDate } from "@tawafuq/core/language/format";
import { pickText } from "@tawafuq/core/language/localized-text";
import { isolate } from "@tawafuq/core/texts/isolate";
import type { Visit } from "./visit.ts";

/** Back to acting in one's own name. */
export function StopActing({ visit }: { visit: Visit }) {
  return (
    <form method="post" action="/mandates/stop">
      <button type="submit" class="quiet">
        {visit.say("mandates.stop")}
      </button>
    </form>
  );
}

/** On every page while an agent acts for a cooperative: for whom, until when, and the way out. */
export function MandateBanner({ visit }: { visit: Visit }) {
  const { mandate, say, language } = visit;
  if (mandate === undefined) return null;
  const cooperative = isolate(language, pickText(mandate.cooperativeName, language).text);
  return (
    <aside class="told row">
      <p>{say("mandates.banner", { cooperative, until: formatDate(language, mandate.endsAt) })}</p>
      <StopActing visit={visit} />
    </aside>
  );
}
