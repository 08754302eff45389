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
const reader = document.querySelector("[data-read]");
if (reader && window.speechSynthesis) {
  const language = document.documentElement.lang.slice(0, 2);
  const label = reader.textContent;
  const offer = () => { reader.hidden = !speechSynthesis.getVoices().some((voice) => voice.lang.startsWith(language)); };
  const stop = () => { speechSynthesis.cancel(); reader.textContent = label; };
  const read = () => {
    // Long texts are cut off by some phones: one sentence at a time is not.
    const sentences = document.getElementById("main").innerText.match(/[^。！？；.!?;\n]+[。！？；.!?;]*/g) || [];
    reader.textContent = reader.dataset.stop;
    sentences.forEach((said, at) => {
      const spoken = new SpeechSynthesisUtterance(said);
      spoken.lang = language === "zh" ? "zh-CN" : "en-GB";
      spoken.rate = 0.9;
      if (at === sentences.length - 1) spoken.addEventListener("end", stop);
      speechSynthesis.speak(spoken);
    });
  };
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
  reader.addEventListener("click", () => (reader.textContent === label ? read() : stop()));
  window.addEventListener("pagehide", stop);
}
document.querySelector("form .form_errors")?.focus();
