import type { Child } from "hono/jsx";

/** A button that shows where scripts run only; `failed` is told when the device or the server says no. */
export function PasskeyButton({
  kind,
  next,
  failed,
  children,
}: {
  kind: "enter" | "register";
  next?: string | undefined;
  failed: string;
  children: Child;
}) {
  const [options, answer] =
    kind === "enter"
      ? ["/auth/passkey/options", "/auth/passkey/session"]
      : ["/auth/passkey/registration-options", "/auth/passkey/registration"];
  return (
    <>
      <div hidden data-passkey={kind} data-options={options} data-answer={answer} data-next={next}>
        <p>
          <button type="button" class="quiet">
            {children}
          </button>
        </p>
        <p class="fault" role="alert" hidden>
          {failed}
        </p>
      </div>
      <script src="/auth/assets/webauthn.js" defer></script>
      <script src="/auth/assets/passkeys.js" defer></script>
    </>
  );
}
