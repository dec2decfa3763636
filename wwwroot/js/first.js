// Runs before the first paint, so that neither the theme nor the clock changes under the reader's eyes. Plain script, kept tiny.
(() => {
  const root = document.documentElement;
  const stored = name => { try { return localStorage.getItem(name); } catch { return null; } };
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function apply() {
    const theme = stored("theme");
    root.dataset.theme = theme === "dark" || theme === "light" ? theme : dark.matches ? "dark" : "light";
    root.dataset.density = stored("density") === "compact" ? "compact" : "normal";
    root.dataset.keys = stored("keys") === "off" ? "off" : "on";
  }
  apply();
  dark.addEventListener("change", apply);
  addEventListener("storage", apply);
  window.dashboardLook = apply;

  // <time datetime="…Z" data-show="time|day|full">: the server writes UTC, the reader sees the clock on the wall. The text node is
  // kept and only its data changes, because Blazor holds on to the node.
  const lang = (root.lang || "en") === "en" ? "en-GB" : root.lang;
  const shapes = {
    time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    day: { day: "numeric", month: "short", year: "numeric" },
    full: { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    short: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  };
  const formats = {};
  const format = (shape, at) => (formats[shape] ??= new Intl.DateTimeFormat(lang, shapes[shape])).format(at);
  const sameDay = (a, b) => a.toDateString() === b.toDateString();

  function localise(element) {
    const value = element.getAttribute("datetime");
    const node = element.firstChild;
    if (!value || !node || node.nodeType !== 3 || !element.dataset.show || value.length <= 10) return;
    const at = new Date(value);
    if (isNaN(at)) return;
    const shape = element.dataset.show === "when" ? (sameDay(at, new Date()) ? "time" : "short") : element.dataset.show;
    const text = format(shape in shapes ? shape : "full", at);
    if (node.data !== text) node.data = text;
    const full = format("full", at);
    if (element.title !== full) element.title = full;
  }

  function within(node) {
    if (node.nodeType === 3) node = node.parentNode;
    if (!node || node.nodeType !== 1) return;
    if (node.localName === "time") localise(node);
    else for (const time of node.getElementsByTagName("time")) localise(time);
  }

  new MutationObserver(records => {
    for (const record of records) {
      if (record.type === "childList") record.addedNodes.forEach(within);
      else within(record.target);
    }
  }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["datetime"] });
})();
