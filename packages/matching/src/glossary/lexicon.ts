import { nameSkeleton } from "../text/consonant-skeleton.ts";
import { type Reading, stem } from "../text/stem.ts";
import { withoutParticle } from "../text/stem-arabic.ts";
import { isStopWord } from "../text/stop-words.ts";
import { surface } from "../text/surface.ts";
import { glossary } from "./glossary.ts";
import { type TermEntries, termEntries } from "./term-entries.ts";
import type { Vocabulary } from "./unpack-glossary.ts";

/** Terms as written, without articles and plurals, and by their stems. */
interface Lexicon {
  readonly surfaces: TermEntries;
  readonly stems: TermEntries;
}

/** The consonants of the Arabic terms of one word, by which Darija in Latin letters finds them. */
function arabicSkeletons({ words, terms }: Vocabulary): Pick<Vocabulary, "words" | "terms"> {
  const skeletons: string[] = [];
  const unread = -1;
  const tooShort = -2;
  const placeOf = new Int32Array(words.length).fill(unread);
  const placed = (word: number) => {
    if (placeOf[word] === unread) {
      const skeleton = nameSkeleton(words[word] ?? "");
      placeOf[word] = skeleton === "" ? tooShort : skeletons.push(`~${skeleton}`) - 1;
    }
    return placeOf[word] ?? tooShort;
  };
  const found: number[] = [];
  const counts = new Uint16Array(terms.counts.length);
  let [term, at] = [0, 0];
  for (let concept = 0; concept < counts.length; concept += 1) {
    const before = found.length;
    for (let left = terms.counts[concept] ?? 0; left > 0; left -= 1) {
      const length = terms.lengths[term] ?? 0;
      const place = length === 1 ? placed(terms.words[at] ?? 0) : tooShort;
      if (place !== tooShort) {
        found.push(place);
      }
      term += 1;
      at += length;
    }
    counts[concept] = found.length - before;
  }
  return {
    words: skeletons,
    terms: { counts, lengths: new Uint16Array(found.length).fill(1), words: Uint16Array.from(found) },
  };
}

function build(reading: Reading): Lexicon {
  const { vocabulary } = glossary();
  const { words, stems, terms } = vocabulary[reading];
  const byStem = { words: stems, terms };
  return {
    surfaces: termEntries([{ words: words.map((word) => surface(word, reading)), terms }]),
    stems: termEntries(reading === "darija" ? [arabicSkeletons(vocabulary.ar), byStem] : [byStem]),
  };
}

const built = new Map<Reading, Lexicon>();

/** Built when a first word is looked up: who never reads a text does not pay for it. */
export function lexiconOf(reading: Reading): Lexicon {
  const known = built.get(reading) ?? build(reading);
  built.set(reading, known);
  return known;
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
  if (surfaces.numbers.has(plain.surface)) {
    return plain;
  }
  if (reading === "ar") {
    const bare = withoutParticle(word);
    const other = { surface: surface(bare, reading), stem: stem(bare, reading) };
    const isBetter =
      surfaces.numbers.has(other.surface) || (!stems.numbers.has(stemmed) && stems.numbers.has(other.stem));
    return isBetter ? other : plain;
  }
  if (reading === "darija" && !stems.numbers.has(stemmed)) {
    const skeleton = `~${nameSkeleton(word)}`;
    return stems.numbers.has(skeleton) ? { surface: skeleton, stem: skeleton } : plain;
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
    (lexiconOf(reading).stems.numbers.has(form.stem) || lexiconOf(reading).surfaces.numbers.has(form.surface))
  );
}
