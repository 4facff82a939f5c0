import type { DraftFields } from "@tawafuq/core/drafts/draft";
import { latinDigits } from "@tawafuq/core/language/latin-digits";
import type { FieldFault } from "@tawafuq/core/refusals/refusal";
import type { TextKey } from "@tawafuq/core/texts/catalogue";
import type { Visit } from "../pages/visit.ts";

export type StepOption = readonly [value: string, label: string, hint?: string];

/** One question of a step. */
export interface Question {
  /** Its name in the form; its fault leads to it. */
  readonly name: string;
  /** Where its answer stands in what is sent, dotted: faults there, and below, are its own. */
  readonly path: string;
  readonly label: TextKey;
  readonly hint?: TextKey;
  readonly kind: "line" | "lines" | "number" | "email" | "phone" | "list" | "one" | "many";
  /** For list, one and many. */
  readonly options?: (visit: Visit, fields: DraftFields) => readonly StepOption[];
  readonly maxlength?: number;
  /** Left out of the form, and of the check, where it makes no sense. */
  readonly isAsked?: (fields: DraftFields) => boolean;
}

/** One page of a form: one thing at a time. */
export interface Step {
  readonly id: string;
  readonly title: TextKey;
  readonly lead?: TextKey;
  readonly questions: readonly Question[];
}

/** The first value of a field as typed, without blanks around it; empty where there is none. */
export function textOf(fields: DraftFields, name: string): string {
  return fields[name]?.[0]?.trim() ?? "";
}

/** Undefined where nothing was typed, so that the rule "required" speaks. */
export function lineOf(fields: DraftFields, name: string): string | undefined {
  const text = textOf(fields, name);
  return text === "" ? undefined : text;
}

/** A number in the digits of any keyboard; NaN where it is none, so that its rule speaks. */
export function numberOf(fields: DraftFields, name: string): number | undefined {
  const text = latinDigits(textOf(fields, name))
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(/[,٫]/, ".");
  return text === "" ? undefined : Number(text);
}

/** What is known as a field holds it; nothing where nothing is known. */
export function one(value: string | number | undefined): string[] {
  return value === undefined ? [] : [String(value)];
}

export function valuesOf(fields: DraftFields, name: string): readonly string[] {
  return (fields[name] ?? []).filter((value) => value !== "");
}

/** The questions of a step that are asked of somebody who answered so far like this. */
export function asked(step: Step, fields: DraftFields): readonly Question[] {
  return step.questions.filter(({ isAsked }) => isAsked?.(fields) ?? true);
}

/** The faults of one question; a blank answer lacks, whatever else its rules would say of it. */
export function faultOf(
  question: Question,
  fields: DraftFields,
  faults: readonly FieldFault[],
): FieldFault | undefined {
  const found = faults.find(({ path }) => path === question.path || path.startsWith(`${question.path}.`));
  if (found === undefined) return undefined;
  return valuesOf(fields, question.name).length === 0 ? { path: found.path, rule: "required" } : found;
}
