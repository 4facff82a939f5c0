import type { DraftFields } from "@tawafuq/core/drafts/draft";
import { Choices, Select, TextArea, TextField } from "../pages/fields.tsx";
import type { Visit } from "../pages/visit.ts";
import { type Question, valuesOf } from "./step.ts";

interface QuestionProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly fields: DraftFields;
  readonly wrong?: string | undefined;
}

/** One question with what was answered so far and, where it is wrong, why. */
export function QuestionField({ visit, question, fields, wrong }: QuestionProps) {
  const { name, kind, maxlength = 200 } = question;
  const value = fields[name]?.[0] ?? "";
  const shown = {
    name,
    wrong,
    label: visit.say(question.label),
    hint: question.hint === undefined ? undefined : visit.say(question.hint),
  };
  const options = question.options?.(visit, fields) ?? [];
  switch (kind) {
    case "lines":
      return <TextArea {...shown} value={value} maxlength={maxlength} />;
    case "number":
      return <TextField {...shown} value={value} inputmode="decimal" maxlength={20} isShort isLatin />;
    case "email":
      return (
        <TextField {...shown} value={value} inputmode="email" autocomplete="email" maxlength={254} isLatin />
      );
    case "phone":
      return (
        <TextField {...shown} value={value} type="tel" autocomplete="tel" maxlength={40} isShort isLatin />
      );
    case "list":
      return (
        <Select
          {...shown}
          value={value}
          options={[
            ["", visit.say("steps.choose")],
            ...options.map(([code, label]) => [code, label] as const),
          ]}
        />
      );
    case "one":
    case "many":
      return (
        <Choices {...shown} values={valuesOf(fields, name)} options={options} isMany={kind === "many"} />
      );
    default:
      return <TextField {...shown} value={value} maxlength={maxlength} />;
  }
}

/** What was answered, in words, for the check before sending. */
export function answerWords({ visit, question, fields }: Omit<QuestionProps, "wrong">): string {
  const values = valuesOf(fields, question.name);
  if (values.length === 0) return visit.say("steps.notAnswered");
  const labels = new Map(question.options?.(visit, fields).map(([code, label]) => [code, label]));
  return values.map((value) => labels.get(value) ?? value).join(" · ");
}
