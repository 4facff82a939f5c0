import { type FoundPhrase, findPhrases, type StemmedToken } from "../glossary/find-phrases.ts";
import { knows, lexicalForm } from "../glossary/lexicon.ts";
import type { SectorCode } from "../taxonomy/codes.ts";
import type { AnalysedText, Mention, TextField } from "./analysed-text.ts";
import { nameSkeleton } from "./consonant-skeleton.ts";
import { latinReadingsOf } from "./detect-language.ts";
import { gramsOf } from "./grams.ts";
import { nameKey, stemKey } from "./keys.ts";
import { type Role, rolesOf } from "./roles.ts";
import { type Occurrence, type Settled, settleHomonyms } from "./settle-homonyms.ts";
import { gramWeight, standardStatistics, stemWeight } from "./statistics.ts";
import { type Reading, readings } from "./stem.ts";
import { type Token, tokenise } from "./tokenise.ts";

/** Who speaks: an idea seeks, a cooperative does; and the sectors it declared, which settle homonyms. */
export interface Speaker {
  readonly voice: "idea" | "cooperative";
  readonly sectors: readonly SectorCode[];
}

/** What a word counts by its role; a denied word is no evidence at all. */
const roleValue: Readonly<Record<Role, number>> = { does: 1, seeks: 1.5, wishes: 0.5, denies: 0 };
/** What a term met only by its stem is worth beside the term itself. */
const byStemShare = 0.7;
const repeatValue = 0.25;
const mostWeight = 255;
/** A text keeps this many of its 4-grams, those that tell most: twice the words of a short description. */
const keptGrams = 96;

interface Words {
  readonly stems: Set<number>;
  readonly meansStems: Set<number>;
  readonly grams: Set<number>;
}

const arabic: readonly Reading[] = ["ar"];

/** Runs of words of one script inside a sentence, each with how it is to be read. */
function readRuns(tokens: readonly Token[], field: TextField): readonly (readonly Reading[])[] {
  const result: (readonly Reading[])[] = [];
  let start = 0;
  for (let at = 1; at <= tokens.length; at += 1) {
    const first = tokens[start];
    const next = tokens[at];
    if (first === undefined) {
      break;
    }
    if (next === undefined || next.script !== first.script || next.breakBefore === "sentence") {
      const run = tokens.slice(start, at);
      result.push(
        ...(first.script === "arabic" ? run.map(() => arabic) : latinReadingsOf(run, field.language)),
      );
      start = at;
    }
  }
  return result;
}

function collectName(token: Token, words: Words): void {
  if (!readings.some((reading) => knows(token.word, reading))) {
    const skeleton = nameSkeleton(token.word);
    if (skeleton !== "") {
      words.stems.add(nameKey(skeleton));
    }
  }
}

/** The words of a field as one reading stems them, and the phrases among them. */
interface ReadWords {
  readonly reading: Reading;
  readonly stemmed: readonly StemmedToken[];
  readonly phrases: readonly FoundPhrase[];
}

function readWords(tokens: readonly Token[], field: TextField): readonly ReadWords[] {
  const runs = readRuns(tokens, field);
  return readings.map((reading) => {
    const stemmed = tokens.flatMap((token, at): StemmedToken[] => {
      const form = runs[at]?.includes(reading) === true ? lexicalForm(token.word, reading) : undefined;
      return form === undefined || form.stem === "" ? [] : [{ ...form, token, at }];
    });
    return { reading, stemmed, phrases: findPhrases(stemmed, reading) };
  });
}

function collectWords(read: ReadWords, roles: readonly Role[], kind: TextField["kind"], words: Words): void {
  for (const { token, stem, at } of read.stemmed) {
    if (roles[at] === "denies") {
      continue;
    }
    (kind === "means" ? words.meansStems : words.stems).add(stemKey(read.reading, stem));
    if (kind === "prose") {
      for (const gram of gramsOf(token.word)) {
        words.grams.add(gram);
      }
      collectName(token, words);
    }
  }
}

function readField(field: TextField, voice: Speaker["voice"], words: Words): readonly Occurrence[] {
  const tokens = tokenise(field.text);
  const all = readWords(tokens, field);
  // "sans gluten" is a phrase of its own and denies nothing after it.
  const inPhrases = new Set(
    all.flatMap(({ stemmed, phrases }) =>
      phrases.filter(({ first, last }) => last > first).flatMap(({ first }) => stemmed[first]?.at ?? []),
    ),
  );
  const roles = field.kind === "means" ? [] : rolesOf(tokens, voice, inPhrases);
  return all.flatMap((read) => {
    collectWords(read, roles, field.kind, words);
    return read.phrases.flatMap((found): Occurrence[] => {
      const first = read.stemmed[found.first];
      const last = read.stemmed[found.last];
      const weight =
        first === undefined
          ? 0
          : field.emphasis *
            roleValue[roles[first.at] ?? "does"] *
            (found.isExact || field.kind === "means" ? 1 : byStemShare);
      return first === undefined || last === undefined || weight === 0
        ? []
        : [
            {
              concepts: found.concepts,
              phrase: field.text.slice(first.token.start, last.token.end),
              weight,
              kind: field.kind,
            },
          ];
    });
  });
}

/** The strongest mention counts in full, further ones a little. */
function raise(known: number, mention: number): number {
  return Math.min(mostWeight, Math.max(known, mention) + repeatValue * Math.min(known, mention));
}

function mentionsOf(settled: readonly Settled[]): ReadonlyMap<number, Mention> {
  const mentions = new Map<number, Mention>();
  for (const { concept, phrase, weight, kind } of settled) {
    const known = mentions.get(concept);
    // People are quoted by their own sentences before their tokens.
    const isBetter =
      known === undefined ||
      (kind === "prose" && (known.ownWeight === 0 || weight > known.weight)) ||
      (known.ownWeight === 0 && weight > known.weight);
    mentions.set(concept, {
      weight: raise(known?.weight ?? 0, weight),
      ownWeight: kind === "prose" ? raise(known?.ownWeight ?? 0, weight) : (known?.ownWeight ?? 0),
      phrase: isBetter ? phrase : known.phrase,
    });
  }
  const whole = [...mentions].map(
    ([concept, mention]) =>
      [
        concept,
        { ...mention, weight: Math.round(mention.weight), ownWeight: Math.round(mention.ownWeight) },
      ] as const,
  );
  return new Map(whole.sort(([a], [b]) => a - b));
}

function sortedKeys(keys: Iterable<number>): Uint32Array {
  return Uint32Array.from(keys).sort();
}

function sum(keys: Uint32Array, weigh: (key: number) => number): number {
  return keys.reduce((total, key) => total + weigh(key), 0);
}

/** Concepts, stems and 4-grams of several fields. */
export function analyseText(fields: readonly TextField[], speaker: Speaker): AnalysedText {
  const words: Words = { stems: new Set(), meansStems: new Set(), grams: new Set() };
  const occurrences = fields.flatMap((field) => readField(field, speaker.voice, words));
  const weighGram = (gram: number) => gramWeight(standardStatistics, gram);
  const grams = [...words.grams].sort((a, b) => weighGram(b) - weighGram(a) || a - b).slice(0, keptGrams);
  const stems = sortedKeys(words.stems);
  const kept = sortedKeys(grams);
  return {
    mentions: mentionsOf(settleHomonyms(occurrences, speaker.sectors)),
    stems,
    stemSelf: sum(stems, (key) => stemWeight(standardStatistics, key)),
    grams: kept,
    gramSelf: sum(kept, weighGram),
    meansStems: sortedKeys(words.meansStems),
  };
}
