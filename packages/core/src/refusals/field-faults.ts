import type * as z from "zod";
import type { FieldFault } from "./refusal.ts";

type Issue = z.core.$ZodIssue;

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

function argumentsOf(issue: Issue): Record<string, string | number> {
  const args: Record<string, string | number> = {};
  for (const name of ["minimum", "maximum", "origin", "expected", "format", "divisor"] as const) {
    const value: unknown = Reflect.get(issue, name);
    if (typeof value === "string" || typeof value === "number") args[name] = value;
  }
  if (issue.code === "invalid_value") args.values = issue.values.map(String).slice(0, 40).join(", ");
  return args;
}

function ruleOf(issue: Issue, input: unknown): string {
  if (issue.code === "custom") return String(issue.params?.rule ?? issue.message);
  // Schemas name their own rules in place of a message.
  if (/^[a-z][a-z0-9_]+$/.test(issue.message)) return issue.message;
  if (valueAt(input, issue.path) === undefined) return "required";
  return issue.code;
}

/** What zod found, as faults of single fields: the path dotted, the rule a key of the texts. */
export function faultsOf(issues: readonly Issue[], input: unknown): FieldFault[] {
  return issues.flatMap((issue): FieldFault[] => {
    const path = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({
        path: path === "" ? key : `${path}.${key}`,
        rule: "unrecognized_keys",
        args: { key },
      }));
    return [{ path, rule: ruleOf(issue, input), args: argumentsOf(issue) }];
  });
}
