// A reader's own weights: a slider for every dimension, group and criterion, and what each then counts for.

const weighing = find("#weighing");
const sliders = {};

/** The share of a node among its brothers, 0 to 1. */
function shareOf(node, parent) {
  const whole = parent.groups.reduce((sum, child) => sum + weightOf(child), 0);
  return whole > 0 ? weightOf(node) / whole : 0;
}

function slider(node, parent) {
  const input = make("input", { type: "range", min: 0, max: 100, step: 1, id: `w-${node.id}`, oninput: () => {
    change({ weights: { ...view.set.weights, [node.id]: Number(input.value) } });
  } });
  const output = make("output", { for: input.id });
  sliders[node.id] = { input, output, node, parent };
  const name = node.criterion ? `${node.id} ${node.title}` : node.title;
  return make("div", { class: "slider" }, make("label", { for: input.id }, name), output, input);
}

/** The sliders of a group's children; groups inside it open below. */
function slidersOf(parent) {
  const part = make("div", { class: "sliders", role: "group", "aria-label": parent.title });
  if (parent.groups.length > 1) part.append(...parent.groups.map((child) => slider(child, parent)));
  for (const child of parent.groups.filter((one) => one.groups.length > 1)) {
    part.append(make("details", {}, make("summary", {}, say("inside", { name: child.title })), slidersOf(child)));
  }
  return part;
}

function fillWeights() {
  for (const { input, output, node, parent } of Object.values(sliders)) {
    const share = percent(shareOf(node, parent)), value = String(Math.round(weightOf(node)));
    if (input.value !== value) input.value = value;
    input.setAttribute("aria-valuetext", share);
    setText(output, share);
  }
  const own = Object.keys(view.set.weights).length > 0;
  find("#rubric-weights").hidden = !own;
  setText(find("#whose"), own ? say("ownWeights") : "");
  find("#whose").hidden = !own;
  find("#weightless").hidden = known.initiatives.some((id) => view.results[id].nodes[data.tree.id] !== null);
  find('[name="everybody"]').checked = view.set.everybody;
  find('[name="near"]').checked = view.set.near;
  const said = dimensions.map((one) => `${one.title} ${percent(shareOf(one, data.tree))}`).join(", ");
  setText(find("#weights-said"), own ? say("byWeights", { weights: said }) : "");
}

/** A profile's weights on the scale of the sliders, for every group it says something of. */
function ofProfile(profile) {
  const weights = {};
  for (const parent of below(data.tree).filter((one) => one.groups.some((child) => child.id in profile.weights))) {
    const raw = parent.groups.map((child) => profile.weights[child.id] ?? child.weight);
    const whole = raw.reduce((sum, weight) => sum + weight, 0);
    parent.groups.forEach((child, index) => { weights[child.id] = (100 * raw[index]) / whole; });
  }
  return weights;
}

function startWeighing() {
  find("#sliders").append(slidersOf(data.tree));
  find("#rubric-weights").addEventListener("click", () => {
    change({ weights: {} });
    find("summary", weighing).focus();
  });
  for (const profile of data.profiles) {
    find("#profiles").append(make("button", { type: "button", onclick: () => change({ weights: ofProfile(profile) }) }, profile.title));
  }
  for (const name of ["everybody", "near"]) {
    find(`[name="${name}"]`).addEventListener("change", (event) => change({ [name]: event.target.checked }));
  }
  onChange(fillWeights);
}
