import { refuse } from "@tawafuq/core/refusals/refusal";
import type { App } from "../http/app-env.ts";
import { readPackageFile } from "../http/package-file.ts";

/** The browser's half of passkeys. */
const browserBundle = "@simplewebauthn/browser/dist/bundle/index.umd.min.js";

/**
 * Shows the passkey buttons where scripts run and the device can answer. Each button names in its data where to
 * ask, where to answer and where to go on; the text of a failure stands in the page.
 */
const script = `"use strict";
(function () {
  var W = window.SimpleWebAuthnBrowser;
  if (!W || !W.browserSupportsWebAuthn()) return;
  function post(url, body) {
    return fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
    }).then(function (answer) {
      return answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)));
    });
  }
  document.querySelectorAll("[data-passkey]").forEach(function (part) {
    var button = part.querySelector("button");
    var failed = part.querySelector("[role=alert]");
    var step = part.dataset.passkey === "register" ? W.startRegistration : W.startAuthentication;
    button.addEventListener("click", function () {
      failed.hidden = true;
      post(part.dataset.options, {})
        .then(function (options) { return step({ optionsJSON: options }); })
        .then(function (response) { return post(part.dataset.answer, { response: response }); })
        .then(function (who) {
          var isProgramme = who.kind === "officer" || who.kind === "administrator";
          location.assign(part.dataset.next || (isProgramme ? "/queue" : "/me"));
        })
        .catch(function () { failed.hidden = false; });
    });
    part.hidden = false;
  });
})();
`;

/** The two scripts of the passkey buttons; nothing else is served. */
export function authAssets(app: App): void {
  app.get("/auth/assets/:file", (c) => {
    const file = c.req.param("file");
    c.header("Content-Type", "text/javascript; charset=utf-8");
    c.header("Cache-Control", "public, max-age=300");
    if (file === "passkeys.js") return c.body(script);
    return c.body(file === "webauthn.js" ? readPackageFile(browserBundle) : refuse("not_found"));
  });
}
