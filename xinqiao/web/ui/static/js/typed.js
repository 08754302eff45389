/* What every form has: typed words that stay, and a count of the characters left.
   Whoever changes language or type size in the middle of a page keeps what he has typed: in this tab, for one page. */
"use strict";
{
  const fields = "main form[method=post] :is(textarea, select, input:not([type=hidden], [type=file], [type=password]))";
  const typed = () => [...document.querySelectorAll(fields)];
  const isChoice = (field) => field.type === "radio" || field.type === "checkbox";
  try {
    const [path, values] = JSON.parse(sessionStorage.getItem("typed") || "[]");
    sessionStorage.removeItem("typed");
    if (path === location.pathname) {
      typed().forEach((field, at) => {
        if (!values[at] || values[at][0] !== field.name) return;
        if (isChoice(field)) field.checked = values[at][1];
        else field.value = values[at][1];
      });
    }
    const switches = document.querySelector("form.switches");
    switches?.addEventListener("submit", (event) => {
      if (event.submitter?.matches("[formaction*='sign-out']")) return; // who leaves takes his words with him
      const now = typed().map((field) => [field.name, isChoice(field) ? field.checked : field.value]);
      sessionStorage.setItem("typed", JSON.stringify([location.pathname, now]));
    });
  } catch { /* a browser that stores nothing */ }
}
{
  const quiet = Boolean(document.querySelector(".desk")); /* staff are told when half is used, petitioners always */
  for (const counter of document.querySelectorAll("[data-counter]")) {
    const area = document.getElementById(counter.dataset.counter);
    if (!area) continue;
    const most = Number(counter.dataset.max);
    const show = () => {
      const left = most - [...area.value].length;
      const text = left < 0 ? counter.dataset.over : counter.dataset.text;
      counter.textContent = text.replace("{n}", Math.abs(left));
      counter.classList.toggle("over", left < 0);
      counter.hidden = quiet && left > most / 2;
    };
    area.addEventListener("input", show);
    show();
  }
}
