import type { IdentityQuery, IdentityRecord, IdentityRecords } from "@tawafuq/core/people/identity-records";
import type { Person } from "@tawafuq/core/people/person";
import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";
import * as z from "zod";

/** Better Auth wants an e-mail address of everybody; who came by phone alone has one that leads nowhere. */
const placeholder = "@phone.invalid";

/** Better Auth's user as a row. */
const UserRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean().nullish(),
  phoneNumber: z.string().nullish(),
  phoneNumberVerified: z.boolean().nullish(),
  createdAt: z.date(),
});
type UserRow = z.infer<typeof UserRow>;

/** An address nobody has confirmed is nobody's. */
function toPerson(record: IdentityRecord): Person {
  const row = UserRow.parse(record);
  const email = row.emailVerified === true && !row.email.endsWith(placeholder) ? row.email : undefined;
  const phone = row.phoneNumberVerified === true ? (row.phoneNumber ?? undefined) : undefined;
  return { id: row.id, name: row.name, email, phone, createdAt: row.createdAt.toISOString() };
}

/** What the codes that were sent to this person are kept under. */
function codesOf({ email, phoneNumber }: UserRow): string[] {
  const kinds = ["sign-in", "email-verification", "forget-password", "change-email"];
  const byPhone = phoneNumber ? [phoneNumber, `${phoneNumber}-request-password-reset`] : [];
  return [email, ...kinds.map((kind) => `${kind}-otp-${email}`), ...byPhone];
}

const where = (field: string, value: string): IdentityQuery => [{ field, is: "eq", value }];

/** People are Better Auth's users. */
export function createPeople(records: IdentityRecords): Ports["people"] {
  const find = async (query: IdentityQuery) => (await records.find("user", { where: query }))[0];
  return {
    async get(id) {
      const found = await find(where("id", id));
      return found && toPerson(found);
    },
    async findByAddress({ kind, value }) {
      const query = kind === "email" ? where("email", value.toLowerCase()) : where("phoneNumber", value);
      const found = await find(query);
      const person = found && toPerson(found);
      return person?.[kind] === undefined ? undefined : person;
    },
    async rename(id, name) {
      const changed = await records.change("user", where("id", id), () => ({ name, updatedAt: new Date() }));
      if (changed === undefined) refuse("not_found");
    },
    async remove(id) {
      const found = await find(where("id", id));
      // The user goes last: what was cut short finds everything again.
      for (const model of ["session", "passkey", "account"])
        await records.removeAll(model, where("userId", id));
      if (found === undefined) return;
      const codes = codesOf(UserRow.parse(found));
      await records.removeAll("verification", [{ field: "identifier", is: "in", value: codes }]);
      await records.removeAll("user", where("id", id));
    },
  };
}
