import { planBank } from "@tawafuq/core/imports/plan-bank";
import type { Language } from "@tawafuq/core/language/localized-text";
import { planWords } from "@tawafuq/core/texts/plan-words";
import { translate } from "@tawafuq/core/texts/translate";
import { type Command, InvalidArgumentError, Option } from "commander";
import { readRows } from "./bank-rows.ts";
import { print } from "./print.ts";

interface PairOfIds {
  readonly idea: string;
  readonly cooperative: string;
}

interface AllocateOptions {
  readonly bank: string;
  readonly side: "cooperatives" | "ideas";
  readonly override: readonly PairOfIds[];
  readonly forbid: readonly PairOfIds[];
  readonly language: Language;
  readonly json?: boolean;
}

const points = (share: number) => (100 * share).toFixed(1).padStart(6);

function collect(typed: string, before: readonly PairOfIds[]): readonly PairOfIds[] {
  const [idea, cooperative, ...rest] = typed.split(":");
  if (!idea || !cooperative || rest.length > 0)
    throw new InvalidArgumentError("It must be an idea's id and a cooperative's id, as in P01:C07.");
  return [...before, { idea, cooperative }];
}

function requireKnown(pairs: readonly PairOfIds[], rows: Awaited<ReturnType<typeof readRows>>, file: string) {
  const ids = new Set([...rows.ideas, ...rows.cooperatives].map(({ id }) => id));
  for (const id of pairs.flatMap(({ idea, cooperative }) => [idea, cooperative]))
    if (!ids.has(id)) throw new Error(`${file} does not hold ${id}.`);
}

function printSection(heading: string, lines: readonly string[]): void {
  if (lines.length > 0) print(`\n${heading}\n${lines.map((line) => `  ${line}`).join("\n")}`);
}

async function allocate(options: AllocateOptions): Promise<void> {
  const { bank, side, override, forbid, language, json = false } = options;
  const rows = await readRows(bank);
  requireKnown([...override, ...forbid], rows, bank);
  const overrides = [
    ...override.map((pair) => ({ ...pair, kind: "fixed" as const })),
    ...forbid.map((pair) => ({ ...pair, kind: "forbidden" as const })),
  ];
  const plan = planBank(rows, overrides, side);
  if (json) return print(JSON.stringify(plan));

  const { attention, round } = plan;
  const words = planWords(language, (id) => id);
  const say = (key: Parameters<typeof translate>[1], args: Record<string, string | number> = {}) =>
    translate(language, key, args);
  const lists = attention.shortlists.flatMap(({ idea, places }) => [
    idea,
    ...places.map(
      ({ cooperative, value, by }) =>
        `${points(value)}  ${cooperative}${by === "share" ? `  (${say("plan.byShare")})` : ""}`,
    ),
  ]);
  const withoutShare = attention.withoutShare.map(({ cooperative, reason }) =>
    words.withoutShare(cooperative, reason),
  );
  const pairs = round.pairs.map(
    ({ score, idea, cooperative, by }) =>
      `${points(score)}  ${idea} – ${cooperative}${by === "override" ? `  (${say("plan.byHand")})` : ""}`,
  );
  const unplaced = (subject: "idea" | "cooperative") =>
    round.unplaced.filter((one) => one.subject === subject).map((one) => words.unplaced(one));

  print(say("plan.shortlists"));
  for (const line of lists) print(`  ${line}`);
  printSection(say("plan.exposure"), [...words.exposure(attention), ...withoutShare]);
  printSection(say("plan.allocation"), [
    ...pairs,
    say("plan.placed", { pairs: round.pairs.length, places: round.places }),
  ]);
  printSection(say("plan.certificate"), [words.certificate(round)]);
  printSection(say("plan.overrides"), [
    ...round.costs.map((cost) => words.override(cost)),
    ...round.refused.map((refusal) => words.refused(refusal)),
  ]);
  printSection(say("plan.unplaced"), unplaced("idea"));
  printSection(say("plan.leftOver"), unplaced("cooperative"));
}

/** `allocate --bank <file> [--side cooperatives] [--override idea:cooperative] [--forbid idea:cooperative] [--language en] [--json]` */
export function addAllocate(program: Command): void {
  program
    .command("allocate")
    .description(
      "shortlists of one cycle and a stable allocation of a bank/1 file, with what each override costs and why a place stays empty",
    )
    .requiredOption("--bank <path>", "the bank/1 file")
    .addOption(
      new Option("--side <side>", "who gets the best place a stable allocation can give")
        .choices(["cooperatives", "ideas"])
        .default("cooperatives"),
    )
    .option("--override <idea:cooperative>", "place this pair; may be given again", collect, [])
    .option("--forbid <idea:cooperative>", "never place this pair; may be given again", collect, [])
    .addOption(new Option("--language <code>", "ar, fr or en").choices(["ar", "fr", "en"]).default("en"))
    .option("--json", "print one JSON object")
    .action(allocate);
}
