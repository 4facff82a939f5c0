import type { DeliveryChannel } from "@tawafuq/core/deliveries/delivery-event";
import { listOwnReturns } from "@tawafuq/core/deliveries/returning-channels";
import { isUnderMandate } from "@tawafuq/core/mandates/require-scope";
import type { Ports } from "@tawafuq/core/ports";
import type { Visit } from "./visit.ts";

/** What a side can do: write another address where it has a form for it, or prove this one by a code. */
function WaysOut({ visit }: { visit: Visit }) {
  const { say, actor } = visit;
  return (
    <p class="actions">
      {actor.kind === "cooperative" ? (
        <a class="button quiet" href="/profile/edit?step=contact&from=check">
          {say("deliveries.correct")}
        </a>
      ) : null}
      <a href="/auth/enter">{say("deliveries.prove")}</a>
    </p>
  );
}

/** That letters to the reader's own side come back, and what to do; nothing where they arrive. */
function LettersReturn(props: { visit: Visit; channels: readonly DeliveryChannel[] }) {
  const { visit, channels } = props;
  const { say, actor } = visit;
  if (channels.length === 0) return null;
  if (isUnderMandate(actor))
    return (
      <div class="warn">
        <p>{say("deliveries.ofCooperative")}</p>
      </div>
    );
  return (
    <div class="warn">
      {channels.map((channel) => (
        <p>{say(`deliveries.${channel}`)}</p>
      ))}
      <WaysOut visit={visit} />
    </div>
  );
}

/** For officers, beside the side it is about; never an address. */
export function SideLettersReturn(props: { visit: Visit; channels: readonly DeliveryChannel[] | undefined }) {
  const { visit, channels = [] } = props;
  if (channels.length === 0) return null;
  return (
    <div class="warn">
      {channels.map((channel) => (
        <p>{visit.say(channel === "email" ? "deliveries.ofSideEmail" : "deliveries.ofSideSms")}</p>
      ))}
    </div>
  );
}

/** The note for the reader's own side, ready to stand on a page. */
export async function readLettersReturn(ports: Ports, visit: Visit) {
  return <LettersReturn visit={visit} channels={await listOwnReturns(ports, visit.actor)} />;
}
