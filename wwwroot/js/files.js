// Files dropped anywhere on a page that takes them go into its file field; the field's own upload does the rest.
import { line } from "./line.js";

let depth = 0;
const target = () => document.querySelector("[data-drop-files]");
const carries = event => [...(event.dataTransfer?.types ?? [])].includes("Files");
const over = on => target()?.classList.toggle("files-over", on);

addEventListener("dragenter", event => { if (carries(event) && target()) { depth++; over(true); event.preventDefault(); } });
addEventListener("dragover", event => { if (carries(event) && target()) event.preventDefault(); });
addEventListener("dragleave", event => { if (carries(event) && --depth <= 0) { depth = 0; over(false); } });
addEventListener("drop", event => {
  if (!carries(event)) return;
  event.preventDefault();
  depth = 0;
  over(false);
  if (!event.dataTransfer.files.length) return;
  waiting.push(event.dataTransfer.files);
  hand();
});

// One drop after the other: a field that gets new files forgets those it is still sending. The page counts the drops it is done with.
const waiting = [];
let timer = 0;

// Blazor listens to a field only some moments after it drew it; it marks the field then. Files handed over before would be lost.
const listens = input => "_blazorInputFileNextFileId" in input;

function hand() {
  clearTimeout(timer);
  const input = target()?.querySelector("input[type=file][data-drop-into]");
  if (!input) { waiting.length = 0; return; }
  const done = Number(input.dataset.dropInto || 0), sent = Number(input.sentDrops ?? done);
  if (waiting.length && done >= sent && !line.down && listens(input)) {
    input.sentDrops = done + 1;
    input.files = waiting.shift();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  if (waiting.length) timer = setTimeout(hand, 60);
}
