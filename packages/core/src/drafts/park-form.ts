import { instant } from "../language/clock.ts";
import { requireWithin } from "../limits/require-within.ts";
import type { Ports } from "../ports.ts";
import { type DraftFields, draftRules, requireSmall } from "./draft.ts";

const form = "parked";
/** Holds the address the form was sent to, beside its fields; no field of ours is called so. */
const sentTo = " sent to";

export interface ParkedForm {
  readonly path: string;
  readonly fields: DraftFields;
}

const ownerOf = (ports: Ports, token: string) => `parked:${ports.digest(token)}`;

/**
 * Keeps a form that somebody sent whose session had ended, for an hour. The token that finds it again is for the
 * browser that sent it and for nobody else.
 * @throws too_many_requests, invalid_input where it is more than a form can hold
 */
export async function parkForm(ports: Ports, address: string, parked: ParkedForm): Promise<string> {
  await requireWithin(ports, "parked_forms_per_address", address);
  requireSmall(parked.fields);
  const token = ports.newSecret();
  const now = ports.now();
  await ports.drafts.put({
    owner: ownerOf(ports, token),
    form,
    fields: { ...parked.fields, [sentTo]: [parked.path] },
    sendKey: token,
    updatedAt: instant(now),
    expiresAtEpochSeconds: Math.floor(now.getTime() / 1000) + draftRules.parkedMinutes * 60,
  });
  return token;
}

/** The form this browser sent last without a session; undefined once its hour has passed. */
export async function readParkedForm(ports: Ports, token: string): Promise<ParkedForm | undefined> {
  const kept = await ports.drafts.get(ownerOf(ports, token), form);
  if (kept === undefined) return undefined;
  const { [sentTo]: path, ...fields } = kept.fields;
  return path?.[0] === undefined ? undefined : { path: path[0], fields };
}

export function forgetParkedForm(ports: Ports, token: string): Promise<void> {
  return ports.drafts.remove(ownerOf(ports, token), form);
}
