/* The query code of a scanned receipt stands behind the #: it is put into the field and taken out of the address. */
"use strict";
const scanned = location.hash.slice(1);
const code = document.getElementById("id_code");
if (code && /^\d{12}$/.test(scanned)) {
  code.value = scanned;
  history.replaceState(null, "", location.pathname + location.search);
}
