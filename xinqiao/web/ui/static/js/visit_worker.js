/* The service worker of the trip sheet: keeps that one page and its files, and answers for them where there is no network. */
"use strict";
const SHEET = "/desk/visits/sheet/";
const STORE = "visit-sheet-1";

async function keep(answer) {
  const page = answer ?? (await fetch(SHEET, { cache: "no-store" }));
  if (!page.ok || page.redirected) throw new Error("not signed in");
  const text = await page.clone().text();
  const files = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((found) => found[1]);
  const store = await caches.open(STORE);
  await Promise.all(files.map(async (file) => (await store.match(file)) ?? store.add(file)));
  await store.put(SHEET, page.clone()); /* last: a page that is kept has all its files */
  for (const old of await store.keys()) {
    const path = new URL(old.url).pathname;
    if (path !== SHEET && !files.includes(path)) await store.delete(old);
  }
}

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

async function sheet(event) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok && !answer.redirected) event.waitUntil(keep(answer.clone()).catch(() => {}));
    return answer;
  } catch (fault) {
    const kept = await (await caches.open(STORE)).match(SHEET);
    if (kept) return kept;
    throw fault;
  }
}

async function file(request) {
  const kept = await (await caches.open(STORE)).match(request);
  return kept ?? fetch(request);
}

addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (event.request.mode === "navigate" && pathname === SHEET) event.respondWith(sheet(event));
  else if (pathname.startsWith("/static/")) event.respondWith(file(event.request));
});
