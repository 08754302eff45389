/* Passkeys: shows the button where the browser can, asks for the key, and sends the answer with the form. */
"use strict";
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

async function added(asked) {
  const made = await navigator.credentials.create({
    publicKey: { ...asked, challenge: bytes(asked.challenge), user: { ...asked.user, id: bytes(asked.user.id) }, excludeCredentials: known(asked.excludeCredentials) },
  });
  return [made, { attestationObject: text(made.response.attestationObject) }];
}

async function used(asked) {
  const made = await navigator.credentials.get({ publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) } });
  return [made, { authenticatorData: text(made.response.authenticatorData), signature: text(made.response.signature) }];
}

async function answer(form) {
  const asked = JSON.parse(form.dataset.asked);
  const [made, own] = await (form.dataset.passkey === "add" ? added(asked) : used(asked));
  const response = { clientDataJSON: text(made.response.clientDataJSON), ...own };
  return JSON.stringify({ id: made.id, rawId: text(made.rawId), type: made.type, response, clientExtensionResults: {} });
}

function ready(form) {
  form.hidden = false;
  form.closest("[data-passkey-part]")?.removeAttribute("hidden");
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    const said = form.querySelector("[data-failed]");
    said.textContent = "";
    try {
      form.elements.credential.value = await answer(form);
      form.submit();
    } catch {
      said.textContent = said.dataset.failed;
    }
  });
}

if (window.PublicKeyCredential && window.isSecureContext && !/^[\d.]+$|^\[/.test(location.hostname)) {
  for (const form of document.querySelectorAll("[data-passkey]")) ready(form);
}
