import { describe, expect, it } from "vitest";
import { entityTag, parseEntityTag } from "./preconditions.ts";

describe("entity tags", () => {
  it.each([0, 1, 12, 999_999_999])("reads back version %i", (version) => {
    expect(parseEntityTag(entityTag(version))).toBe(version);
  });

  it.each(["", "3", '"3', 'W/"3"', "*", '"3", "4"', '"03"', '"-1"', '"3.0"', '"1e3"', '"1234567890"', '"٣"'])(
    "takes %s for no version",
    (header) => {
      expect(parseEntityTag(header)).toBeUndefined();
    },
  );
});
