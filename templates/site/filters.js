// Finding initiatives: words and four choices. Filters hide rows; places are still counted among all.

const FILTERS = ["q", "kind", "binding", "mineral", "stage"];
const tools = find("#tools");

function fillFilters() {
  for (const key of FILTERS) {
    const field = find(`[name="${key}"]`, tools);
    if (field.value !== view.set[key]) field.value = view.set[key];
    if (field.value !== view.set[key]) view.set[key] = "";
  }
  const shown = known.initiatives.filter(passes).length;
  setText(find("#shown"), say("shown", { count: shown, all: known.initiatives.length }));
  find("#unfilter").hidden = FILTERS.every((key) => !view.set[key]);
  find("#nobody").hidden = shown > 0;
}

function startFilters() {
  for (const key of FILTERS) {
    const field = find(`[name="${key}"]`, tools);
    field.addEventListener(key === "q" ? "input" : "change", () => change({ [key]: field.value }));
  }
  find("#finding").addEventListener("submit", (event) => event.preventDefault());
  find("#unfilter").addEventListener("click", () => {
    change(Object.fromEntries(FILTERS.map((key) => [key, ""])));
    find('[name="q"]', tools).focus();
  });
  onChange(fillFilters);
}
