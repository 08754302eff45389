/* The desk by keyboard: / find, j k move, o open, n register; a list keeps its place. Links keep working without it. */
"use strict";
const rows = [...document.querySelectorAll("[data-rows] tbody tr, ol[data-rows] > li, ul[data-rows] > li")].filter((row) => row.querySelector("a[href]"));
const here = location.pathname + location.search;
const place = "row:" + here;

function current() {
  return rows.findIndex((row) => row.contains(document.activeElement));
}

function go(row) {
  const link = row?.querySelector("a[href]");
  link?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

function move(step) {
  const from = current();
  go(rows[Math.min(rows.length - 1, Math.max(0, from < 0 ? 0 : from + step))]);
}

function remembered() {
  const kept = Number(sessionStorage.getItem(place) ?? -1);
  sessionStorage.removeItem(place);
  if (kept >= 0) go(rows[Math.min(kept, rows.length - 1)]);
}

const keys = {
  "/": () => document.querySelector('[data-key="/"]')?.select(),
  j: () => move(1),
  k: () => move(-1),
  o: () => rows[current()]?.querySelector("a[href]").click(),
  n: () => document.querySelector('a[data-key="n"]')?.click(),
  u: () => document.querySelector('a[data-key="u"]')?.click(), // on the slip: report it as urgent
};

document.addEventListener("keydown", (event) => {
  const busy = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  if (busy || event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
for (const [index, row] of rows.entries()) {
  row.addEventListener("click", (event) => {
    if (event.target.closest("a, button")) sessionStorage.setItem(place, index);
  });
}

/* The way back leads to the list one came from, on the page and in the narrowing one had. */
const menu = document.querySelector(".side_nav [aria-current] span");
if (rows.length && menu) sessionStorage.setItem("list", JSON.stringify({ url: here, label: menu.textContent }));
menu?.closest("li").scrollIntoView({ block: "nearest", inline: "center" }); // on a narrow screen the menu is one long line
const back = document.querySelector("a[data-list]");
const list = JSON.parse(sessionStorage.getItem("list") ?? "null");
if (back && list) Object.assign(back, { href: list.url, textContent: list.label });

document.querySelector("form .form_errors, .form_errors")?.focus();
if (!document.querySelector("[autofocus], .form_errors")) remembered();
for (const hint of document.querySelectorAll("[data-keys]")) hint.hidden = false;
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
