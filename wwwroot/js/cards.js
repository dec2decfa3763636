// Moving cards: by pointer, by Ctrl+Shift+arrows, by the menu. All three only send "cardmove" {card, lane, before}; the server moves, and
// every screen shows it. No node that Blazor owns is touched.
import { line } from "./line.js";
import { focusCard } from "./keys.js";

const threshold = 6, hold = 380, edge = 56;
let refocus = null;

export function send(card, lane, before, place) {
  if (line.down) return say("Not connected just now: the card was not moved.");
  refocus = { card: card.dataset.card, until: Date.now() + 4000 };
  card.dispatchEvent(new CustomEvent("cardmove", { bubbles: true, detail: { card: card.dataset.card, lane, before, place } }));
}

export function say(words) {
  const element = document.getElementById("announcer");
  if (element) element.textContent = words;
}

export function act(card, what) {
  if (line.down) return say("Not connected just now: nothing was done.");
  card.dispatchEvent(new CustomEvent("cardact", { bubbles: true, detail: { card: card.dataset.card, act: what } }));
}

const siblings = lane => [...lane.querySelectorAll("[data-card]")];

/** The card that would stand below the pointer; null for the end of the lane. */
function beneath(lane, y, moved) {
  return siblings(lane).find(card => card !== moved && y < card.getBoundingClientRect().top + card.offsetHeight / 2) ?? null;
}

let drag = null;

document.addEventListener("pointerdown", event => {
  if (event.button !== 0 || drag) return;
  const card = event.target.closest?.("[data-card][data-movable]");
  if (!card || event.target.closest("button:not(.card-open), input, textarea, summary, .no-drag")) return;
  drag = { card, x: event.clientX, y: event.clientY, id: event.pointerId, touch: event.pointerType !== "mouse", live: false };
  if (drag.touch) drag.timer = setTimeout(lift, hold);
});

function lift() {
  const box = drag.card.getBoundingClientRect();
  drag.live = true;
  drag.dx = drag.x - box.left;
  drag.dy = drag.y - box.top;
  drag.ghost = drag.card.cloneNode(true);
  for (const name of ["id", "data-card", "data-movable"]) drag.ghost.removeAttribute(name);
  drag.ghost.inert = true;
  drag.ghost.classList.add("ghost");
  drag.ghost.style.inlineSize = box.width + "px";
  drag.bar = document.createElement("div");
  drag.bar.className = "drop-line";
  drag.bar.hidden = true;
  document.body.append(drag.ghost, drag.bar);
  drag.card.classList.add("lifted");
  document.documentElement.classList.add("dragging");
  document.documentElement.classList.toggle("dragging-article", drag.card.dataset.kind === "article");
  navigator.vibrate?.(8);
  scrollEdges();
  follow(drag.x, drag.y);
}

function follow(x, y) {
  drag.x = x; drag.y = y;
  drag.ghost.style.translate = `${x - drag.dx}px ${y - drag.dy}px`;
  const under = document.elementFromPoint(x, y);
  // A place that is no lane: what is dropped there is asked about.
  const act = drag.card.dataset.kind === "article" ? under?.closest("[data-drop-act]") ?? null : null;
  if (act !== drag.act) { drag.act?.classList.remove("over"); act?.classList.add("over"); drag.act = act; }
  const lane = act ? null : under?.closest("[data-lane]") ?? null;
  if (lane !== drag.lane) { drag.lane?.classList.remove("over"); lane?.classList.add("over"); drag.lane = lane; }
  drag.bar.hidden = !lane;
  if (!lane) return;
  drag.before = beneath(lane, y, drag.card);
  const others = siblings(lane).filter(card => card !== drag.card);
  const holder = lane.querySelector(".lane-scroll").getBoundingClientRect();
  const top = drag.before ? drag.before.getBoundingClientRect().top - 6
    : others.length ? others.at(-1).getBoundingClientRect().bottom + 3 : holder.top + 4;
  drag.bar.style.inlineSize = holder.width - 16 + "px";
  drag.bar.style.translate = `${holder.left + 8}px ${Math.min(Math.max(top, holder.top), holder.bottom)}px`;
}

function scrollEdges() {
  if (!drag?.live) return;
  const list = drag.lane?.querySelector(".lane-scroll"), board = document.querySelector(".board");
  const push = (element, axis, position, start, end) => {
    if (!element) return;
    if (position < start + edge) element[axis] -= 12; else if (position > end - edge) element[axis] += 12;
  };
  if (list) { const box = list.getBoundingClientRect(); push(list, "scrollTop", drag.y, box.top, box.bottom); }
  if (board) { const box = board.getBoundingClientRect(); push(board, "scrollLeft", drag.x, box.left, box.right); }
  requestAnimationFrame(scrollEdges);
}

document.addEventListener("pointermove", event => {
  if (!drag || event.pointerId !== drag.id) return;
  if (drag.live) { event.preventDefault(); follow(event.clientX, event.clientY); return; }
  if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < threshold) return;
  if (drag.touch) end(); else { drag.x = event.clientX; drag.y = event.clientY; lift(); }
});
document.addEventListener("touchmove", event => { if (drag?.live) event.preventDefault(); }, { passive: false });
document.addEventListener("dragstart", event => { if (event.target.closest?.("[data-movable]")) event.preventDefault(); });
document.addEventListener("contextmenu", event => { if (drag?.live && drag.touch) event.preventDefault(); });

function end() {
  clearTimeout(drag?.timer);
  drag?.ghost?.remove();
  drag?.bar?.remove();
  drag?.lane?.classList.remove("over");
  drag?.act?.classList.remove("over");
  drag?.card.classList.remove("lifted");
  document.documentElement.classList.remove("dragging", "dragging-article");
  drag = null;
}

document.addEventListener("pointerup", event => {
  if (!drag || event.pointerId !== drag.id) return;
  const { live, card, lane, before, act: place } = drag;
  end();
  if (!live) return;
  // The press that ends a drag is not a click on the card.
  const swallow = click => { click.preventDefault(); click.stopPropagation(); };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }), 50);
  if (place) return act(card, place.dataset.dropAct);
  if (!lane) return;
  const next = card.nextElementSibling?.closest?.("[data-card]");
  if (lane === card.closest("[data-lane]") && (before === next || before === card)) return;
  send(card, lane.dataset.lane, before?.dataset.card ?? null, before ? null : "end");
});
document.addEventListener("pointercancel", () => drag && end());
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && drag?.live) { event.stopImmediatePropagation(); end(); return; }
  if (!(event.ctrlKey && event.shiftKey) || !event.key.startsWith("Arrow")) return;
  const card = event.target.closest?.("[data-card][data-movable]");
  if (!card) return;
  event.preventDefault();
  const lane = card.closest("[data-lane]"), row = siblings(lane), at = row.indexOf(card);
  const lanes = [...document.querySelectorAll("[data-lane]")], here = lanes.indexOf(lane);
  const sideways = document.dir === "rtl" ? -1 : 1;
  const name = target => target.querySelector("h2")?.firstElementChild?.nextElementSibling?.textContent ?? target.getAttribute("aria-label") ?? "";
  if (event.key === "ArrowUp" && at > 0) { send(card, lane.dataset.lane, row[at - 1].dataset.card); say("Moved up"); }
  if (event.key === "ArrowDown" && at < row.length - 1) {
    const below = row[at + 2];
    send(card, lane.dataset.lane, below?.dataset.card ?? null, below ? null : "end");
    say("Moved down");
  }
  const to = event.key === "ArrowRight" ? lanes[here + sideways] : event.key === "ArrowLeft" ? lanes[here - sideways] : null;
  if (to) { send(card, to.dataset.lane, null, "start"); say("Moved to " + name(to)); }
}, true);

// One menu for all cards: opened by the button on a card, it remembers whose it is.
document.addEventListener("click", event => {
  const opener = event.target.closest?.("[data-menu-for-card]");
  const menu = document.getElementById("card-menu");
  if (opener && menu) {
    const card = opener.closest("[data-card]"), lane = card.closest("[data-lane]");
    menu.dataset.for = card.dataset.card;
    for (const item of menu.querySelectorAll("[data-for-kind]")) item.hidden = item.dataset.forKind !== card.dataset.kind;
    for (const item of menu.querySelectorAll("[data-to-lane]")) item.hidden = item.dataset.toLane === lane?.dataset.lane;
    openMenu(menu, opener);
    return;
  }
  const direct = event.target.closest?.("[data-card-act]");
  if (direct && !line.down) {
    const card = direct.closest("[data-card]");
    card.dispatchEvent(new CustomEvent("cardact", { bubbles: true, detail: { card: card.dataset.card, act: direct.dataset.cardAct } }));
    return;
  }
  const item = event.target.closest?.("#card-menu [data-act]");
  if (!item) return;
  const card = document.querySelector(`[data-card="${CSS.escape(menu.dataset.for)}"]`);
  menu.hidePopover();
  if (!card) return;
  const what = item.dataset.act;
  if (what === "open") card.querySelector(".card-open")?.click();
  else if (what === "lane") { send(card, item.dataset.toLane, null, "start"); say("Moved to " + item.textContent.trim()); }
  else if (what === "start" || what === "end") send(card, card.closest("[data-lane]").dataset.lane, null, what);
  else act(card, what);
});

// A story dragged onto another one: the server hears of the beginning, the story under the pointer and the drop, not of every step.
document.addEventListener("dragover", event => {
  if (event.target.closest?.(".story[draggable=true]")) event.preventDefault();
});

// x chooses the article in focus, m asks where it, or all that are chosen, shall go; Ctrl with a click chooses too.
const chosenBy = { x: "pick", m: "gather" };
document.addEventListener("keydown", event => {
  const card = event.target.closest?.("[data-card][data-movable][data-kind=article]");
  if (!card || !chosenBy[event.key] || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.documentElement.dataset.keys === "off") return;
  if (event.target.closest("input, textarea, select") || !document.querySelector("#card-menu [data-act=gather]")) return;
  event.preventDefault();
  act(card, chosenBy[event.key]);
}, true);
document.addEventListener("click", event => {
  const card = (event.ctrlKey || event.metaKey) && event.target.closest?.("[data-card][data-movable][data-kind=article]");
  if (!card || event.target.closest("button") || !document.querySelector("#card-menu [data-act=pick]")) return;
  event.preventDefault();
  event.stopPropagation();
  act(card, "pick");
}, true);

export function openMenu(menu, opener) {
  menu.showPopover();
  const box = opener.getBoundingClientRect(), width = menu.offsetWidth, height = menu.offsetHeight;
  const start = document.dir === "rtl" ? box.left : box.right - width;
  menu.style.left = Math.max(8, Math.min(start, innerWidth - width - 8)) + "px";
  menu.style.top = (box.bottom + height + 8 > innerHeight ? Math.max(8, box.top - height - 4) : box.bottom + 4) + "px";
  menu.querySelector(":is(button, a, input):not([hidden], :disabled)")?.focus();
  opener.setAttribute("aria-expanded", "true");
  menu.addEventListener("toggle", event => {
    if (event.newState !== "closed") return;
    opener.setAttribute("aria-expanded", "false");
    if (!document.activeElement || document.activeElement === document.body || menu.contains(document.activeElement)) opener.focus();
  }, { once: true });
}

document.addEventListener("click", event => {
  const opener = event.target.closest?.("[data-menu]");
  const menu = opener && document.getElementById(opener.dataset.menu);
  if (menu) { if (menu.matches(":popover-open")) menu.hidePopover(); else openMenu(menu, opener); return; }
  const inside = event.target.closest?.("[popover].menu :is(button, a)");
  if (inside && !inside.closest("#card-menu")) inside.closest("[popover]").hidePopover();
});
document.addEventListener("keydown", event => {
  const menu = event.target.closest?.(".menu");
  if (!menu || !["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return;
  event.preventDefault();
  const items = [...menu.querySelectorAll("button, a")].filter(item => !item.hidden);
  const at = items.indexOf(document.activeElement);
  const next = event.key === "Home" ? 0 : event.key === "End" ? items.length - 1 : at + (event.key === "ArrowDown" ? 1 : -1);
  items[(next + items.length) % items.length].focus();
});

// The focus stays with the card it was on, wherever the server puts that card and whenever it draws it anew.
document.addEventListener("focusin", event => {
  const card = event.target.closest?.("[data-card]");
  if (card) refocus = { card: card.dataset.card, until: Infinity };
  // From the drawer the focus goes back to the card that it showed.
  else if (event.target !== document.body && !event.target.closest?.(".drawer")) refocus = null;
});
new MutationObserver(() => {
  if (!refocus || Date.now() > refocus.until) return;
  if (document.activeElement && document.activeElement !== document.body) return;
  const card = document.querySelector(`[data-card="${CSS.escape(refocus.card)}"]`);
  if (card) focusCard(card);
}).observe(document.documentElement, { childList: true, subtree: true });
