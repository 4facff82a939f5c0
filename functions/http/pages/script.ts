/**
 * What scripts make better where they run: drafts are kept while typing, filters act at once and without a new page, no
 * line is told kindly. Nothing needs it. Plain script, for phones of ten years.
 */
export const script = `"use strict";
(function () {
  var worker = document.documentElement.dataset.worker;
  var same = function (text) { return text; };
  var trusted = window.trustedTypes
    ? trustedTypes.createPolicy("tawafuq", { createScriptURL: same, createHTML: same })
    : { createScriptURL: same, createHTML: same };
  if (worker && "serviceWorker" in navigator) {
    navigator.serviceWorker.register(trusted.createScriptURL(worker)).catch(function () {});
  }

  function each(root, selector, act) {
    Array.prototype.forEach.call(root.querySelectorAll(selector), act);
  }

  /** The address of what is shown: going back to another one loads it. */
  var shown = location.pathname + location.search;

  /** Shows the answer to a filter in place; whatever goes wrong, the form is sent as without scripts. */
  function filter(form, name) {
    var url = form.action + "?" + new URLSearchParams(new FormData(form));
    fetch(url, { headers: { Accept: "text/html" } })
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(answer.status); })
      .then(function (html) {
        var page = new DOMParser().parseFromString(trusted.createHTML(html), "text/html");
        var open = form.closest("details[open]") !== null;
        var main = document.importNode(page.querySelector("main"), true);
        document.querySelector("main").replaceWith(main);
        history.pushState(null, "", url);
        shown = location.pathname + location.search;
        wire(main);
        var field = main.querySelector("form[data-filters] [name=" + name + "]");
        if (field && open) field.closest("details").open = true;
        if (field) field.focus();
      })
      .catch(function () { form.submit(); });
  }

  function keep(form) {
    var told = form.querySelector(".saved");
    var timer = 0;
    form.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(function () {
        fetch(form.dataset.keep, { method: "POST", body: new URLSearchParams(new FormData(form)) })
          .then(function (answer) { if (told) told.textContent = answer.ok ? told.dataset.kept : ""; })
          .catch(function () { if (told) told.textContent = ""; });
      }, 1500);
    });
  }

  function wire(root) {
    each(root, "form[data-filters]", function (form) {
      form.addEventListener("change", function (event) {
        if (event.target.tagName === "SELECT" || event.target.type === "checkbox") filter(form, event.target.name);
      });
    });
    each(root, "[data-all]", function (box) {
      box.closest("label").hidden = false;
      box.addEventListener("change", function () {
        each(document, "input[name=" + box.dataset.all + "]", function (one) { one.checked = box.checked; });
      });
    });
    each(root, "form[data-keep]", keep);
    each(root, "form[method=post]", function (form) {
      form.addEventListener("submit", function () {
        setTimeout(function () { each(form, "button", function (button) { button.disabled = true; }); });
      });
    });
  }

  wire(document);
  window.addEventListener("popstate", function () {
    if (location.pathname + location.search !== shown) location.reload();
  });
  window.addEventListener("pageshow", function () {
    each(document, "button:disabled", function (button) { button.disabled = false; });
  });
})();
`;

/** Keeps the pieces every page needs, and a page that says there is no line. Pages of people are never kept. */
export function workerScript(version: string, kept: readonly string[]): string {
  return `"use strict";
var name = ${JSON.stringify(`tawafuq-${version}`)};
var kept = ${JSON.stringify(kept)};
self.addEventListener("install", function (event) {
  event.waitUntil(caches.open(name).then(function (cache) { return cache.addAll(kept); }));
  self.skipWaiting();
});
self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (other) { return other !== name; }).map(function (other) { return caches.delete(other); }));
  }));
});
self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(function () { return caches.match("/offline"); }));
  } else if (new URL(request.url).pathname.indexOf("/assets/") === 0) {
    event.respondWith(caches.match(request).then(function (found) { return found || fetch(request); }));
  }
});
`;
}
