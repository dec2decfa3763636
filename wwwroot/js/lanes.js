// Windowed lanes. The server draws a window of two dozen cards and tells how many lie before and after it; here the two spacers get
// the height that those would have, and scrolling near an edge asks for the next window. What the reader looks at stays where it is.
import { line } from "./line.js";

const guess = 104, gap = 8, margin = 5, half = 12;
const known = new WeakMap();

function state(scroller) {
  if (!known.has(scroller)) known.set(scroller, { average: guess, measured: 0, anchor: null, asked: -1 });
  return known.get(scroller);
}

const rows = spacer => Number(spacer?.dataset.rows ?? 0);
const parts = scroller => ({
  before: scroller.querySelector(":scope > .spacer.before"),
  after: scroller.querySelector(":scope > .spacer.after"),
  cards: scroller.querySelectorAll("[data-card]"),
});

function measure(scroller) {
  const lane = state(scroller), { before, after, cards } = parts(scroller);
  const size = () => { for (const spacer of [before, after]) if (spacer) spacer.style.blockSize = rows(spacer) * lane.average + "px"; };
  // First of all, before anything asks for a layout: a lane that is too short for a moment would lose its place.
  size();
  if (cards.length) {
    const height = cards[cards.length - 1].getBoundingClientRect().bottom - cards[0].getBoundingClientRect().top + gap;
    lane.average = lane.measured ? lane.average * .8 + height / cards.length * .2 : height / cards.length;
    lane.measured++;
  }
  size();
}

function remember(scroller) {
  const top = scroller.getBoundingClientRect().top;
  const card = [...parts(scroller).cards].find(next => next.getBoundingClientRect().bottom > top + 1);
  state(scroller).anchor = card && scroller.scrollTop > 4 ? { id: card.dataset.card, offset: card.getBoundingClientRect().top - top } : null;
}

function hold(scroller) {
  const anchor = state(scroller).anchor;
  if (!anchor) return;
  const card = scroller.querySelector(`[data-card="${CSS.escape(anchor.id)}"]`);
  if (!card) return;
  const drift = card.getBoundingClientRect().top - scroller.getBoundingClientRect().top - anchor.offset;
  if (Math.abs(drift) > 1) scroller.scrollTop += drift;
}

/** Asks for the window around what is in view, when what is in view comes near the window's edge. */
function ask(scroller) {
  const lane = state(scroller), { before, after, cards } = parts(scroller);
  const skipped = rows(before), rest = rows(after), shown = cards.length;
  if (!skipped && !rest) return;
  const box = scroller.getBoundingClientRect();
  let first = 0, last = shown - 1;
  const start = cards[0]?.getBoundingClientRect().top ?? box.top;
  const end = cards[shown - 1]?.getBoundingClientRect().bottom ?? box.top;
  if (start > box.bottom) first = -Math.ceil((start - box.top) / lane.average);
  else if (end < box.top) first = shown + Math.floor((box.top - end) / lane.average);
  else {
    while (first < shown && cards[first].getBoundingClientRect().bottom < box.top) first++;
    if (start > box.top) first -= Math.ceil((start - box.top) / lane.average);
  }
  last = first + Math.ceil(box.height / lane.average);
  const needBefore = skipped > 0 && first < margin, needAfter = rest > 0 && last > shown - margin;
  if (!needBefore && !needAfter) { lane.asked = -1; return; }
  const middle = skipped + first + (last - first) / 2;
  const wanted = Math.max(0, Math.round(middle - half));
  if (wanted === skipped || wanted === lane.asked || line.down) return;
  lane.asked = wanted;
  scroller.dispatchEvent(new CustomEvent("lanewindow", { bubbles: true, detail: { lane: scroller.closest("[data-lane]").dataset.lane, first: wanted } }));
}

const waiting = new Set();
function soon(scroller) {
  if (waiting.has(scroller)) return;
  waiting.add(scroller);
  requestAnimationFrame(() => { waiting.delete(scroller); remember(scroller); ask(scroller); });
}

document.addEventListener("scroll", event => {
  if (event.target.classList?.contains("lane-scroll")) soon(event.target);
}, { capture: true, passive: true });

// The pill leads to the top of its lane, where the new cards are.
document.addEventListener("click", event => {
  const scroller = event.target.closest?.("[data-to-top]")?.closest("[data-lane]")?.querySelector(".lane-scroll");
  if (!scroller) return;
  state(scroller).anchor = null;
  scroller.scrollTop = 0;
});

line.whenUp(() => document.querySelectorAll(".lane-scroll").forEach(soon));

export function startLanes() {
  const refresh = scroller => { measure(scroller); hold(scroller); state(scroller).asked = -1; soon(scroller); };
  document.querySelectorAll(".lane-scroll").forEach(refresh);
  new MutationObserver(records => {
    const touched = new Set();
    for (const record of records) {
      const scroller = (record.target.nodeType === 1 ? record.target : record.target.parentElement)?.closest?.(".lane-scroll");
      if (scroller) touched.add(scroller);
      for (const node of record.addedNodes) node.querySelectorAll?.(".lane-scroll").forEach(found => touched.add(found));
    }
    touched.forEach(refresh);
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-rows"] });
  addEventListener("resize", () => document.querySelectorAll(".lane-scroll").forEach(refresh));
}
