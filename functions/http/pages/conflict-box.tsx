import type { Match } from "@tawafuq/core/matches/match";
import { renderConflict } from "@tawafuq/core/texts/translate";
import type { Conflict } from "@tawafuq/core/ties/find-conflicts";
import type { Visit } from "./visit.ts";

/** Why the reader cannot decide about a match: in place of the decision form. */
export function ConflictBox({ visit, conflicts }: { visit: Visit; conflicts: readonly Conflict[] }) {
  const { say, language } = visit;
  return (
    <div class="fault" role="note">
      <p>
        <strong>{say("ties.conflictTitle")}</strong>
      </p>
      <p>{say("ties.conflictLead")}</p>
      <ul>
        {conflicts.map(({ kind, side }) => (
          <li>
            {say(side.kind === "cooperative" ? "ties.withCooperative" : "ties.withHolder", {
              tie: renderConflict(language, kind),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The two ways to declare a tie to a side of this match. */
export function DeclareLinks({ visit, match }: { visit: Visit; match: Match }) {
  const { say } = visit;
  return (
    <ul class="chips small">
      <li>
        <a href={`/ties?about=${match.cooperativeId}`}>{say("ties.declareCooperative")}</a>
      </li>
      <li>
        <a href={`/ties?about=${match.holderId}`}>{say("ties.declareHolder")}</a>
      </li>
    </ul>
  );
}
