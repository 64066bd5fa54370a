// The state of the page in one place: what the reader has set, what follows from it, and who is told.

/** The weights a page starts with, on the scale of the sliders: 50 each where all are equal, else per cent. */
const startWeights = {};
for (const node of below(data.tree)) {
  const equal = node.groups.every((child) => Math.abs(child.weight - node.groups[0].weight) < 1e-9);
  for (const child of node.groups) startWeights[child.id] = equal ? 50 : 100 * child.weight;
}

/** The steps that could still lift a criterion of an initiative. */
function openSteps(id, criterion) {
  const leaf = criteria[criterion] && initiatives[id]?.criteria[criterion];
  if (!leaf || leaf.state === "not_applicable") return [];
  return criteria[criterion].steps.filter((step) => step.level > leaf.supported);
}

const known = {
  initiatives: Object.keys(initiatives),
  isStep: (id, criterion, level) => openSteps(id, criterion).some((step) => step.level === level),
  nodes: Object.keys(startWeights),
  columns: ["name", "supported", "possible", "place", "lead", "covered", ...dimensions.map((one) => one.id)],
};

const view = { set: readAddress(location.hash, known), local: {}, results: {}, comparison: null, leads: null };
const listeners = [];
/** Call a function whenever something was changed. */
const onChange = (listener) => listeners.push(listener);

const weightOf = (child) => view.set.weights[child.id] ?? startWeights[child.id];

/** Score everything anew from what is set. */
function reckon() {
  view.local = localWeights(data.tree, weightOf);
  const scored = data.initiatives.map((one) => scoreInitiative(data, one, view.local, view.set.steps[one.id]));
  view.results = Object.fromEntries(scored.map((one) => [one.id, one]));
  view.comparison = compareResults(scored, view.set.everybody);
}

let written = null, ours = location.hash;
/** Write what is set into the address; a place that was opened becomes a step one can go back from. */
function remember(opened) {
  const write = () => {
    written = null;
    const hash = `#${writeAddress(view.set)}`;
    if (hash === location.hash || (hash === "#" && location.hash === "")) return;
    ours = hash;
    if (opened) location.hash = hash;
    else location.replace(hash);
  };
  clearTimeout(written);
  if (opened) write();
  else written = setTimeout(write, 250);
}

let drawing = null;
/** Draw weightings in small portions, so that the page stays quick, and tell when the shares are known. */
function drawLeads() {
  clearTimeout(drawing);
  const contestants = data.initiatives
    .filter((one) => view.comparison.places[one.id])
    .map((one) => ({ id: one.id, flags: one.flags, leaves: leavesOf(one, data.level_values, view.set.steps[one.id]) }));
  const count = leadCount(data.tree, data.gates, contestants, { near: view.set.near ? view.local : null });
  const portion = () => {
    count.step(40);
    if (!count.done) { drawing = setTimeout(portion, 0); return; }
    view.leads = count.shares();
    listeners.forEach((listener) => listener({ leads: true }));
  };
  drawing = setTimeout(portion, 120);
}

/** Change what is set, score anew, tell everybody, and write the address. */
function change(changes, { opened = false, quiet = false } = {}) {
  Object.assign(view.set, changes);
  reckon();
  const scored = ["weights", "everybody", "near", "steps"].some((key) => key in changes);
  if (scored) { view.leads = null; drawLeads(); }
  listeners.forEach((listener) => listener({ scored, changes }));
  if (!quiet) remember(opened);
}
