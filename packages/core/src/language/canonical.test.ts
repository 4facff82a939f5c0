import fc from "fast-check";
import { expect, it } from "vitest";
import { canonical } from "./canonical.ts";

it("the order of keys does not matter, at any depth; the order of a list does", () => {
  expect(canonical({ b: 1, a: { d: [{ y: 1, x: 2 }], c: 2 } })).toBe(
    canonical({ a: { c: 2, d: [{ x: 2, y: 1 }] }, b: 1 }),
  );
  expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
});

it("a key without a value counts as absent, null does not", () => {
  expect(canonical({ a: undefined })).toBe(canonical({}));
  expect(canonical({ a: null })).not.toBe(canonical({}));
});

it("says the same of a value whose keys were shuffled, and gives the value back", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonical(turned)).toBe(canonical(value));
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it("writes the example of RFC 8785, and keys that look like numbers in the order of their letters", () => {
  const example = { numbers: [333333333.5, 1e30, 4.5, 2e-3, 1e-27], literals: [null, true, false] };
  expect(canonical(example)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.5,1e+30,4.5,0.002,1e-27]}',
  );
  expect(canonical({ 9: 1, 10: 2, "\u20ac": 3, "\r": 4 })).toBe('{"\\r":4,"10":2,"9":1,"€":3}');
});
