/** A contact that was given to the service, and whose it is. */
export interface Secret {
  readonly field: ContactField;
  readonly value: string;
  /** Id of the record it belongs to; undefined where no record took it. */
  readonly owner?: string | undefined;
}

const fields = ["email", "phone", "personName", "address"] as const;
export type ContactField = (typeof fields)[number];

/** Contacts that occur once in the world, so that finding one in an answer tells where it comes from. */
export interface Secrets {
  /** A contact nobody has yet. */
  mint(field: ContactField): string;
  /** Whose the minted values in this text are from now on. */
  assign(text: string, owner: string): void;
  /** Secrets that stand in a text. */
  foundIn(text: string): readonly Secret[];
}

export function isContactField(name: string): name is ContactField {
  return fields.some((field) => field === name);
}

/** Any of the values `mint` makes; nothing else looks like them. */
const anySecret = /fuzz-\d+@secret\.example|\+2125\d{8}|Secret Person [a-p]+/g;

/** Letters only, so that a name is accepted wherever names are. */
const letters = (count: number) =>
  count.toString(16).replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

export function createSecrets(): Secrets {
  const known = new Map<string, Secret>();
  let count = 0;
  return {
    mint(field) {
      count += 1;
      const value = {
        email: `fuzz-${count}@secret.example`,
        address: `fuzz-${count}@secret.example`,
        phone: `+2125${String(count).padStart(8, "0")}`,
        personName: `Secret Person ${letters(count)}`,
      }[field];
      known.set(value, { field, value });
      return value;
    },
    assign(text, owner) {
      for (const [value] of text.matchAll(anySecret)) {
        const secret = known.get(value);
        if (secret !== undefined) known.set(value, { ...secret, owner });
      }
    },
    foundIn(text) {
      const values = new Set([...text.matchAll(anySecret)].map(([value]) => value));
      return [...values].flatMap((value) => known.get(value) ?? []);
    },
  };
}
