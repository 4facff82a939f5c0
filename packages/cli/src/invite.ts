import { roles } from "@tawafuq/core/grants/grant";
import { type InvitationInput, invite } from "@tawafuq/core/invitations/invite";
import { languages } from "@tawafuq/core/language/localized-text";
import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { type Command, Option } from "commander";
import { print } from "./print.ts";
import { withBank } from "./with-bank.ts";

type Options = Pick<InvitationInput, "subjectId" | "name" | "delegations" | "language"> & {
  readonly role: InvitationInput["role"];
};

async function run(address: string, options: Options): Promise<void> {
  await withBank(async (ports, actor) => {
    const { id, role, expiresAt } = await invite(ports, actor, { address, ...options });
    print(
      `Invited to the role ${role}: ${id}, until ${expiresAt}. The link went to the address, here it is not shown.`,
    );
  });
}

/** `invite <address> --role administrator`: how the first administrator of a bank comes in. */
export function addInvite(program: Command): void {
  program
    .command("invite")
    .description("invite somebody to a role by a link to their e-mail or phone: seven days, one use")
    .argument("<address>", "an e-mail or a Moroccan phone number")
    .addOption(new Option("--role <role>", "the role").choices(roles).makeOptionMandatory())
    .option("--subject-id <id>", "for whom: the cooperative, the holder or the officer")
    .option("--name <name>", "of a new officer")
    .addOption(new Option("--delegations <codes...>", "of a new officer").choices(DelegationCode.options))
    .addOption(new Option("--language <code>", "of the letter").choices(languages).default("ar"))
    .action(run);
}
