import { KeyInput, KeyScope } from "@tawafuq/core/api-keys/api-key";
import { issueKey } from "@tawafuq/core/api-keys/issue-key";
import { listKeys } from "@tawafuq/core/api-keys/list-keys";
import { revokeKey } from "@tawafuq/core/api-keys/revoke-key";
import { Argument, type Command } from "commander";
import { print, printTable } from "./print.ts";
import { wholeNumber } from "./whole-number.ts";
import { withBank } from "./with-bank.ts";

const bearers = KeyScope.options.map((option) => option.shape.kind.value);

async function issue(kind: string, id: string, options: { label: string; days: number }): Promise<void> {
  const input = KeyInput.parse({ label: options.label, scope: { kind, id }, expiresInDays: options.days });
  await withBank(async (ports, actor) => {
    const { key, token } = await issueKey(ports, actor, input);
    print(`${key.id}, valid until ${key.expiresAt}; the token is shown this once:`);
    print(token);
  });
}

async function revoke(id: string): Promise<void> {
  await withBank(async (ports, actor) => {
    const key = await revokeKey(ports, actor, id);
    print(`${key.id} is revoked since ${key.revokedAt}.`);
  });
}

async function list(): Promise<void> {
  await withBank(async (ports, actor) => {
    const rows: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await listKeys(ports, actor, { limit: 100, cursor });
      for (const key of page.items)
        rows.push([
          key.id,
          `${key.scope.kind} ${key.scope.id}`,
          key.label,
          key.expiresAt,
          key.revokedAt ?? "",
        ]);
      cursor = page.cursor;
    } while (cursor !== undefined);
    printTable(["key", "bearer", "label", "expires", "revoked"], rows);
  });
}

/** `keys issue|revoke|list` */
export function addKeys(program: Command): void {
  const keys = program.command("keys").description("issue, revoke and list API keys");
  keys
    .command("issue")
    .description("issue a key; its token is shown once")
    .addArgument(new Argument("<bearer>", "whom it speaks for").choices(bearers))
    .argument("<id>", "id of the bearer")
    .requiredOption("--label <text>", "what it is for")
    .option("--days <count>", "days until it expires", wholeNumber(1, 730), 365)
    .action(issue);
  keys.command("revoke").description("end a key at once").argument("<id>").action(revoke);
  keys.command("list").description("every key, without its secret").action(list);
}
