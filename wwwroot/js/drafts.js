// Nothing typed is lost: every field with data-draft is stored in this browser with each keystroke, put back after a reload, and told to
// the server again after a reconnect. The server says when it has the words (clearDraft); only then are they forgotten.
import { line } from "./line.js";

const prefix = "draft:";
const oldest = 30 * 24 * 3600 * 1000;
let ready = false;

function read(key) {
  try { return JSON.parse(localStorage.getItem(prefix + key)); } catch { return null; }
}

function keep(element) {
  const key = prefix + element.dataset.draft;
  try {
    if (element.value) localStorage.setItem(key, JSON.stringify({ value: element.value, at: Date.now() }));
    else localStorage.removeItem(key);
  } catch { /* a full or forbidden store must not stop anybody from typing */ }
}

const tell = element => element.dispatchEvent(new Event("input", { bubbles: true }));

function restore(element) {
  if (!ready || element.dataset.draftRead) return;
  element.dataset.draftRead = "1";
  const kept = read(element.dataset.draft);
  if (kept?.value && kept.value !== element.value && (!element.value || element.dataset.draftOver !== undefined)) {
    element.value = kept.value;
    tell(element);
  }
}

const all = () => document.querySelectorAll("[data-draft]");
const unheard = new Set();

// A field that is drawn anew under the writer's hands (the live page takes over from the first one) gets the caret back at once.
let caret = null;
document.addEventListener("selectionchange", () => {
  const field = document.activeElement;
  if (field?.dataset?.draft) caret = { key: field.dataset.draft, start: field.selectionStart, end: field.selectionEnd };
});
document.addEventListener("focusin", event => { if (event.target.dataset?.draft !== caret?.key) caret = null; });
document.addEventListener("pointerdown", event => { if (!event.target.dataset?.draft) caret = null; });

function giveBack(element) {
  if (caret?.key !== element.dataset.draft || (document.activeElement && document.activeElement !== document.body)) return;
  const { start, end } = caret;
  element.focus({ preventScroll: true });
  element.setSelectionRange?.(start, end);
}

export function startDrafts() {
  ready = true;
  all().forEach(restore);
  new MutationObserver(records => {
    for (const record of records)
      for (const node of record.addedNodes)
        if (node.nodeType === 1) {
          for (const field of node.dataset.draft ? [node] : node.querySelectorAll("[data-draft]")) { restore(field); giveBack(field); }
        }
  }).observe(document.body, { childList: true, subtree: true });
  line.whenUp(() => {
    all().forEach(element => element.value && tell(element));
    unheard.forEach(element => element.isConnected && !element.dataset.draft && tell(element));
    unheard.clear();
  });
  for (const key of Object.keys(localStorage))
    if (key.startsWith(prefix) && Date.now() - (read(key.slice(prefix.length))?.at ?? 0) > oldest) localStorage.removeItem(key);
}

// On the window and first of all: while the line is down Blazor must not see what it could not send; the field is told again later.
addEventListener("input", event => {
  if (event.target.dataset?.draft) keep(event.target);
  if (!line.down) return;
  unheard.add(event.target);
  event.stopImmediatePropagation();
}, true);

// Whoever writes fast has begun the next words when the answer comes: only what was sent goes.
export function clearDraft(key, sent) {
  localStorage.removeItem(prefix + key);
  for (const element of document.querySelectorAll(`[data-draft="${CSS.escape(key)}"]`)) {
    const rest = sent == null || element.value === sent ? "" : element.value.startsWith(sent) ? element.value.slice(sent.length).trimStart() : element.value;
    if (element.value !== rest) element.value = rest;
    if (rest) { keep(element); tell(element); }
  }
}
