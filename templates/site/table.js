// The table of initiatives: numbers by the weights that are set, groups, and the order of the rows.

const table = find("#ranking");
const rows = Object.fromEntries(findAll("tr[data-id]", table).map((row) => [row.dataset.id, row]));
const names = new Intl.Collator(data.language);

/** What a row is sorted by; what has no value comes last whichever way. */
function sortValue(id, column) {
  const found = view.results[id];
  if (column === "name") return initiatives[id].name;
  if (column === "supported") return found.s;
  if (column === "possible") return found.p;
  if (column === "covered") return found.coverage;
  if (column === "place") return view.comparison.places[id]?.[0] ?? null;
  if (column === "lead") return view.comparison.places[id] && view.leads ? view.leads[id] : null;
  return found.nodes[column]?.s ?? null;
}

function inOrder(ids) {
  const { sort, up } = view.set, turn = up ? 1 : -1;
  return [...ids].sort((a, b) => {
    const x = sortValue(a, sort), y = sortValue(b, sort);
    if (x === null || y === null) return (x === null) - (y === null);
    const first = typeof x === "string" ? names.compare(x, y) : x - y;
    return turn * first || names.compare(initiatives[a].name, initiatives[b].name);
  });
}

/** Whether a row passes the filters that are set. */
function passes(id) {
  const one = initiatives[id], { q, kind, binding, mineral, stage } = view.set;
  return q.toLowerCase().split(/\s+/).every((word) => one.words.includes(word)) &&
    (!kind || one.kind === kind) && (!binding || one.binding === binding) &&
    (!stage || one.stage === stage) && (!mineral || one.minerals.includes(mineral));
}

function groupHead(title, why) {
  const text = make("span", {}, title, why ? make("i", {}, why) : null);
  return make("tr", { class: "grp" }, make("th", { colspan: 8 + dimensions.length, scope: "rowgroup" }, text));
}

/** The blocks of the table: groups the evidence can tell apart, or one block where another order is asked for. */
function blocks() {
  const { groups, notPlaced } = view.comparison;
  if (view.set.sort !== "supported" || view.set.up) return [{ ids: inOrder(known.initiatives), lead: null, head: null }];
  const made = groups.map((group, index) => {
    const lead = score(group.lead), above = group.above === null ? null : score(group.above);
    const last = index === groups.length - 1;
    const head = group.members.length > 1
      ? groupHead(say("couldReach", { lead }), say("where", { leader: initiatives[group.leader].name }) +
          (above === null ? "" : say("noneAbove", { above })))
      : groupHead(say("supportedAt", { lead }), [above === null ? null : say("notAbove", { above }),
          last ? null : say("outOfReach")].filter(Boolean).join(", "));
    return { ids: group.members, lead: group.lead, head };
  });
  if (notPlaced.length) {
    made.push({ ids: notPlaced, lead: null, head: groupHead(say("notPlaced"), say("tooLittle", { least: percent(data.minimum_coverage.overall) })) });
  }
  return made;
}

function fillRow(id, lead) {
  const row = rows[id], found = view.results[id];
  moveLine(find("svg.line", row), found.s, found.p, found.placed, lead);
  row.classList.toggle("thin", !found.placed);
  setText(find(".s", row), score(found.s));
  setText(find(".p", row), score(found.p));
  setText(find(".place", row), place(view.comparison.places[id]));
  setText(find(".cov", row), percent(found.coverage));
  setText(find(".lead", row), !view.comparison.places[id] ? "–" : view.leads ? percent(view.leads[id]) : "…");
  for (const dimension of dimensions) {
    const cell = find(`[data-node="${dimension.id}"]`, row), part = found.nodes[dimension.id];
    setText(cell, part === null ? "–" : `${score(part.s)}–${score(part.p)}`);
    cell.classList.toggle("thin", part === null || part.coverage < data.minimum_coverage.dimension);
  }
  const steps = Object.keys(view.set.steps[id] ?? {}).length;
  const note = find(".tried", row);
  note.hidden = steps === 0;
  setText(note, steps ? say("tried", { count: steps }) : "");
  const box = find("input", row), chosen = view.set.chosen.includes(id);
  box.checked = chosen;
  box.disabled = !chosen && view.set.chosen.length >= MOST_SIDE_BY_SIDE;
}

/** Fill the numbers, and put rows into blocks and order. */
function fillTable() {
  const focused = document.activeElement;
  const bodies = blocks().map(({ ids, lead, head }) => {
    const body = make("tbody");
    const visible = ids.filter(passes);
    if (head && visible.length) body.append(head);
    for (const id of ids) {
      fillRow(id, lead);
      rows[id].hidden = !passes(id);
      body.append(rows[id]);
    }
    return body;
  });
  findAll("tbody", table).forEach((body) => body.remove());
  table.append(...bodies);
  if (table.contains(focused) && document.activeElement !== focused) focused.focus({ preventScroll: true });
  for (const head of findAll("th[data-column]", table)) {
    const on = head.dataset.column === view.set.sort;
    head.setAttribute("aria-sort", !on ? "none" : view.set.up ? "ascending" : "descending");
  }
  view.order = bodies.flatMap((body) => findAll("tr[data-id]", body)).filter((row) => !row.hidden).map((row) => row.dataset.id);
}

function startTable() {
  for (const head of findAll("th[data-column]", table)) {
    const column = head.dataset.column;
    const button = make("button", { type: "button", class: "sort", onclick: () => {
      const again = view.set.sort === column;
      change({ sort: column, up: again ? !view.set.up : column === "name" || column === "place" });
    } }, ...head.childNodes);
    head.append(button);
  }
  for (const [id, row] of Object.entries(rows)) {
    find("input", row).addEventListener("change", (event) => {
      const { chosen } = view.set;
      change({ chosen: event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id) });
    });
  }
  onChange(fillTable);
}
