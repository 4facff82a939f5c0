import type { Visit } from "./visit.ts";

/** The way to an idea's confidential part; for its holder, to who opened it and for whom. */
export function LayerLink({ visit, ideaId }: { visit: Visit; ideaId: string }) {
  const { say, actor } = visit;
  return (
    <p>
      {actor.kind === "holder" ? (
        <a href={`/ideas/${ideaId}/openings`}>{say("layers.linkOpenings")}</a>
      ) : (
        <a href={`/ideas/${ideaId}/full`}>{say("layers.linkFull")}</a>
      )}
    </p>
  );
}
