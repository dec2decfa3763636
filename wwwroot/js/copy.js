// data-copy="id" puts the words of that field on the clipboard. Over plain http browsers keep the clipboard shut; then the words
// are marked, so that Ctrl+C does it.
import { say } from "./cards.js";

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
