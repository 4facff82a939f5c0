import type { Vocabulary } from "./unpack-glossary.ts";

/** Terms of one form by their first word, the longest first; among those of one length by concept. */
export interface TermEntries {
  /** Every word of every term. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Entries of the first word w stand from starts[w] to starts[w + 1]. */
  readonly starts: Uint32Array;
  readonly concepts: Uint16Array;
  /** The words of entry e stand in `words` from offsets[e]; so many of them. */
  readonly offsets: Uint32Array;
  readonly lengths: Uint16Array;
  readonly words: Uint16Array;
}

type Form = Pick<Vocabulary, "words" | "terms">;

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}

/** Entries of all terms of the forms; each form's words are its vocabulary in that form. */
export function termEntries(forms: readonly Form[]): TermEntries {
  const numbers = new Map<string, number>();
  const total = sum(forms.map(({ terms }) => terms.lengths.length));
  const owners = new Uint16Array(total);
  const offsets = new Uint32Array(total);
  const lengths = new Uint16Array(total);
  const words = new Uint16Array(sum(forms.map(({ terms }) => terms.words.length)));
  let [entry, end] = [0, 0];
  for (const { words: written, terms } of forms) {
    const numberOf = written.map((word) => {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      return number;
    });
    let [term, at] = [0, 0];
    for (let concept = 0; concept < terms.counts.length; concept += 1) {
      for (let left = terms.counts[concept] ?? 0; left > 0; left -= 1) {
        owners[entry] = concept;
        offsets[entry] = end;
        lengths[entry] = terms.lengths[term] ?? 0;
        for (let rest = terms.lengths[term] ?? 0; rest > 0; rest -= 1) {
          words[end] = numberOf[terms.words[at] ?? 0] ?? 0;
          at += 1;
          end += 1;
        }
        term += 1;
        entry += 1;
      }
    }
  }
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const concepts = Math.max(0, ...forms.map(({ terms }) => terms.counts.length));
  // One number holds all that they are sorted by, and the entry itself: numbers are sorted without a callback.
  const keys = new Float64Array(total);
  for (let of = 0; of < total; of += 1) {
    const first = words[offsets[of] ?? 0] ?? 0;
    const byLength = first * (longest + 1) + longest - (lengths[of] ?? 0);
    keys[of] = (byLength * concepts + (owners[of] ?? 0)) * total + of;
  }
  keys.sort();
  const starts = new Uint32Array(numbers.size + 1);
  const sorted = { concepts: owners.slice(), offsets: offsets.slice(), lengths: lengths.slice() };
  for (let at = 0; at < total; at += 1) {
    const of = (keys[at] ?? 0) % total;
    const next = (words[offsets[of] ?? 0] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
    sorted.concepts[at] = owners[of] ?? 0;
    sorted.offsets[at] = offsets[of] ?? 0;
    sorted.lengths[at] = lengths[of] ?? 0;
  }
  for (let word = 1; word < starts.length; word += 1) {
    starts[word] = (starts[word] ?? 0) + (starts[word - 1] ?? 0);
  }
  return { numbers, starts, words, ...sorted };
}

/** The length of the longest term that stands at a place of a text, and the concepts it names; 0 where none does. */
export function longestTerm(
  { starts, concepts, offsets, lengths, words }: TermEntries,
  text: readonly (number | undefined)[],
  at: number,
): { readonly length: number; readonly concepts: readonly number[] } {
  const first = text[at];
  const named = new Set<number>();
  let found = 0;
  const last = first === undefined ? 0 : (starts[first + 1] ?? 0);
  for (let entry = first === undefined ? 0 : (starts[first] ?? 0); entry < last; entry += 1) {
    const length = lengths[entry] ?? 0;
    if (length < found) {
      break;
    }
    const offset = offsets[entry] ?? 0;
    let met = 1;
    while (met < length && text[at + met] === words[offset + met]) {
      met += 1;
    }
    if (met === length) {
      found = length;
      named.add(concepts[entry] ?? 0);
    }
  }
  return { length: found, concepts: [...named] };
}
