// Two to six initiatives side by side: the overall score, dimensions, and every criterion.

const compared = find("#compare");

function lineFor(found, placed) {
  const svg = find("#ranking tbody svg.line").cloneNode(true);
  moveLine(svg, found.s, found.p, placed, null);
  return svg;
}

function scoreRow(title, cells, kind) {
  return make("tr", { class: kind }, make("th", { scope: "row" }, title), ...cells);
}

function scoreCells(ids, node) {
  return ids.map((id) => {
    const part = node === null ? view.results[id] : view.results[id].nodes[node.id];
    if (part === null) return make("td", { class: "mute" }, "–");
    const placed = node === null ? part.placed : part.coverage >= data.minimum_coverage.dimension;
    return make("td", { class: placed ? null : "thin" }, make("b", {}, span(part.s, part.p)), lineFor(part, placed));
  });
}

function criterionCells(ids, criterion) {
  return ids.map((id) => {
    const now = criterionNow(id, criterion), titles = criteria[criterion].level_titles;
    const apart = ["not_applicable", "not_searched", "not_found", "found_absent"].includes(now.state);
    const words = apart ? say(now.state) : now.supported === 0 && now.possible > 0 ? say("nothingYet") : titles[now.supported];
    const link = make("a", { href: `#i-${id}-${criterion}` }, mark(cellName(now), "cell"),
      make("span", {}, now.state === "not_applicable" ? "–" : levels(now), make("i", {}, words)));
    return make("td", { class: now.tried ? "on" : null }, link);
  });
}

function fillCompare() {
  const ids = view.set.chosen;
  compared.hidden = ids.length === 0;
  setText(find("#chosen"), ids.length ? say("chosen", { count: ids.length, most: MOST_SIDE_BY_SIDE }) : "");
  find("#to-compare").hidden = find("#unchoose").hidden = ids.length === 0;
  const inside = find(".scroll", compared);
  if (ids.length < 2) {
    inside.replaceChildren(make("p", { class: "it" }, say("chooseMore")));
    return;
  }
  const head = make("tr", {}, make("td", {}), ...ids.map((id) => make("th", { scope: "col" },
    make("a", { href: `#i-${id}` }, initiatives[id].name),
    make("button", { type: "button", class: "drop", "aria-label": say("drop", { name: initiatives[id].name }),
      onclick: () => { change({ chosen: ids.filter((one) => one !== id) }); find("h2", compared).focus(); } }, "×"))));
  const plain = (title, value) => scoreRow(title, ids.map((id) => make("td", {}, value(id))), null);
  const bodies = [make("tbody", {},
    scoreRow(say("overall"), scoreCells(ids, null), "whole"),
    plain(say("place"), (id) => place(view.comparison.places[id])),
    plain(say("leads"), (id) => (!view.comparison.places[id] ? "–" : view.leads ? percent(view.leads[id]) : "…")),
    plain(say("covered"), (id) => percent(view.results[id].coverage)))];
  for (const dimension of dimensions) {
    bodies.push(make("tbody", {}, scoreRow(dimension.title, scoreCells(ids, dimension), "whole"),
      ...criteriaUnder(dimension).map((one) => scoreRow(`${one.id} ${one.title}`, criterionCells(ids, one.id), null))));
  }
  inside.replaceChildren(make("table", { class: `sides n${ids.length}` }, make("caption", { class: "sr" }, say("sideBySide")), make("thead", {}, head), ...bodies));
}

function startCompare() {
  find("#unchoose").addEventListener("click", () => { change({ chosen: [] }); find("#choosing summary").focus(); });
  find("#to-compare").addEventListener("click", () => { find("h2", compared).focus(); compared.scrollIntoView(); });
  onChange(fillCompare);
}
