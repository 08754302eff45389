/* What is asked further by kind of matter on the trip sheet: the questions came along, and are asked on the answers that call for them. */
"use strict";
const ASK = "ask_";
const kindOf = (trip) => trip?.kinds?.find((each) => each.category === document.getElementById("t_kind").value);

function drawKinds(trip) {
  const known = trip.kinds ?? [];
  const choose = document.getElementById("t_kind");
  choose.replaceChildren(new Option(choose.dataset.none, ""), ...known.map((each) => new Option(each.title, each.category)));
  document.getElementById("kind_field").hidden = !known.length;
}

function made(tag, values, ...inside) {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...inside);
  return element;
}

function inputs({ key, kind, choices }, id) {
  const name = ASK + key;
  if (kind === "several") return choices.map(([value, text]) => made("label", {}, made("input", { type: "checkbox", name, value }), " ", text));
  if (choices.length) return [made("select", { id, name }, new Option("", ""), ...choices.map(([value, text]) => new Option(text, value)))];
  if (kind === "long") return [made("textarea", { id, name, rows: 4, maxLength: 1000 })];
  return [made("input", { id, name, type: kind === "day" ? "date" : "text", inputMode: kind === "number" ? "decimal" : "", maxLength: 200, autocomplete: "off" })];
}

function question(each) {
  const id = `${ASK}${each.key}`;
  const help = each.help ? [made("div", { className: "help", textContent: each.help })] : [];
  if (each.kind === "several") return made("fieldset", {}, made("legend", { textContent: each.text }), ...help, made("div", { className: "check" }, ...inputs(each, id)));
  return made("div", { className: "field" }, made("label", { htmlFor: id, textContent: each.text }), ...help, ...inputs(each, id));
}

/* What one question is answered with: its values, none where it is empty. */
function given(key) {
  const found = [...document.querySelectorAll(`#asked [name="${ASK}${key}"]`)];
  return found.filter((each) => each.type !== "checkbox" || each.checked).map((each) => each.value.trim()).filter(Boolean);
}

function drawQuestions(trip, answers = {}) {
  const asked = document.getElementById("asked");
  const set = kindOf(trip);
  asked.replaceChildren(...(set?.questions ?? []).map(question));
  asked.hidden = !set;
  for (const [key, value] of Object.entries(answers)) {
    for (const each of asked.querySelectorAll(`[name="${ASK}${key}"]`)) {
      if (each.type === "checkbox") each.checked = [value].flat().includes(each.value);
      else each.value = value;
    }
  }
  showAsked(trip);
}

/* Show those that are asked, in their order; one whose own condition is not asked is not asked either. Return their keys. */
function showAsked(trip) {
  const shown = new Set();
  (kindOf(trip)?.questions ?? []).forEach((each, nth) => {
    const is = !each.asked_if || (shown.has(each.asked_if) && given(each.asked_if).some((value) => each.asked_on.includes(value)));
    if (is) shown.add(each.key);
    document.getElementById("asked").children[nth].hidden = !is;
  });
  return shown;
}

/* The kind, the version of its questions, and the answers to those that were asked. */
function answered(trip) {
  const set = kindOf(trip);
  if (!set) return { asked: "", asked_answers: {} };
  const shown = [...showAsked(trip)].map((key) => [key, given(key)]).filter(([, values]) => values.length);
  const several = new Set(set.questions.filter((each) => each.kind === "several").map((each) => each.key));
  return { asked: String(set.version), asked_answers: Object.fromEntries(shown.map(([key, values]) => [key, several.has(key) ? values : values[0]])) };
}
