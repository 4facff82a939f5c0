import type { Draft } from "./draft.ts";
import type { Finding } from "./judge.ts";

function without<Value>(record: Readonly<Record<string, Value>>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([one]) => one !== name));
}

function bodiesSmaller(body: string | undefined): string[] {
  if (body === undefined) return [];
  try {
    const json: unknown = JSON.parse(body);
    if (typeof json !== "object" || json === null || Array.isArray(json)) return [];
    return Object.keys(json).map((name) => JSON.stringify(without(json as Record<string, unknown>, name)));
  } catch {
    return body.length > 64 ? [body.slice(0, body.length >> 1)] : [];
  }
}

/** Drafts with one piece less. */
function smaller(draft: Draft): Draft[] {
  return [
    ...draft.query.map((_, at) => ({ ...draft, query: draft.query.filter((__, other) => other !== at) })),
    ...Object.keys(draft.headers).map((name) => ({ ...draft, headers: without(draft.headers, name) })),
    ...bodiesSmaller(draft.body).map((body) => ({ ...draft, body })),
  ];
}

const mostTries = 60;

/**
 * The smallest draft found that has the same kind of finding. The world may have moved on: where the request does not
 * fail again, it stays as it was.
 */
export async function smallest(
  draft: Draft,
  findings: readonly Finding[],
  retry: (draft: Draft) => Promise<readonly Finding[]>,
): Promise<Draft> {
  const kinds = new Set(findings.map(({ kind }) => kind));
  const failsAgain = async (tried: Draft) => (await retry(tried)).some(({ kind }) => kinds.has(kind));
  let smallestYet = draft;
  let tries = 0;
  for (let found = true; found && tries < mostTries; ) {
    found = false;
    for (const tried of smaller(smallestYet)) {
      tries += 1;
      if (tries > mostTries || !(await failsAgain(tried))) continue;
      smallestYet = tried;
      found = true;
      break;
    }
  }
  return smallestYet;
}
