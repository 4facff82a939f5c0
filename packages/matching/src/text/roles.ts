import { normalise } from "./normalise.ts";
import cues from "./sentence-cues.json" with { type: "json" };
import { type Token, tokenise } from "./tokenise.ts";

/** What a text says of a word: done, sought, wished for, or denied. */
export type Role = "does" | "seeks" | "wishes" | "denies";

type Cue = readonly string[];

function read(phrases: readonly string[]): ReadonlyMap<string, readonly Cue[]> {
  const byFirst = new Map<string, Cue[]>();
  for (const phrase of phrases) {
    const words = tokenise(phrase).map((token) => token.word);
    const cue = words.length > 0 ? words : [normalise(phrase)];
    const first = cue[0] ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), cue]);
  }
  return byFirst;
}

const seeks = read(cues.seeks);
const wishes = read(cues.wishes);
const negates = read(cues.negates);
const affirms = read(cues.affirms);
const turns = read(cues.turns);

/** Length of the longest cue that starts at a word; 0 where there is none. */
function cueAt(cueWords: ReadonlyMap<string, readonly Cue[]>, tokens: readonly Token[], at: number): number {
  const first = tokens[at]?.word ?? "";
  let longest = 0;
  for (const cue of cueWords.get(first) ?? cueWords.get(first.replace(/^و/, "")) ?? []) {
    if (
      cue.length > longest &&
      cue.every((word, offset) => offset === 0 || tokens[at + offset]?.word === word)
    ) {
      longest = cue.length;
    }
  }
  return longest;
}

/** Words a denial covers after its cue. */
const denialReach = 4;

/** How the side that speaks reads its own asking: an idea seeks partners, a cooperative wishes. */
type Voice = "idea" | "cooperative";

/**
 * The role of each word. Asking and wishing last to the end of the sentence or to a turn ("mais", «لكن»);
 * a denial covers the next few words, to a comma at most. Denials that start at an `ignored` word are part of a phrase.
 */
export function rolesOf(
  tokens: readonly Token[],
  voice: Voice,
  ignored: ReadonlySet<number> = new Set(),
): readonly Role[] {
  const asking = voice === "idea" ? seeks : wishes;
  const asked: Role = voice === "idea" ? "seeks" : "wishes";
  const roles: Role[] = [];
  let standing: Role = "does";
  let denied = 0;
  let skip = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.breakBefore === "sentence" || cueAt(turns, tokens, at) > 0) {
      standing = "does";
      denied = 0;
    } else if (token?.breakBefore === "clause") {
      denied = 0;
    }
    if (cueAt(asking, tokens, at) > 0) {
      standing = asked;
    }
    skip = Math.max(skip - 1, cueAt(affirms, tokens, at));
    const cue = skip > 0 || ignored.has(at) ? 0 : cueAt(negates, tokens, at);
    denied = cue > 0 ? denialReach + cue : Math.max(0, denied - 1);
    roles.push(denied > 0 ? "denies" : standing);
  }
  return roles;
}
