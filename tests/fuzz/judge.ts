import { Problem } from "@tawafuq/functions/http/problem";
import { names, undeclaredIn } from "@tawafuq/tests/support/declared";
import { documentedAnswer } from "@tawafuq/tests/support/operations";
import { breachOf, faultOf, isDocumented } from "./contract.ts";
import { addressOf, type Draft } from "./draft.ts";
import type { Secret, Secrets } from "./secrets.ts";

/** What an answer must not be. */
export interface Finding {
  readonly kind: "5xx" | "contract" | "lenient" | "leak" | "internals";
  readonly detail: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Whether these two know each other: both sides of this match said interested. */
export type AreIntroduced = (draft: Draft, owner: string) => Promise<boolean>;

const internals = /secretHash|rowHash|\n\s+at \S+ \(|node_modules\/|\.tsx?:\d+:\d+|DomainError|ZodError/;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemFault(answer: Answer): string | undefined {
  const problem = Problem.safeParse(parsed(answer.text));
  if (!problem.success) return `a problem document that is none: ${answer.text.slice(0, 200)}`;
  if (problem.data.status !== answer.status) return `a problem of status ${problem.data.status}`;
  return undefined;
}

function answerFault({ operation, method }: Draft, answer: Answer): string | undefined {
  const mediaType = answer.headers.get("content-type")?.split(";")[0] ?? "";
  if (method === "HEAD") return undefined;
  if (mediaType === "application/problem+json") {
    const fault = problemFault(answer);
    if (fault !== undefined) return fault;
  }
  // What no operation describes is a page, or no route at all.
  if (!isDocumented(operation) || method !== operation.method || [404, 405].includes(answer.status))
    return answer.status >= 400 && !/^(text\/html|application\/problem\+json)$/.test(mediaType)
      ? `${answer.status} as ${mediaType || "nothing"}`
      : undefined;
  const documented = documentedAnswer(operation, answer.status);
  if (documented === undefined) return `status ${answer.status} is not in the contract`;
  if (Object.keys(documented).length === 0) return undefined;
  const schema = documented[mediaType];
  if (schema === undefined) return `${answer.status} as ${mediaType || "nothing"} is not in the contract`;
  const body = parsed(answer.text);
  const fault = faultOf(schema, body);
  if (fault !== undefined) return `${answer.status}: ${fault}`;
  const undeclared = undeclaredIn(schema, body);
  return undeclared.length === 0 ? undefined : `undeclared properties ${undeclared.join(" ")}`;
}

/** The answer tells of contacts at all: it says so in the contract, or it is a page. */
function tellsContacts({ operation }: Draft, { field }: Secret): boolean {
  if (!isDocumented(operation)) return true;
  return Object.values(operation.responses).some((byType) =>
    Object.values(byType).some((schema) => names(schema, field) || names(schema, "body")),
  );
}

async function mayShow(draft: Draft, secret: Secret, areIntroduced: AreIntroduced): Promise<boolean> {
  if (secret.owner !== undefined && draft.sender.owns.includes(secret.owner)) return true;
  if (!tellsContacts(draft, secret)) return false;
  if (draft.sender.kind === "administrator") return true;
  return secret.owner !== undefined && (await areIntroduced(draft, secret.owner));
}

/** Everything that is wrong with an answer. */
export async function judge(
  draft: Draft,
  answer: Answer,
  secrets: Secrets,
  areIntroduced: AreIntroduced,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const sent = [addressOf(draft), JSON.stringify(draft.headers), draft.body ?? ""].join("\n");
  const heard = `${[...answer.headers].map((pair) => pair.join(": ")).join("\n")}\n${answer.text}`;
  if (answer.status >= 500)
    findings.push({ kind: "5xx", detail: `${answer.status} ${answer.text.slice(0, 300)}` });
  const fault = answerFault(draft, answer);
  if (fault !== undefined) findings.push({ kind: "contract", detail: fault });
  if (isDocumented(draft.operation) && answer.status < 300) {
    const breach = breachOf(draft);
    const isTolerated = draft.method === "HEAD" || draft.method === "OPTIONS";
    if (breach !== undefined && !isTolerated)
      findings.push({
        kind: "lenient",
        detail: `${answer.status} to a request that breaks the contract: ${breach}`,
      });
  }
  const inside = internals.exec(heard)?.[0];
  if (inside !== undefined && !sent.includes(inside)) findings.push({ kind: "internals", detail: inside });
  for (const secret of secrets.foundIn(heard))
    if (!sent.includes(secret.value) && !(await mayShow(draft, secret, areIntroduced)))
      findings.push({
        kind: "leak",
        detail: `${secret.field} ${secret.value} of ${secret.owner ?? "nobody"}`,
      });
  return findings;
}
