// The line to the server: says calmly when it is down, comes back by itself, and reloads once when the server no longer knows us.
const bar = () => document.getElementById("components-reconnect-modal");
const states = ["show", "hide", "failed", "rejected"].map(name => "components-reconnect-" + name);
const up = new Set();

export const line = { down: false, whenUp: action => up.add(action) };

function show(state, text) {
  line.down = state !== "hide";
  document.documentElement.dataset.line = line.down ? "down" : "up";
  const element = bar();
  if (!element) return;
  element.classList.remove(...states);
  element.classList.add("components-reconnect-" + state);
  const words = element.querySelector("[data-words]");
  if (words && text) words.textContent = text;
}

const sleep = ms => new Promise(resolve => {
  const timer = setTimeout(done, ms);
  // Coming back from sleep, from another tab or from no network is the best moment to try: do not wait for the timer then.
  function wake() { if (!document.hidden) done(); }
  function done() {
    clearTimeout(timer);
    removeEventListener("online", done);
    document.removeEventListener("visibilitychange", wake);
    resolve();
  }
  addEventListener("online", done);
  document.addEventListener("visibilitychange", wake);
});

// A page that is on its way to another one, the sign-in page for instance, is not reloaded: that would break it off. Only for a while, in case it never gets there.
let leaving = 0;
globalThis.navigation?.addEventListener("navigate", event => { if (!event.destination.sameDocument && event.downloadRequest === null) leaving = Date.now(); });

/** One calm reload: only when the server answers, and not again and again when reloading does not help. */
async function reload() {
  show("rejected", "Catching up…");
  for (;;) {
    try {
      const answer = await fetch(location.href, { method: "HEAD", cache: "no-store", redirect: "manual" });
      if (answer.status < 500) break;
    } catch { /* not back yet */ }
    await sleep(700 + Math.random() * 900);
  }
  const last = Number(sessionStorage.getItem("reloaded") || 0);
  if (Date.now() - last < 5000) await new Promise(resolve => setTimeout(resolve, 5000));
  if (Date.now() - leaving < 10000) await new Promise(resolve => setTimeout(resolve, leaving + 10000 - Date.now()));
  sessionStorage.setItem("reloaded", Date.now());
  sessionStorage.setItem("place", JSON.stringify(place()));
  location.reload();
}

function place() {
  return {
    path: location.pathname,
    scroll: [...document.querySelectorAll("[data-keep-scroll]")].map(element => [element.dataset.keepScroll, element.scrollTop]),
    page: scrollY,
    card: document.activeElement?.closest("[data-card]")?.dataset.card,
    draft: document.activeElement?.dataset?.draft,
    searches: Object.fromEntries([...searches()].filter(field => field.value).map(field => [field.placeholder, field.value])),
    ticks: [...document.querySelectorAll("[data-keep-tick]:checked")].map(box => box.dataset.keepTick),
  };
}

const searches = () => document.querySelectorAll("input[type=search]");

/** What somebody looks for and has ticked is put in again as soon as its field is there; the live page draws it a moment later. */
function restoreFields(kept, ticks) {
  const open = new Set(ticks);
  const put = () => {
    for (const box of open.size > 0 ? document.querySelectorAll("[data-keep-tick]") : []) {
      if (open.delete(box.dataset.keepTick) && !box.checked) box.click();
    }
    for (const field of searches()) {
      if (!kept[field.placeholder]) continue;
      field.value = kept[field.placeholder];
      delete kept[field.placeholder];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (Object.keys(kept).length + open.size === 0) drawn.disconnect();
  };
  const drawn = new MutationObserver(put);
  drawn.observe(document.body, { childList: true, subtree: true });
  put();
}

/** After the one reload the reader stands where he stood. */
export function restorePlace() {
  const kept = JSON.parse(sessionStorage.getItem("place") || "null");
  sessionStorage.removeItem("place");
  if (!kept || kept.path !== location.pathname) return;
  restoreFields(kept.searches, kept.ticks);
  setTimeout(() => {
    for (const [name, top] of kept.scroll) {
      const element = document.querySelector(`[data-keep-scroll="${CSS.escape(name)}"]`);
      if (element) element.scrollTop = top;
    }
    scrollTo(0, kept.page);
    const target = kept.draft ? document.querySelector(`[data-draft="${CSS.escape(kept.draft)}"]`)
      : kept.card ? document.querySelector(`[data-card="${CSS.escape(kept.card)}"] .card-open`) : null;
    target?.focus({ preventScroll: true });
  }, 150);
}

let trying = false;
let started = false;

export const reconnection = {
  async onConnectionDown() {
    if (trying) return;
    trying = true;
    const since = Date.now();
    show("show", "Reconnecting… what you type is kept.");
    for (let attempt = 0; ; attempt++) {
      // The first try comes at once but not from everybody in the same millisecond; later ones spread out to about eight seconds.
      await sleep(attempt === 0 ? Math.random() * 400 : Math.min(8000, 400 * 1.6 ** attempt) * (.5 + Math.random() * .7));
      let back;
      try { back = await Blazor.reconnect(); } catch { continue; }
      trying = false;
      // After a long cut the kept page may lack a picture that was lost on the way: one calm reload shows what is true now.
      if (back && Date.now() - since < 8000) this.onConnectionUp(); else await reload();
      return;
    }
  },
  onConnectionUp() {
    trying = false;
    show("hide");
    up.forEach(action => action());
  },
};

export function begun() {
  started = true;
  document.documentElement.dataset.line = "up";
}

// While the line is down a press would be lost without a word. Typing goes on; buttons and links answer in the bar instead.
addEventListener("click", event => {
  if (!line.down || !started) return;
  const button = event.target.closest?.("button, [role=button], input[type=file], input[type=checkbox], a[href]:not([target=_blank])");
  if (!button || button.closest("[data-offline]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  show("show", "Not connected just now: press it again when the line is back. What you type is kept.");
}, true);

addEventListener("offline", () => started && show("show", "No network… what you type is kept."));
addEventListener("online", () => { if (line.down && !trying) show("hide"); });
document.addEventListener("click", event => {
  if (event.target.closest?.("[data-reload]")) location.reload();
});
