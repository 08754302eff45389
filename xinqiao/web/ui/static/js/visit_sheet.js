/* The trip sheet (its questions are in visit_questions.js): written without a network, sent piece by piece, wiped when every piece is confirmed. */
"use strict";
const at = (id) => document.getElementById(id);
const words = Object.fromEntries([...at("words").content.querySelectorAll("[data-word]")].map((each) => [each.dataset.word, each.textContent]));
const forms = [...document.querySelectorAll("form[data-piece]")];
const IDLE = 10 * 60 * 1000;
let vault = null;
let trip = null;
let pieces = []; /* of the trip that is open: { token, kind, fields, made, sent, error } */
let changing = {}; /* kind -> the token of the piece that stands in its form */
let sending = false;
let keeping = false;
let used = Date.now();

const say = (text) => (at("said").textContent = text);
const show = (id, is = true) => (at(id).hidden = !is);
const pieceName = (piece) => `${trip.number}/${piece.token}`;

class Stop extends Error {}

/* Ask the server; a sign-in page, or no answer, stops what is going on and loses nothing. */
async function ask(address, body, csrf) {
  const post = body && { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", "X-CSRFToken": csrf } };
  let answer;
  try {
    answer = await fetch(address, { cache: "no-store", redirect: "manual", ...post });
  } catch {
    throw new Stop(words.no_net);
  }
  if (answer.type === "opaqueredirect" || answer.status === 403) throw new Stop(words.sign_in);
  if (answer.status === 404) throw new Stop(words.gone);
  if (![200, 409, 422].includes(answer.status)) throw new Stop(words.fault);
  return [answer.status, await answer.json()];
}

async function take(number) {
  const [, { csrf, ...taken }] = await ask(`/desk/visits/${number}/taken/`);
  await vault.put(number, taken);
  return taken;
}

function line(title, ...parts) {
  const row = document.createElement("li");
  const head = document.createElement("b");
  head.textContent = title;
  row.append(head, ...parts.flatMap((part) => [" ", part]));
  return row;
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button plain";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

function rowOf(...parts) {
  const made = document.createElement("div");
  made.className = "row";
  made.append(...parts);
  return made;
}

function note(text, kind = "sub") {
  const made = document.createElement("span");
  made.className = kind;
  made.textContent = text;
  return made;
}

function shorten(piece) {
  const { fields } = piece;
  return (fields.title || fields.said || fields.what || fields.summary || "").slice(0, 60);
}

function drawPieces() {
  drawPetitions();
  show("no_pieces", !pieces.length);
  at("pieces").replaceChildren(
    ...pieces.map((piece) =>
      line(
        words[piece.kind],
        shorten(piece),
        ...(piece.error ? [note(piece.error, "error")] : []),
        ...(piece.sent ? [note(words.sent)] : [rowOf(button(words.change, () => change(piece)), button(words.drop, () => drop(piece)))]),
      ),
    ),
  );
}

/* The petitions that a promise may belong to: those written on this phone that accuse nobody, and those that came along. */
function drawPetitions() {
  const chosen = at("p_petition").value;
  const here = pieces.filter((piece) => piece.kind === "matter" && !piece.fields.accuses && !piece.fields.about).map((piece) => [`with:${piece.token}`, `${words.written_here} · ${piece.fields.title}`]);
  const known = [["", words.none], ...here, ...(trip?.petitions ?? [])];
  const gone = pieces.filter((piece) => piece.kind === "promise" && piece.fields.petition && !known.some(([value]) => value === piece.fields.petition));
  at("p_petition").replaceChildren(...[...known, ...gone.map((piece) => [piece.fields.petition, words.written_here])].map(([value, text]) => new Option(text, value)));
  at("p_petition").value = known.some(([value]) => value === chosen) ? chosen : "";
}

function fill(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    if (name === "told") for (const box of form.querySelectorAll("[name=told]")) box.checked = value.includes(box.value);
    else if (form.elements[name]?.type === "checkbox") form.elements[name].checked = Boolean(value);
    else if (form.elements[name]) form.elements[name].value = value;
  }
  if (form.dataset.piece === "matter") drawQuestions(trip, fields.asked_answers);
}

function gathered(form) {
  const given = new FormData(form);
  const fields = Object.fromEntries([...given.entries()].filter(([name]) => name !== "told" && !name.startsWith(ASK)).map(([name, value]) => [name, value.trim()]));
  if (form.dataset.piece === "matter") return { ...fields, ...answered(trip) };
  return form.dataset.piece === "report" ? { ...fields, told: given.getAll("told") } : fields;
}

async function saveDraft() {
  if (!trip) return;
  const written = forms.filter((form) => isWritten(form)).map((form) => [form.dataset.piece, { fields: gathered(form), token: changing[form.dataset.piece] }]);
  if (written.length) await vault.put(`${trip.number}#draft`, Object.fromEntries(written));
  else await vault.drop(`${trip.number}#draft`);
}

const isWritten = (form) => [...form.querySelectorAll("textarea, input:not([type=number], [type=checkbox])")].some((each) => each.value.trim());

function change(piece) {
  const form = forms.find((each) => each.dataset.piece === piece.kind);
  fill(form, piece.fields);
  changing[piece.kind] = piece.token;
  askNames();
  form.scrollIntoView();
  form.querySelector("input, textarea").focus();
}

async function drop(piece) {
  if (!confirm(words.sure)) return;
  await vault.drop(pieceName(piece));
  pieces = pieces.filter((each) => each !== piece);
  drawPieces();
}

async function keep(event) {
  event.preventDefault();
  if (keeping) return; /* a second tap while the first is being sealed would keep the same words twice */
  keeping = true;
  try {
    await kept(event.currentTarget);
  } finally {
    keeping = false;
  }
}

async function kept(form) {
  const kind = form.dataset.piece;
  const old = pieces.find((each) => each.token === changing[kind] || (kind === "report" && each.kind === kind));
  if (old?.sent) return say(words.sent);
  const piece = { token: old?.token ?? crypto.randomUUID(), kind, fields: gathered(form), made: old?.made ?? new Date().toISOString(), sent: false, error: "" };
  try {
    await vault.put(pieceName(piece), piece);
  } catch {
    return say(words.not_kept);
  }
  pieces = [...pieces.filter((each) => each !== old), piece];
  delete changing[kind];
  form.reset();
  if (kind === "matter") drawQuestions(trip);
  askNames();
  drawPieces();
  say(words.kept);
  await saveDraft();
}

async function openTrip(taken) {
  trip = taken;
  pieces = (await vault.under(`${trip.number}/`)).map(([, piece]) => piece).sort((one, other) => one.made.localeCompare(other.made));
  changing = {};
  at("s_title").textContent = trip.title;
  at("s_where").textContent = trip.unit;
  at("s_purpose").textContent = trip.purpose;
  at("s_team").textContent = trip.team;
  const choose = [["", words.choose], ...trip.owners];
  at("p_person").replaceChildren(...choose.map(([value, text]) => new Option(text, value)));
  at("told").replaceChildren(
    ...trip.told.map((each) => {
      const label = document.createElement("label");
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "told", value: each.number });
      label.append(box, " ", each.says);
      return label;
    }),
  );
  show("told_field", trip.told.length);
  show("untold_field", trip.told.length);
  show("matter_form", trip.registers);
  drawKinds(trip);
  drawPetitions();
  for (const form of forms) form.reset();
  drawQuestions(trip);
  const draft = (await vault.under(`${trip.number}#draft`))[0]?.[1] ?? {};
  for (const form of forms) {
    const left = draft[form.dataset.piece];
    if (left) fill(form, left.fields);
    if (left?.token) changing[form.dataset.piece] = left.token;
  }
  askNames();
  drawPieces();
  show("trips", false);
  show("done", false);
  show("conflict", false);
  show("sheet");
}

async function listTrips() {
  const found = (await vault.under("visit-")).filter(([name]) => /^visit-\d+$/.test(name)).map(([, value]) => value);
  at("trip_list").replaceChildren(...found.map((each) => line("", button(each.title, () => openTrip(each)))));
  show("no_trips", !found.length);
  show("trips");
  const wanted = location.hash.slice(1);
  if (!/^visit-\d+$/.test(wanted)) return;
  const kept = found.find((each) => each.number === wanted);
  try {
    await openTrip(kept ?? (await take(wanted)));
  } catch (stop) {
    say(stop instanceof Stop ? stop.message : words.fault);
  }
}

function showConflict(piece, now) {
  at("c_says").textContent = words.moved.replace("{was}", trip.title).replace("{now}", now.title).replace("{status}", now.says);
  const isReported = piece.kind === "report" && now.status === "visit_reported";
  show("c_why_field", now.status === "visit_cancelled");
  show("c_talk", isReported);
  show("c_accept", !isReported);
  at("c_accept").onclick = async () => {
    const why = at("c_why").value.trim();
    if (now.status === "visit_cancelled" && why.length < 2) return say(words.reason);
    trip = { ...trip, accepts: now.mark, anyway: why };
    await vault.put(trip.number, trip);
    show("conflict", false);
    await send();
  };
  at("c_talk").onclick = async () => {
    const { heads, summary } = piece.fields;
    Object.assign(piece, { kind: "met", fields: { heads: String(Math.max(1, Number(heads))), said: summary, consent: "count_only", who: "" } });
    await vault.put(pieceName(piece), piece);
    show("conflict", false);
    await send();
  };
  show("conflict");
  at("conflict").scrollIntoView();
}

/* Send one piece; return what it became, or null where it stays. */
async function sendOne(piece, csrf) {
  piece.sent = true; /* before it goes: an answer that is lost leaves a piece that may be there already */
  piece.error = "";
  await vault.put(pieceName(piece), piece);
  const { kind, token, fields } = piece;
  const body = { kind, token, fields, mark: trip.mark, accepts: trip.accepts ?? "", anyway: trip.anyway ?? "" };
  const [status, said] = await ask(`/desk/visits/${trip.number}/sync/`, body, csrf);
  if (status === 200) {
    await vault.drop(pieceName(piece)); /* confirmed: wiped */
    pieces = pieces.filter((each) => each !== piece);
    trip = { ...trip, mark: said.mark };
    await vault.put(trip.number, trip);
    return { kind: piece.kind, number: said.number };
  }
  piece.sent = false;
  if (status === 422) piece.error = said.says;
  await vault.put(pieceName(piece), piece);
  if (status === 409) {
    showConflict(piece, said);
    throw new Stop("");
  }
  return null;
}

async function send() {
  if (sending) return;
  if (!pieces.length) return say(words.nothing);
  if (forms.some(isWritten)) return say(words.draft);
  sending = true;
  say(""); /* what was said before is not about this */
  const number = trip.number;
  const results = [];
  try {
    const [, { csrf }] = await ask(`/desk/visits/${number}/taken/`);
    const turn = (piece) => ["matter", "met", "promise", "report"].indexOf(piece.kind); /* a promise may be about a matter of this phone */
    for (const piece of [...pieces].sort((one, other) => turn(one) - turn(other))) {
      const done = await sendOne(piece, csrf);
      if (done) results.push(done);
      drawPieces();
    }
    if (!pieces.length) await wipe(number);
    else say(words.left);
  } catch (stop) {
    say(stop instanceof Stop ? stop.message : words.fault);
  } finally {
    sending = false;
    if (trip) drawPieces();
    drawResults(number, results);
  }
}

async function wipe(number) {
  await vault.drop(number, `${number}#draft`);
  await vault.dropLockIfEmpty();
  trip = null;
  show("sheet", false);
}

function drawResults(number, results) {
  if (!results.length) return;
  at("results").append(
    ...results.map(({ kind, number: made }) => {
      if (kind !== "matter" || !made) return line(words[kind], words.written);
      const slip = Object.assign(document.createElement("a"), { href: `/desk/petitions/${made}/slip/`, className: "button plain", textContent: words.slip });
      return line(words[kind], made, slip);
    }),
  );
  at("done_link").href = `/desk/visits/${number}/`;
  at("done").querySelector("h2").hidden = Boolean(trip);
  show("done");
}

async function unlock(event) {
  event.preventDefault();
  const press = event.currentTarget.querySelector("button");
  press.disabled = true; /* deriving a key takes a moment: a second click would type into the first */
  try {
    await unlocked();
  } catch {
    say(words.fault);
  } finally {
    press.disabled = false;
  }
}

async function unlocked() {
  const pin = at("pin").value;
  const isNew = !(await Vault.isThere());
  if (pin.length < 8) return say(words.short);
  if (isNew && pin !== at("again").value) return say(words.unlike);
  say(words.opening);
  vault = isNew ? await Vault.made(pin) : await Vault.withPin(pin);
  at("pin").value = at("again").value = "";
  if (!vault) return say(words.wrong);
  say("");
  show("lock", false);
  await listTrips();
}

/* A name is asked for where somebody wants to be known, or agreed to be named; else it is left out. */
function askNames() {
  at("t_name").required = at("t_secrecy").value !== "anonymous";
  at("m_who").required = at("m_consent").value === "named";
}

function drawNet() {
  at("net").textContent = navigator.onLine ? words.net : words.no_net;
}

async function start() {
  if (!isSecureContext || !navigator.serviceWorker || !window.indexedDB || !crypto.subtle) return show("unable");
  try {
    const isNew = !(await Vault.isThere());
    show("first_time", isNew);
    show("again_field", isNew);
  } catch {
    return show("unable");
  }
  show("lock");
  drawNet();
  at("lock").addEventListener("submit", unlock);
  at("send").addEventListener("click", send);
  at("c_keep").addEventListener("click", () => show("conflict", false));
  at("leave").addEventListener("click", async () => (await saveDraft(), location.reload()));
  at("t_kind").addEventListener("change", () => drawQuestions(trip));
  at("asked").addEventListener("change", () => showAsked(trip));
  for (const each of ["t_secrecy", "m_consent"]) at(each).addEventListener("change", askNames);
  let later;
  for (const form of forms) {
    form.addEventListener("submit", keep);
    form.addEventListener("input", () => {
      clearTimeout(later);
      later = setTimeout(() => saveDraft().catch(() => say(words.not_kept)), 400);
    });
  }
  for (const each of ["online", "offline"]) addEventListener(each, drawNet);
  for (const each of ["input", "click"]) addEventListener(each, () => (used = Date.now()));
  setInterval(async () => vault && !sending && Date.now() - used > IDLE && (await saveDraft(), location.reload()), 30_000); /* locks by itself */
  navigator.storage?.persist?.();
  try {
    await navigator.serviceWorker.register("/desk/visits/sheet/worker.js", { scope: "/desk/visits/sheet/" });
    await navigator.serviceWorker.ready;
    document.documentElement.dataset.offline = "ready";
    if (!vault) say(words.ready);
  } catch {
    if (navigator.onLine) show("unable");
  }
}

start();
