import { TokenType } from "@streamparser/json";
import { DomainError } from "@tawafuq/core/refusals/refusal";

const lists = ["cooperatives", "ideas"] as const;
/** The lists of a bank/1 file. */
export type BankList = (typeof lists)[number];

/** True for the name of a list. */
export function isBankList(name: unknown): name is BankList {
  return lists.some((list) => list === name);
}

function refuseShape(path: string, expected: string): never {
  throw new DomainError("invalid_input", {}, [{ path, rule: "invalid_type", args: { expected } }]);
}

/** Far deeper than any row: what goes further is meant to exhaust whoever walks it. */
const deepest = 64;

/** Follows the members of a bank/1 file's root token by token. */
export interface BankOutline {
  /** @throws invalid_input where the root is no object, one of the lists no list, or a value nested too deeply */
  see(token: TokenType, value: unknown): void;
  /** True once one of the lists was seen. */
  hasLists(): boolean;
}

/** An outline at the start of the file. */
export function createBankOutline(): BankOutline {
  let depth = 0;
  let member: unknown;
  let awaited: "key" | "value" | "comma" = "key";
  let seen = false;

  function seeMember(token: TokenType, value: unknown): void {
    if (token === TokenType.COMMA) {
      awaited = "key";
    } else if (awaited === "key") {
      member = value;
      awaited = "value";
    } else if (awaited === "value" && token !== TokenType.COLON) {
      if (isBankList(member)) {
        if (token !== TokenType.LEFT_BRACKET) refuseShape(member, "array");
        seen = true;
      }
      awaited = "comma";
    }
  }

  return {
    hasLists: () => seen,
    see(token, value) {
      if (depth === 0 && token !== TokenType.LEFT_BRACE) refuseShape("", "object");
      if (depth === 1) seeMember(token, value);
      if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) depth += 1;
      if (depth > deepest) refuseShape("", "flat");
      if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) depth -= 1;
    },
  };
}
