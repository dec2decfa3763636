// Starts Blazor with our own idea of a lost line, then the small helpers. Nothing here knows a page; pages say what they want in data-*.
import { begun, line, reconnection, restorePlace } from "./line.js";
import { clearDraft, startDrafts } from "./drafts.js";
import { say } from "./cards.js";
import { startLanes } from "./lanes.js";
import "./keys.js";
import "./files.js";
import "./copy.js";
import "./matrix.js";

window.dashboard = {
  clearDraft,
  say,
  focus: id => document.getElementById(id)?.focus(),
  arrive,
  show: id => document.getElementById(id)?.showModal?.(),
  library,
  nearest: id => { const line = document.getElementById(id); if (line) { line.scrollIntoView({ block: "nearest" }); if (document.activeElement?.closest(".queue-pane")) line.querySelector("button")?.focus({ preventScroll: true }); } },
  into: selector => document.querySelector(selector)?.scrollIntoView({ block: "nearest" }),
  close: id => document.getElementById(id)?.close?.(),
  reveal: id => { const element = document.getElementById(id); element?.scrollIntoView({ block: "center", behavior: "smooth" }); element?.classList.add("here"); },
};

// A new page takes the focus to its heading, unless somebody is at work on it already. Who came by a link of the frame still stands on it.
function arrive() {
  const at = document.activeElement;
  if (at?.closest("main, dialog, [popover], input, textarea, select")) return;
  const heading = document.querySelector("h1");
  if (!heading) return;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

// The component library is large, so only the pages that use it ask for it: its theme, our tuning of it, its script.
// It also dresses the page's body, so it is switched off again on pages that do not use it.
let loading = null;
function library(on = true) {
  for (const sheet of document.querySelectorAll("link[data-library]")) sheet.disabled = !on;
  if (!on) return;
  const add = (name, attributes) => new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.onload = resolve;
    element.onerror = () => reject(new Error("not loaded: " + (attributes.href ?? attributes.src)));
    document.head.append(element);
  });
  const sheet = href => {
    const loaded = add("link", { rel: "stylesheet", href });
    document.head.lastElementChild.dataset.library = "";
    return loaded;
  };
  return loading ??= Promise.all([
    sheet("_content/Radzen.Blazor/css/standard-base.css").then(() => sheet("css/radzen.css")),
    add("script", { src: "_content/Radzen.Blazor/Radzen.Blazor.min.js" }),
  ]).then(() => true);
}

// Switches that live in this browser alone: theme, density, keys.
document.addEventListener("click", event => {
  const button = event.target.closest?.("[data-set]");
  if (button) {
    const [name, value] = button.dataset.set.split("=");
    const root = document.documentElement;
    const next = value ?? { theme: root.dataset.theme === "dark" ? "light" : "dark", density: root.dataset.density === "compact" ? "normal" : "compact", keys: root.dataset.keys === "off" ? "on" : "off" }[name];
    try { localStorage.setItem(name, next); } catch { /* then only until the next page */ }
    window.dashboardLook();
    return;
  }
  const opener = event.target.closest?.("[data-dialog]");
  if (opener) document.getElementById(opener.dataset.dialog)?.showModal();
  const closer = event.target.closest?.("[data-close]");
  if (closer) closer.closest("dialog")?.close();
  if (event.target.localName === "dialog" && event.target.open) {
    const box = event.target.getBoundingClientRect();
    if (event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom) event.target.close();
  }
});

// What appears and asks for the focus gets it, once.
new MutationObserver(records => {
  for (const record of records)
    for (const node of record.addedNodes)
      if (node.nodeType === 1) {
        const wish = node.matches("[data-focus]") ? node : node.querySelector("[data-focus]");
        if (wish) requestAnimationFrame(() => wish.focus({ preventScroll: false }));
        const modal = node.matches("dialog[data-open]") ? node : node.querySelector?.("dialog[data-open]");
        if (modal && !modal.open) modal.showModal();
      }
}).observe(document.body, { childList: true, subtree: true });

// The first page that arrives is only a picture of the live one. A press on it waits until the live page stands in its place.
let press = null;
const pressed = event => {
  const button = event.target.closest?.("button:not([data-offline], [data-offline] *)");
  if (!button || button.type === "submit") return;
  const { clientX: x, clientY: y } = event, words = button.textContent, until = Date.now() + 5000;
  press = () => {
    const now = document.elementFromPoint(x, y)?.closest("button");
    if (now && now.textContent === words && Date.now() < until) now.click();
  };
};

/** Resolves when Blazor has drawn the live page; at once on pages that are not live. */
async function live() {
  const announcer = () => document.getElementById("announcer");
  if (!announcer()) return;
  document.addEventListener("click", pressed, true);
  while (announcer() && announcer().dataset.live === undefined) await new Promise(resolve => setTimeout(resolve, 20));
  document.removeEventListener("click", pressed, true);
}

// Blazor listens to the three events of the board's own; their detail travels as it is.
const events = ["cardmove", "cardact", "lanewindow"];

if (window.Blazor) {
  for (const name of events) Blazor.registerCustomEventType(name, { createEventArgs: event => event.detail });
  await Blazor.start({
    ssr: { disableDomPreservation: true },
    circuit: {
      reconnectionHandler: reconnection,
      configureSignalR: builder => builder.withServerTimeout(30000).withKeepAliveInterval(10000),
    },
  });
}
startLanes();
startDrafts();
await live();
begun();
restorePlace();
document.documentElement.dataset.ready = "1";
press?.();
export { line };
