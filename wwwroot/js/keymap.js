// Keys of one's own. What is printed on the buttons is what works: the map is kept in this browser, the hints show it, and
// aria-keyshortcuts says it. A page never knows: it names the key it was given, here it is read as another.
const stored = "keymap";
let map = read();

function read() {
  try { return JSON.parse(localStorage.getItem(stored)) ?? {}; } catch { return {}; }
}

/** The key that works for the one a page names. */
export const shown = key => map[key] ?? key;

/** The key that a page names for the one that was pressed; null when it was given away. */
export function named(pressed) {
  for (const [key, own] of Object.entries(map)) if (own === pressed) return key;
  return pressed in map ? null : pressed;
}

const off = () => document.documentElement.dataset.keys === "off";

function dress(root) {
  if (root.nodeType !== 1) return;
  for (const hint of [...(root.matches("kbd[data-hint]") ? [root] : []), ...root.querySelectorAll("kbd[data-hint]")]) {
    const text = hint.firstChild, key = shown(hint.dataset.hint);
    if (text && text.data !== key) text.data = key;
  }
  for (const element of [...(root.matches("[data-key]") ? [root] : []), ...root.querySelectorAll("[data-key]")]) {
    const key = shown(element.dataset.key);
    if (off() || !key) element.removeAttribute("aria-keyshortcuts");
    else if (element.getAttribute("aria-keyshortcuts") !== key) element.setAttribute("aria-keyshortcuts", key);
  }
}

new MutationObserver(records => {
  for (const record of records) {
    if (record.type === "attributes") dress(record.target);
    else record.addedNodes.forEach(dress);
  }
}).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-key", "data-hint", "data-keys"] });
dress(document.documentElement);

// The list in the dialog of keys: what the page under it has, each with a way to give it another key.
const words = element => (element.getAttribute("aria-label") ?? element.getAttribute("placeholder")
  ?? [...element.childNodes].filter(node => node.nodeName !== "KBD" && node.nodeType !== Node.COMMENT_NODE).map(node => node.textContent).join(" ")).trim().replace(/\s+/g, " ");

function onPage() {
  const all = new Map();
  for (const element of document.querySelectorAll("[data-key]")) {
    const key = element.dataset.key;
    if (key.length === 1 && !/\d/.test(key) && !all.has(key) && words(element) && !element.closest("#keys-help")) all.set(key, words(element));
  }
  return all;
}

function fill(place) {
  const keys = onPage();
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const said = make("p", { className: "small", role: "status" });
  const rows = [...keys].map(([key, what]) => {
    const hint = make("kbd", {}, shown(key));
    const change = make("button", { type: "button", className: "btn tiny" }, "Change");
    change.setAttribute("aria-label", `Change the key for ${what}`);
    change.addEventListener("click", () => {
      change.textContent = "Press a key…";
      const take = event => {
        event.preventDefault();
        event.stopPropagation();
        if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
        document.removeEventListener("keydown", take, true);
        change.textContent = "Change";
        if (event.key === "Escape") return;
        const other = [...keys].find(([name]) => name !== key && shown(name) === event.key);
        if (event.key.length !== 1 || event.key === " " || "g?".includes(event.key)) { said.textContent = "That key is taken by the program. Choose a letter or a sign."; return; }
        if (other) { said.textContent = `${event.key} is “${other[1]}”. Change that one first.`; return; }
        if (event.key === key) delete map[key]; else map[key] = event.key;
        keep();
        hint.textContent = shown(key);
        said.textContent = `${what}: ${shown(key)}`;
      };
      document.addEventListener("keydown", take, true);
    });
    return make("li", { className: "row" }, hint, make("span", { className: "grow clip" }, what), change);
  });
  const reset = make("button", { type: "button", className: "btn tiny" }, "All as they were");
  reset.addEventListener("click", () => { map = {}; keep(); fill(place); });
  place.replaceChildren(rows.length ? make("ul", { className: "stack tight keymap" }, ...rows) : make("p", { className: "quiet small" }, "This page has no keys of its own."), said, ...(Object.keys(map).length ? [reset] : []));
}

function keep() {
  try { localStorage.setItem(stored, JSON.stringify(map)); } catch { /* then only until the next page */ }
  dress(document.documentElement);
}

addEventListener("storage", event => { if (event.key === stored) { map = read(); dress(document.documentElement); } });
document.addEventListener("toggle", event => {
  const place = event.target.matches?.("details[data-keymap]") && event.target.open ? event.target.querySelector("[data-keymap-list]") : null;
  if (place) fill(place);
}, true);
