// The map of all criteria: the same order and filter as the table, and the marks that tried steps change.

const heat = find("#heat");
const heatRows = Object.fromEntries(findAll("tr[data-id]", heat).map((row) => [row.dataset.id, row]));

/** State and levels of a criterion with the steps that are tried. */
function criterionNow(id, criterion) {
  const leaf = initiatives[id].criteria[criterion], step = view.set.steps[id]?.[criterion];
  const state = step === undefined || leaf.state === "not_applicable" ? leaf.state : "assessed";
  return { state, tried: step !== undefined, ...levelsOf(levelsAfter(leaf, step)) };
}
const levelsOf = ({ supported, possible }) => ({ supported, possible });
const cellName = (one) => `cell-${one.state}-${one.supported}${one.possible}`;
const reading = (one) => (one.state === "not_applicable" ? say("not_applicable") : `${levels(one)}, ${say(one.state)}`);

function fillHeat() {
  const body = make("tbody");
  for (const id of view.order) body.append(heatRows[id]);
  const rest = known.initiatives.filter((id) => !view.order.includes(id));
  for (const id of rest) body.append(heatRows[id]);
  for (const id of known.initiatives) {
    heatRows[id].hidden = !view.order.includes(id);
    if (!view.set.steps[id] && !heatRows[id].dataset.tried) continue;
    heatRows[id].dataset.tried = "yes";
    for (const link of findAll("a[data-criterion]", heatRows[id])) {
      const now = criterionNow(id, link.dataset.criterion);
      find("use", link).setAttribute("href", `#${cellName(now)}`);
      setText(find(".sr", link), `${link.dataset.criterion} ${reading(now)}`);
      link.classList.toggle("on", now.tried);
    }
  }
  find("tbody", heat).replaceWith(body);
}

function startHeat() {
  onChange(fillHeat);
}
