// Starts the page: shows what only works with a script, opens what an address names, and keeps both in step.

const addressField = find("#address");

/** Open the place an id names, with all it is folded into, and bring it to view. */
function openPlace(id, focus) {
  const target = id ? document.getElementById(id) : null;
  if (!target) return;
  for (let part = target; part; part = part.parentElement) if (part.localName === "details") part.open = true;
  for (const marked of findAll(".opened")) marked.classList.remove("opened");
  target.classList.add("opened");
  target.scrollIntoView();
  if (focus) {
    const summary = target.localName === "details" ? find("summary", target) : target;
    if (!summary.matches("a, button, input, summary")) summary.setAttribute("tabindex", "-1");
    summary.focus({ preventScroll: true });
  }
}

/** Take what an address says: after the back button, or when another one was typed. */
function follow() {
  if (location.hash === ours) return;
  ours = location.hash;
  change(readAddress(location.hash, known), { quiet: true });
  openPlace(view.set.at, false);
}

function start() {
  document.documentElement.classList.add("js");
  startTable();
  startHeat();
  startFilters();
  startWeighing();
  startCompare();
  startTrying();
  onChange(() => { addressField.value = `${location.href.split("#")[0]}#${writeAddress(view.set)}`; });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const at = decodeURIComponent(link.getAttribute("href").slice(1));
    change({ at }, { opened: true });
    openPlace(at, true);
  });
  addressField.addEventListener("focus", () => addressField.select());
  window.addEventListener("hashchange", follow);
  if (matchMedia("(max-width: 1000px)").matches) find("#finding-part").open = false;
  reckon();
  drawLeads();
  listeners.forEach((listener) => listener({ scored: true }));
  if (Object.keys(view.set.weights).length) weighing.open = true;
  if (view.set.chosen.length) find("#choosing").open = true;
  if (Object.keys(view.set.steps).length) trying.open = true;
  openPlace(view.set.at, false);
}

start();
