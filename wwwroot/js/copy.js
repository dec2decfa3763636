// data-copy="id" puts the words of that field on the clipboard. Over plain http browsers keep the clipboard shut; then the words
// are marked, so that Ctrl+C does it.
// data-save="id" data-name="file" saves them as a file.
import { say } from "./cards.js";

document.addEventListener("click", event => {
  const button = event.target.closest?.("[data-save]");
  const field = button && document.getElementById(button.dataset.save);
  if (!field) return;
  const address = URL.createObjectURL(new Blob([field.value], { type: "text/plain;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href: address, download: button.dataset.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
});

document.addEventListener("click", async event => {
  const button = event.target.closest?.("[data-copy]");
  const field = button && document.getElementById(button.dataset.copy);
  if (!field) return;
  try {
    await navigator.clipboard.writeText(field.value);
    say("Copied");
  } catch {
    field.focus();
    field.select();
    say("Marked; press Ctrl+C to copy");
    return;
  }
  const words = button.lastChild;
  words.textContent = "Copied";
  setTimeout(() => { words.textContent = "Copy"; }, 2000);
});
