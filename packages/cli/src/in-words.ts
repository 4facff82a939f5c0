import { isRefusal } from "@tawafuq/core/refusals/refusal";
import { renderFieldFault, renderRefusal } from "@tawafuq/core/texts/translate";

/** An error as one sentence for the operator; a refusal names the fields it is about. */
export function inWords(error: unknown): string {
  if (isRefusal(error)) {
    const { detail } = renderRefusal("en", error.code, error.args);
    const faults = error.faults.map(
      (fault) => `\n  ${fault.path}: ${renderFieldFault("en", fault.rule, fault.args)}`,
    );
    return `${detail}${faults.join("")}`;
  }
  return error instanceof Error ? error.message : String(error);
}
