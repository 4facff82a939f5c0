import { nameSkeleton } from "../text/consonant-skeleton.ts";
import { type Reading, stem } from "../text/stem.ts";
import { withoutParticle } from "../text/stem-arabic.ts";
import { isStopWord } from "../text/stop-words.ts";
import { surface } from "../text/surface.ts";
import { tokenise } from "../text/tokenise.ts";
import type { TermLanguage } from "./concept.ts";
import { concepts } from "./concepts.ts";

/** A term as a row of words, and the concept it names. */
export interface Entry {
  readonly words: readonly string[];
  readonly concept: number;
}

/** How the terms of each language are read. */
export const readingOf: Readonly<Record<TermLanguage, Reading>> = {
  ar: "ar",
  ary: "ar",
  fr: "fr",
  en: "en",
  aryLatn: "darija",
};

/** Terms by their first word, the longest first, and every word of every term. */
export interface Entries {
  readonly byFirst: Map<string, Entry[]>;
  readonly words: Set<string>;
}

/** Terms as written, without articles and plurals, and by their stems. */
interface Lexicon {
  readonly surfaces: Entries;
  readonly stems: Entries;
}

function emptyLexicon(): Lexicon {
  const entries = (): Entries => ({ byFirst: new Map(), words: new Set() });
  return { surfaces: entries(), stems: entries() };
}

function add({ byFirst, words }: Entries, term: readonly string[], concept: number): void {
  const [first] = term;
  if (first === undefined) {
    return;
  }
  const known = byFirst.get(first);
  if (known === undefined) {
    byFirst.set(first, [{ words: term, concept }]);
  } else {
    const last = known[known.length - 1];
    // Spellings of one term stand side by side.
    if (
      last?.concept === concept &&
      last.words.length === term.length &&
      term.every((word, at) => last.words[at] === word)
    ) {
      return;
    }
    known.push({ words: term, concept });
  }
  for (const word of term) {
    words.add(word);
  }
}

function build(): Readonly<Record<Reading, Lexicon>> {
  const lexicon = { ar: emptyLexicon(), fr: emptyLexicon(), en: emptyLexicon(), darija: emptyLexicon() };
  const addTerm = (term: string, reading: Reading, concept: number) => {
    const read = tokenise(term).flatMap(({ word }) => {
      const stemmed = isStopWord(word, reading) ? "" : stem(word, reading);
      return stemmed === "" ? [] : [{ stemmed, written: surface(word, reading), word }];
    });
    add(
      lexicon[reading].surfaces,
      read.map(({ written }) => written),
      concept,
    );
    add(
      lexicon[reading].stems,
      read.map(({ stemmed }) => stemmed),
      concept,
    );
    const skeleton = reading === "ar" && read.length === 1 ? nameSkeleton(read[0]?.word ?? "") : "";
    if (skeleton !== "") {
      add(lexicon.darija.stems, [`~${skeleton}`], concept);
    }
  };
  concepts.forEach((concept, number) => {
    for (const [language, reading] of Object.entries(readingOf)) {
      for (const term of concept.terms[language as TermLanguage]) {
        addTerm(term, reading, number);
      }
    }
  });
  for (const { surfaces, stems } of Object.values(lexicon)) {
    for (const list of [...surfaces.byFirst.values(), ...stems.byFirst.values()]) {
      list.sort((a, b) => b.words.length - a.words.length);
    }
  }
  return lexicon;
}

let built: Readonly<Record<Reading, Lexicon>> | undefined;

/** Built when a first word is looked up: who never reads a text does not pay for it. */
export function lexiconOf(reading: Reading): Lexicon {
  built ??= build();
  return built[reading];
}

/** A word as the glossary looks it up: without article or plural, and by its stem. Both empty where it cannot be read. */
export interface LexicalForm {
  readonly surface: string;
  readonly stem: string;
}

const unread: LexicalForm = { surface: "", stem: "" };

function readForm(word: string, reading: Reading): LexicalForm {
  const stemmed = isStopWord(word, reading) ? "" : stem(word, reading);
  if (stemmed === "") {
    return unread;
  }
  const { surfaces, stems } = lexiconOf(reading);
  const plain = { surface: surface(word, reading), stem: stemmed };
  if (surfaces.words.has(plain.surface)) {
    return plain;
  }
  if (reading === "ar") {
    const bare = withoutParticle(word);
    const other = { surface: surface(bare, reading), stem: stem(bare, reading) };
    const isBetter =
      surfaces.words.has(other.surface) || (!stems.words.has(stemmed) && stems.words.has(other.stem));
    return isBetter ? other : plain;
  }
  if (reading === "darija" && !stems.words.has(stemmed)) {
    const skeleton = `~${nameSkeleton(word)}`;
    return stems.words.has(skeleton) ? { surface: skeleton, stem: skeleton } : plain;
  }
  return plain;
}

/** Words come back: each is stemmed once. The forms are the same with and without what is remembered. */
const mostRemembered = 50_000;
const remembered: Readonly<Record<Reading, Map<string, LexicalForm>>> = {
  ar: new Map(),
  fr: new Map(),
  en: new Map(),
  darija: new Map(),
};

/**
 * An Arabic word is tried again without a preposition written to it, a Darija word in Latin letters by the consonants of
 * the Arabic terms. Empty for stop words and what the reading cannot read.
 */
export function lexicalForm(word: string, reading: Reading): LexicalForm {
  const forms = remembered[reading];
  const known = forms.get(word);
  if (known !== undefined) {
    return known;
  }
  if (forms.size >= mostRemembered) {
    forms.clear();
  }
  const form = readForm(word, reading);
  forms.set(word, form);
  return form;
}

/** True when the glossary holds a term with this word. */
export function knows(word: string, reading: Reading): boolean {
  const form = lexicalForm(word, reading);
  return (
    form.stem !== "" &&
    (lexiconOf(reading).stems.words.has(form.stem) || lexiconOf(reading).surfaces.words.has(form.surface))
  );
}
