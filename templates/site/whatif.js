// What if: the steps that the ladders of the rules name, as switches. A step counts as taken, seen and confirmed;
// limits that are known still bind, and other criteria stay as they are. The engines are not run again.

const trying = find("#trying");

function take(id, criterion, level, on) {
  const taken = { ...view.set.steps[id] };
  if (on) taken[criterion] = level;
  else {
    const lower = openSteps(id, criterion).filter((step) => step.level < level).at(-1);
    if (lower && taken[criterion] > 0) taken[criterion] = lower.level;
    else delete taken[criterion];
  }
  const steps = { ...view.set.steps, [id]: taken };
  if (!Object.keys(taken).length) delete steps[id];
  change({ steps });
}

function stepBox(id, criterion, step) {
  const box = make("input", { type: "checkbox", "data-step": `${criterion}:${step.level}`,
    onchange: () => take(id, criterion, step.level, box.checked) });
  const effort = step.effort === null ? null : make("small", {}, say("effort", { effort: step.effort }));
  return make("label", { class: "box" }, box, make("span", {}, make("b", {}, say("toLevel", { level: step.level })), ` ${step.text} `, effort));
}

function stepsOf(id) {
  return dimensions.flatMap((dimension) => {
    const found = criteriaUnder(dimension).map((one) => [one, openSteps(id, one.id)]).filter(([, steps]) => steps.length);
    if (!found.length) return [];
    const parts = found.map(([one, steps]) => make("div", { class: "steps", role: "group", "aria-label": `${one.id} ${one.title}` },
      make("p", { class: "kick" }, `${one.id} ${one.title}`), ...steps.map((step) => stepBox(id, one.id, step))));
    return [make("details", {}, make("summary", {}, dimension.title), ...parts)];
  });
}

let stepsShownFor = null;
function fillTrying() {
  const chooser = find("select", trying), id = chooser.value;
  if (id !== stepsShownFor) {
    find("#steps").replaceChildren(...(id ? stepsOf(id) : []));
    stepsShownFor = id;
  }
  for (const box of findAll("[data-step]", trying)) {
    const [criterion, level] = box.dataset.step.split(":");
    box.checked = (view.set.steps[id]?.[criterion] ?? 0) >= Number(level);
  }
  const tried = Object.keys(view.set.steps);
  find("#untry").hidden = tried.length === 0;
  find("#tried").replaceChildren(...tried.map((one) => {
    const before = scoreInitiative(data, initiatives[one], view.local), after = view.results[one];
    return make("li", {}, make("b", {}, initiatives[one].name), " ", say("moved", {
      before: span(before.s, before.p), after: span(after.s, after.p) }));
  }));
}

function startTrying() {
  const chooser = find("select", trying);
  const sorted = [...known.initiatives].sort((a, b) => names.compare(initiatives[a].name, initiatives[b].name));
  chooser.append(...sorted.map((id) => make("option", { value: id }, initiatives[id].name)));
  chooser.addEventListener("change", fillTrying);
  chooser.value = Object.keys(view.set.steps)[0] ?? "";
  find("#untry").addEventListener("click", () => { change({ steps: {} }); chooser.focus(); });
  onChange(fillTrying);
}
