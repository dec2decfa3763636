// The matrix as a grid: one stop for Tab, arrows between its cells, Enter opens, x chooses. Also carries it away as a picture.
import { say } from "./cards.js";

const grid = () => document.querySelector("[data-matrix]");
const cellsOf = row => [...row.querySelectorAll(":scope > [data-cell]")];
const rows = () => [...(grid()?.rows ?? [])].filter(row => row.querySelector("[data-cell]"));
let last = null;

const shown = element => element.checkVisibility?.() ?? element.offsetParent !== null;
const nameOf = cell => [cell.closest("tr")?.getAttribute("aria-rowindex"), cell.cellIndex];

/** Exactly one cell can be reached by Tab: the one that was left last, or the first claim. */
function oneStop(cell = null) {
  const table = grid();
  if (!table) return;
  const stops = table.querySelectorAll("[data-cell][tabindex='0']");
  const wanted = cell ?? ([...stops].at(-1) ?? table.querySelector("tbody [data-cell]") ?? table.querySelector("[data-cell]"));
  for (const stop of stops) if (stop !== wanted) stop.tabIndex = -1;
  if (wanted && wanted.tabIndex !== 0) wanted.tabIndex = 0;
}

function go(cell) {
  if (!cell) return;
  oneStop(cell);
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// On a phone silent cells are left out, so the neighbour is the next one that is there.
function across(cell, by) {
  const all = cellsOf(cell.parentElement);
  for (let at = all.indexOf(cell) + by; at >= 0 && at < all.length; at += by) if (shown(all[at])) return all[at];
  return null;
}

function along(cell, by) {
  const all = rows(), row = all[all.indexOf(cell.parentElement) + by];
  if (!row) return null;
  const target = row.cells[Math.min(cell.cellIndex, row.cells.length - 1)];
  return target && shown(target) ? target : cellsOf(row).find(shown) ?? null;
}

function end(cell, lastOne) {
  const cells = cellsOf(cell.parentElement).filter(shown);
  return lastOne ? cells.at(-1) : cells[0];
}

// The first or last claim may not be drawn yet: go there, and take the focus along when it is.
function farEnd(cell, lastOne, until = Date.now() + 2000) {
  const table = grid(), frame = table?.closest(".matrix-frame");
  if (!frame) return;
  frame.scrollTop = lastOne ? frame.scrollHeight : 0;
  const wanted = lastOne ? table.getAttribute("aria-rowcount") : "2";
  const row = [...table.rows].find(next => next.getAttribute("aria-rowindex") === wanted);
  if (row) go(cellsOf(row).filter(shown).at(lastOne ? -1 : 0));
  else if (Date.now() < until) requestAnimationFrame(() => farEnd(cell, lastOne, until));
}

document.addEventListener("keydown", event => {
  const cell = event.target.closest?.("[data-cell]");
  if (!cell || event.defaultPrevented || event.isComposing || event.altKey || event.metaKey) return;
  const own = event.target === cell, plain = !event.ctrlKey && !event.shiftKey;
  const keys = document.documentElement.dataset.keys !== "off";
  const rtl = getComputedStyle(cell).direction === "rtl" ? -1 : 1;
  let to;
  if (event.key === "ArrowRight" && plain) to = across(cell, rtl);
  else if (event.key === "ArrowLeft" && plain) to = across(cell, -rtl);
  else if (event.key === "ArrowDown" && plain) to = along(cell, 1);
  else if (event.key === "ArrowUp" && plain) to = along(cell, -1);
  else if ((event.key === "Home" || event.key === "End") && event.ctrlKey) farEnd(cell, event.key === "End");
  else if (event.key === "Home") to = end(cell, false);
  else if (event.key === "End") to = end(cell, true);
  else if (event.key === "PageDown" || event.key === "PageUp") to = page(cell, event.key === "PageDown" ? 1 : -1);
  else if (own && keys && plain && event.key === "j") to = along(cell, 1);
  else if (own && keys && plain && event.key === "k") to = along(cell, -1);
  else if (own && keys && plain && event.key === "l") to = across(cell, rtl);
  else if (own && keys && plain && event.key === "h") to = across(cell, -rtl);
  else if (own && event.key === "Enter") {
    const link = cell.querySelector("a");
    if (link) { event.preventDefault(); event.stopImmediatePropagation(); link.click(); }
    return;
  } else if (own && plain && (event.key === " " || (keys && event.key === "x"))) {
    const box = cell.parentElement.querySelector("input[type=checkbox]");
    if (box) { event.preventDefault(); event.stopImmediatePropagation(); box.click(); }
    return;
  } else return;
  event.preventDefault();
  event.stopImmediatePropagation();
  go(to);
}, true);

function page(cell, by) {
  const all = rows(), frame = cell.closest(".matrix-frame");
  const step = Math.max(1, Math.floor((frame?.clientHeight ?? 400) / (cell.parentElement.offsetHeight || 60)) - 1);
  const row = all[Math.min(all.length - 1, Math.max(0, all.indexOf(cell.parentElement) + by * step))];
  return row?.cells[cell.cellIndex];
}

document.addEventListener("focusin", event => {
  const cell = event.target.closest?.("[data-cell]");
  if (!cell) return;
  last = nameOf(cell);
  oneStop(cell);
});

// A drawer that closes gives the focus back to the cell it came from.
new MutationObserver(records => {
  for (const record of records) {
    for (const node of record.removedNodes) {
      if (node.nodeType !== 1 || !node.matches("[data-matrix-drawer]")) continue;
      if (document.querySelector("[data-matrix-drawer]") || (document.activeElement && document.activeElement !== document.body)) continue;
      const row = last && [...(grid()?.rows ?? [])].find(next => next.getAttribute("aria-rowindex") === last[0]);
      go(row?.cells[last[1]]);
    }
  }
  oneStop();
}).observe(document.body, { childList: true, subtree: true });

// What is taken along names the reader's clock.
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
const withZone = path => {
  const address = new URL(path, document.baseURI);
  address.searchParams.set("zone", zone());
  return address;
};
document.addEventListener("click", event => {
  const link = event.target.closest?.("a[data-zone]");
  if (link) link.href = withZone(link.getAttribute("href")).href;
  const button = event.target.closest?.("[data-picture]");
  if (button) paint(button.dataset.picture, button.dataset.name);
}, true);

/** The server's SVG, painted here: no font, library or service of anybody else. */
async function paint(path, name) {
  try {
    const address = withZone(path);
    if (document.documentElement.dataset.theme === "dark") address.searchParams.set("theme", "dark");
    const picture = new Image();
    picture.src = address.href;
    await picture.decode();
    // Browsers paint up to about sixteen thousand pixels a side.
    const scale = Math.min(2, 16000 / picture.naturalWidth, 16000 / picture.naturalHeight);
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(picture.naturalWidth * scale), height: Math.round(picture.naturalHeight * scale) });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise(resolve => canvas.toBlob(resolve, "image/png"));
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    say("The picture is saved");
  } catch {
    say("The picture could not be made; the SVG has the same content.");
  }
}
oneStop();
