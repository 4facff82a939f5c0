import db, { type AttributeValue, type Item } from "dynalite/db/index.js";

/** A condition or filter as dynalite's parser gives it. */
export interface Condition {
  type: string;
  name?: string;
  args: Operand[];
}

type Path = (string | number)[];
type Operand = Path | AttributeValue | Condition;
type Comparison = (order: number) => boolean;

const COMPARISONS: Record<string, Comparison> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** Whether an item meets a condition: documents are equal by content, texts are ordered by their UTF-8 bytes. */
export function meets(condition: Condition, item: Item): boolean {
  const { type, args } = condition;
  const inner = (position: number) => meets(args[position] as Condition, item);
  if (type === "and") return inner(0) && inner(1);
  if (type === "or") return inner(0) || inner(1);
  if (type === "not") return !inner(0);
  const [value, ...others] = args.map((arg) => resolve(arg, item));
  const first = others[0];
  if (type === "=") return equal(value, first);
  if (type === "<>") return !equal(value, first);
  if (type === "in") return others.some((other) => equal(value, other));
  if (type === "between") {
    return compares(value, first, (order) => order >= 0) && compares(value, others[1], (order) => order <= 0);
  }
  const comparison = COMPARISONS[type];
  return comparison ? compares(value, first, comparison) : callFunction(condition.name ?? type, value, first);
}

function resolve(operand: Operand, item: Item): AttributeValue | undefined {
  if (Array.isArray(operand)) {
    return operand.reduce<AttributeValue | undefined>(
      (value, part) => (typeof part === "number" ? value?.L?.[part] : value?.M?.[part]),
      { M: item },
    );
  }
  if (!("args" in operand)) return operand as AttributeValue;
  const [inner] = operand.args;
  const size = inner === undefined ? undefined : sizeOf(resolve(inner, item));
  return size === undefined ? undefined : { N: String(size) };
}

function sizeOf(value: AttributeValue | undefined): number | undefined {
  if (!value) return undefined;
  if (value.S !== undefined) return value.S.length;
  if (value.B !== undefined) return Buffer.byteLength(value.B, "base64");
  if (value.M) return Object.keys(value.M).length;
  return (value.SS ?? value.NS ?? value.BS ?? value.L)?.length;
}

function callFunction(
  name: string,
  value: AttributeValue | undefined,
  operand: AttributeValue | undefined,
): boolean {
  switch (name) {
    case "attribute_exists":
      return value !== undefined;
    case "attribute_not_exists":
      return value === undefined;
    case "attribute_type":
      return value !== undefined && operand?.S !== undefined && operand.S in value;
    case "begins_with":
      return beginsWith(value, operand);
    case "contains":
      return contains(value, operand);
    default:
      throw new Error(`Unknown function in a condition: ${name}`);
  }
}

const bytes = (base64: string): Buffer => Buffer.from(base64, "base64");

function beginsWith(value: AttributeValue | undefined, prefix: AttributeValue | undefined): boolean {
  if (value?.S !== undefined && prefix?.S !== undefined) return value.S.startsWith(prefix.S);
  if (value?.B === undefined || prefix?.B === undefined) return false;
  const start = bytes(prefix.B);
  return bytes(value.B).subarray(0, start.length).equals(start);
}

function contains(value: AttributeValue | undefined, part: AttributeValue | undefined): boolean {
  if (!value || !part) return false;
  if (value.S !== undefined && part.S !== undefined) return value.S.includes(part.S);
  if (value.B !== undefined && part.B !== undefined) return bytes(value.B).includes(bytes(part.B));
  if (value.L) return value.L.some((entry) => equal(entry, part));
  if (part.S !== undefined) return value.SS?.includes(part.S) ?? false;
  if (part.N !== undefined) return value.NS?.includes(part.N) ?? false;
  return part.B !== undefined && (value.BS?.includes(part.B) ?? false);
}

function compares(a: AttributeValue | undefined, b: AttributeValue | undefined, holds: Comparison): boolean {
  if (a?.N !== undefined && b?.N !== undefined) {
    return holds(db.compare("<", a, [b]) ? -1 : a.N === b.N ? 0 : 1);
  }
  if (a?.S !== undefined && b?.S !== undefined) {
    return holds(Buffer.compare(Buffer.from(a.S), Buffer.from(b.S)));
  }
  return a?.B !== undefined && b?.B !== undefined && holds(Buffer.compare(bytes(a.B), bytes(b.B)));
}

/** Equal in type and content; numbers are in one spelling since they were parsed. */
function equal(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  if (!a || !b) return false;
  if (a.M && b.M) {
    const [left, right] = [a.M, b.M];
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length && names.every((name) => equal(left[name], right[name]))
    );
  }
  if (a.L && b.L) {
    const right = b.L;
    return a.L.length === right.length && a.L.every((entry, position) => equal(entry, right[position]));
  }
  const [type] = Object.keys(a) as (keyof AttributeValue)[];
  if (!type || !(type in b)) return false;
  const [left, right] = [a[type], b[type]];
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  const members = new Set<unknown>(right);
  return left.length === members.size && left.every((member: unknown) => members.has(member));
}
