import { describe, expect, test } from "vitest";
import { openToken, sealToken } from "./cookie.ts";

const secret = "a secret";
const token = "Zk3-token_of.a.session";
const cookie = sealToken(secret, token);

describe("the cookie of a session", () => {
  test("opens as it was made and as a header carries it", () => {
    expect(openToken(secret, cookie)).toBe(token);
    expect(openToken(secret, encodeURIComponent(cookie))).toBe(token);
  });

  test("opens under no other secret", () => {
    expect(openToken("another", cookie)).toBeUndefined();
  });

  test("does not open once a letter of it was changed", () => {
    for (let place = 0; place < cookie.length; place++) {
      const letter = cookie[place] === "A" ? "B" : "A";
      expect(openToken(secret, cookie.slice(0, place) + letter + cookie.slice(place + 1))).toBeUndefined();
    }
  });

  test("does not open where it is no cookie of ours at all", () => {
    for (const text of [
      "",
      ".",
      token,
      `${token}.`,
      `.${cookie.split(".").at(-1)}`,
      "%",
      "%E0%A4%A",
      `${cookie}=`,
    ])
      expect(openToken(secret, text)).toBeUndefined();
  });
});
