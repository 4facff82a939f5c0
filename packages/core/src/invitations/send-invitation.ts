import { instant } from "../language/clock.ts";
import { formatDate } from "../language/format.ts";
import { requireWithin } from "../limits/require-within.ts";
import type { Ports } from "../ports.ts";
import { translate } from "../texts/catalogue.ts";
import type { Invitation } from "./invitation.ts";

/** Sends the link; nobody's mailbox or phone is filled, whoever invites. @throws too_many_requests */
export async function sendInvitation(ports: Ports, invitation: Invitation, secret: string): Promise<void> {
  const { language, channel, address: to, role, version } = invitation;
  await requireWithin(ports, "codes_per_destination", `${channel} ${to}`);
  const link = `${ports.siteUrl}/invitation?token=${invitation.id}.${secret}`;
  const letter = { id: `${invitation.id}.${version}`, to, language, at: instant(ports.now()) };
  if (channel === "phone")
    return ports.sms.send({ ...letter, text: translate(language, "invitations.sms", { link }) });
  const args = { link, role: translate(language, `roles.${role}`) };
  return ports.mailer.send({
    ...letter,
    subject: translate(language, "invitations.letterSubject"),
    text: translate(language, "invitations.letter", {
      ...args,
      until: formatDate(language, invitation.expiresAt),
    }),
  });
}
