import type { Actor } from "@tawafuq/core/actors/actor";
import { authenticate } from "@tawafuq/core/api-keys/authenticate";
import { requireRoom, requireWithin } from "@tawafuq/core/limits/require-within";
import type { Ports } from "@tawafuq/core/ports";
import { isRefusal } from "@tawafuq/core/refusals/refusal";
import type { AppContext } from "./app-env.ts";

/**
 * Who a key speaks for. Wrong keys are counted for the network address; above the limit no key from there is even
 * looked up, so that trying tells nothing. Costs one small read; a write for a wrong key only.
 * @throws not_signed_in, key_expired, key_revoked, too_many_requests
 */
export async function enterByKey(c: AppContext, ports: Ports, token: string): Promise<Actor> {
  await requireRoom(ports, "failed_keys_per_address", c.get("address"));
  try {
    return await authenticate(ports, token);
  } catch (error) {
    if (isRefusal(error, "not_signed_in"))
      await requireWithin(ports, "failed_keys_per_address", c.get("address"));
    throw error;
  }
}
