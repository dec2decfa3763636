// Single keys, read from the page itself: an element with data-key="n" is pressed (or entered, when it is a field) by n, one with
// data-go="b" by g then b. What is printed on the button is what works. Silent while typing or composing; can be switched off.
import { named } from "./keymap.js";

let chord = 0;

const visible = element => element.checkVisibility?.({ visibilityProperty: true }) ?? element.offsetParent !== null;
const typing = target => target.closest?.("input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable=true]");
// What lies over the page has the keys for itself: the browser's own dialogs and menus, and a bar that asks a question (data-layer).
const layer = () => [...document.querySelectorAll("dialog[open], [popover]:popover-open, [data-layer]")].at(-1);

function find(attribute, key) {
  const scope = layer() ?? document;
  return [...scope.querySelectorAll(`[${attribute}="${CSS.escape(key)}"]`)].find(element => visible(element) && !element.disabled);
}

function press(element) {
  if (element.matches("input, textarea, select")) { element.focus(); if (element.type === "search") element.select(); }
  else element.click();
}

const open = card => card?.querySelector(".card-open");
const cards = lane => [...lane.querySelectorAll("[data-card]")];
const lanes = () => [...document.querySelectorAll("[data-lane]")];

function current() {
  return document.activeElement?.closest("[data-card]") ?? document.querySelector(".card.open");
}

function focus(card) {
  const link = open(card);
  if (!link) return;
  link.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function step(by) {
  const card = current();
  if (!card) return focus(document.querySelector("[data-lane] [data-card], [data-row]"));
  const all = cards(card.closest("[data-lane]") ?? document);
  focus(all[all.indexOf(card) + by]);
}

function across(by) {
  const card = current();
  const all = lanes().filter(lane => lane.querySelector("[data-card]"));
  if (!card) return focus(all[0]?.querySelector("[data-card]"));
  const lane = all[all.indexOf(card.closest("[data-lane]")) + by];
  if (!lane) return;
  const top = card.getBoundingClientRect().top;
  focus(cards(lane).reduce((best, next) =>
    Math.abs(next.getBoundingClientRect().top - top) < Math.abs(best.getBoundingClientRect().top - top) ? next : best));
}

// A button that is off until the server has seen the first letter: whoever types and sends in one go need not press twice.
function clickSoon(button, until = Date.now() + 3000) {
  if (!button.disabled) button.click();
  else if (button.isConnected && Date.now() < until) setTimeout(() => clickSoon(button, until), 40);
}

document.addEventListener("keydown", event => {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  const field = typing(event.target);
  if (event.key === "Escape") {
    if (layer() && !layer().matches("[data-layer]")) return;
    if (field && !event.target.closest("[data-escape-clears]")) event.target.blur();
    else find("data-key", "Escape")?.click();
    return;
  }
  if (field && (event.ctrlKey || event.metaKey) && event.key === "Enter") {
    const submit = field.closest("form, .composer, .composer-like, .stack, dialog")?.querySelector("[data-submit], [type=submit]");
    if (submit) { event.preventDefault(); if (field.value.trim()) clickSoon(submit); }
    return;
  }
  if (field?.localName === "input" && event.key === "Enter" && event.target.closest("dialog")) {
    const submit = event.target.closest("dialog").querySelector("[data-submit]");
    if (submit) { event.preventDefault(); submit.click(); }
    return;
  }
  if (!field && (event.ctrlKey || event.metaKey) && event.key === "z") {
    const undo = find("data-key", "z");
    if (undo) { event.preventDefault(); press(undo); }
    return;
  }
  if (field || event.ctrlKey || event.metaKey || event.altKey || document.documentElement.dataset.keys === "off") return;

  const key = named(event.key);
  if (key === null) return;
  if (Date.now() < chord) {
    chord = 0;
    const place = find("data-go", key);
    if (place) { event.preventDefault(); press(place); }
    return;
  }
  if (key === "g" && !layer()) { chord = Date.now() + 1500; return; }
  const element = find("data-key", key);
  if (element) { event.preventDefault(); press(element); return; }
  if (layer()) return;
  const moves = { j: () => step(1), k: () => step(-1), h: () => across(-1), l: () => across(1) };
  const onCard = event.target.closest?.("[data-card]");
  const arrows = onCard && { ArrowDown: moves.j, ArrowUp: moves.k, ArrowLeft: moves.h, ArrowRight: moves.l };
  const move = moves[key] ?? arrows?.[key];
  if (move && document.querySelector("[data-card]")) { event.preventDefault(); move(); }
  else if (key === "?") { event.preventDefault(); document.getElementById("keys-help")?.showModal(); }
});

export { focus as focusCard };
