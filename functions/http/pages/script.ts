/**
 * What scripts make better where they run: drafts are kept while typing, filters act at once, a page that was seen
 * answers without a line. Nothing needs it. Plain script, for phones of ten years.
 */
export const script = `"use strict";
(function () {
  var worker = document.documentElement.dataset.worker;
  if (worker && "serviceWorker" in navigator) {
    var url = worker;
    if (window.trustedTypes) {
      url = trustedTypes.createPolicy("tawafuq", { createScriptURL: function () { return worker; } }).createScriptURL("");
    }
    navigator.serviceWorker.register(url).catch(function () {});
  }
  document.querySelectorAll("form[data-filters]").forEach(function (form) {
    form.addEventListener("change", function (event) {
      if (event.target.tagName === "SELECT" || event.target.type === "checkbox") form.requestSubmit();
    });
  });
  document.querySelectorAll("[data-all]").forEach(function (box) {
    box.closest("label").hidden = false;
    box.addEventListener("change", function () {
      document.querySelectorAll("input[name=" + box.dataset.all + "]").forEach(function (one) { one.checked = box.checked; });
    });
  });
  document.querySelectorAll("form[data-keep]").forEach(function (form) {
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
  });
  document.querySelectorAll("form[method=post]").forEach(function (form) {
    form.addEventListener("submit", function () {
      setTimeout(function () {
        form.querySelectorAll("button").forEach(function (button) { button.disabled = true; });
      });
    });
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("button:disabled").forEach(function (button) { button.disabled = false; });
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
