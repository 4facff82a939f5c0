import { expect, test } from "vitest";
import { ownPath } from "./own-path.ts";

test.each(["/", "/queue?state=pending&x=1", "/inbox", "/matches/idea_1.coop_2"])("%s is a way on", (path) => {
  expect(ownPath(path)).toBe(path);
});

test.each([
  "",
  "inbox",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "/a\\..\\b",
  "https://elsewhere.example/",
  "javascript:alert(1)",
  "/\t/elsewhere.example",
  "/\n/elsewhere.example",
  "/é",
  `/${"a".repeat(600)}`,
  undefined,
  ["/inbox"],
])("%j is none", (path) => {
  expect(ownPath(path)).toBeUndefined();
});

test("a path is not cleaned up into another host", () => {
  const path = "/x/..//elsewhere.example";
  expect(ownPath(path)).toBe(path);
  expect(new URL(path, "https://here.example").host).toBe("here.example");
});
