/* Forms of the desk: one click is one step, nothing written is left by mistake, writing counts as being there. */
"use strict";
const BEAT = 4 * 60 * 1000; /* well below the shortest idle time-out */
const forms = [...document.querySelectorAll("main form[method=post]")];
let unsent = Boolean(document.querySelector(".form_errors, [data-unsent]"));
let sending = false;
let beaten = Date.now();

function written(event) {
  unsent ||= Boolean(event.currentTarget.querySelector("textarea"));
  if (Date.now() - beaten < BEAT) return;
  beaten = Date.now();
  fetch(location.href, { method: "HEAD", redirect: "manual" }).catch(() => {});
}

for (const form of forms) {
  form.addEventListener("input", written);
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    sending = true;
    setTimeout(() => delete form.dataset.sent, 10_000); /* the network failed, or he pressed stop */
  });
}
document.querySelector("form.switches")?.addEventListener("submit", (event) => {
  sending = !event.submitter?.matches("[formaction*='sign-out']"); /* typed.js keeps what was written; who signs out is asked */
});
addEventListener("pageshow", () => {
  sending = false;
  for (const form of forms) delete form.dataset.sent;
});
addEventListener("beforeunload", (event) => {
  if (unsent && !sending) event.preventDefault();
});
