/* Small comforts of the portal; every page works without them. */
"use strict";
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.done || button.textContent;
    });
  }
}
for (const counter of document.querySelectorAll("[data-counter]")) {
  const area = document.getElementById(counter.dataset.counter);
  if (!area) continue;
  const show = () => {
    const left = Number(counter.dataset.max) - [...area.value].length;
    const text = left < 0 ? counter.dataset.over : counter.dataset.text;
    counter.textContent = text.replace("{n}", Math.abs(left));
    counter.classList.toggle("over", left < 0);
    counter.hidden = false;
  };
  area.addEventListener("input", show);
  show();
}
document.querySelector("form .form_errors")?.focus();
