/* The desk by keyboard: / find, j k move, o open, n register. Links keep working without it. */
"use strict";
const rows = [...document.querySelectorAll("[data-rows] tbody tr, ol[data-rows] > li, ul[data-rows] > li")].filter((row) => row.querySelector("a[href]"));
const place = "row:" + location.pathname + location.search;

function current() {
  return rows.findIndex((row) => row.contains(document.activeElement));
}

function move(step) {
  const from = current();
  const to = Math.min(rows.length - 1, Math.max(0, from < 0 ? 0 : from + step));
  if (rows[to]) rows[to].querySelector("a[href]").focus();
}

function remembered() {
  const kept = Number(sessionStorage.getItem(place) ?? -1);
  sessionStorage.removeItem(place);
  if (rows[kept]) rows[kept].querySelector("a[href]").focus();
}

const keys = {
  "/": () => document.querySelector('[data-key="/"]')?.focus(),
  j: () => move(1),
  k: () => move(-1),
  o: () => rows[current()]?.querySelector("a[href]").click(),
  n: () => document.querySelector('a[data-key="n"]')?.click(),
};

document.addEventListener("keydown", (event) => {
  const busy = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  if (busy || event.target.closest("input, textarea, select, [contenteditable]")) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
for (const [index, row] of rows.entries()) {
  row.addEventListener("click", (event) => {
    if (event.target.closest("a")) sessionStorage.setItem(place, index);
  });
}
document.querySelector("form .form_errors")?.focus();
if (!document.querySelector("[autofocus], form .form_errors")) remembered();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
