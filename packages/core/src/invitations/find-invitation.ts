import { instant } from "../language/clock.ts";
import type { Language } from "../language/localized-text.ts";
import { pickText } from "../language/localized-text.ts";
import { requireRoom, requireWithin } from "../limits/require-within.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Invitation } from "./invitation.ts";

/**
 * The invitation behind a link's token. Wrong tokens are counted for the network address they come from.
 * @throws not_found, invitation_used, invitation_expired, too_many_requests
 */
export async function findInvitation(ports: Ports, token: string, from: string): Promise<Invitation> {
  await requireRoom(ports, "invitation_tries_per_address", from);
  const [id = "", secret = ""] = token.split(".");
  const invitation = await ports.invitations.get(id);
  if (invitation === undefined || invitation.secretHash !== ports.digest(secret)) {
    await requireWithin(ports, "invitation_tries_per_address", from);
    return refuse("not_found");
  }
  if (invitation.state === "accepted") refuse("invitation_used");
  if (invitation.state === "revoked" || invitation.expiresAt <= instant(ports.now()))
    refuse("invitation_expired");
  return invitation;
}

/** The name of what a role speaks for, in the reader's language; undefined where it speaks for the person. */
export async function subjectName(
  ports: Ports,
  language: Language,
  role: Invitation["role"],
  subjectId: string | undefined,
): Promise<string | undefined> {
  if (subjectId === undefined) return undefined;
  if (role === "representative") {
    const cooperative = await ports.cooperatives.get(subjectId);
    return cooperative && pickText(cooperative.name, language).text;
  }
  if (role === "holder") return (await ports.holders.get(subjectId))?.name;
  return role === "officer" ? (await ports.officers.get(subjectId))?.name : undefined;
}
