// Files dropped anywhere on a page that takes them go into its file field; the field's own upload does the rest.
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
  const input = target()?.querySelector("input[type=file][data-drop-into]") ?? document.querySelector("input[type=file][data-drop-into]");
  if (!input || !event.dataTransfer.files.length) return;
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
