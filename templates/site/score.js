// Scores as the method has them (docs/explanation/method.md): weights, means, gates and coverage up the
// tree, and groups the evidence can tell apart. The tests hold it against the program, number by number.

/** Round to six decimals, as the assessment does before anything is compared or printed. */
const micro = (value) => Number(value.toFixed(6));

/** The mean of `[weight, value]` pairs; weights are scaled to add up to 1. */
function mean(how, exponent, parts) {
  const used = parts.filter(([weight]) => weight > 0);
  const whole = used.reduce((sum, [weight]) => sum + weight, 0);
  const first = used[0][1];
  if (how === "arithmetic") return used.reduce((sum, [weight, x]) => sum + (weight / whole) * x, 0);
  if (how === "minimum") return Math.min(...used.map(([, x]) => x));
  if (used.every(([, x]) => x === first)) return first;
  const nothing = used.some(([, x]) => x === 0);
  if (how === "geometric") {
    if (nothing) return 0;
    return Math.min(100, Math.exp(used.reduce((sum, [weight, x]) => sum + (weight / whole) * Math.log(x), 0)));
  }
  if (exponent < 0 && nothing) return 0;
  const total = used.reduce((sum, [weight, x]) => sum + (x === 0 ? 0 : (weight / whole) * x ** exponent), 0);
  return total === 0 ? 0 : Math.min(100, total ** (1 / exponent));
}

/**
 * Score a node and all below it. `local` gives each group the weights of its children, `leaves` each
 * criterion `{score: [supported, possible] or null, covered}`, `flags` how firmly each flag is up.
 * Every node's `{s, p, coverage}` is put into `out`, null where nothing under it applies.
 */
function scoreNode(node, local, leaves, flags, gates, out) {
  if (node.criterion) {
    const leaf = leaves[node.id];
    const found = leaf.score === null ? null : { s: leaf.score[0], p: leaf.score[1], coverage: leaf.covered ? 1 : 0 };
    out[node.id] = found;
    return found;
  }
  const low = [], high = [], covered = [];
  let whole = 0;
  node.groups.forEach((child, index) => {
    const found = scoreNode(child, local, leaves, flags, gates, out);
    const weight = local[node.id][index];
    if (found === null || !(weight > 0)) return;
    whole += weight;
    low.push([weight, found.s]);
    high.push([weight, found.p]);
    covered.push([weight, found.coverage]);
  });
  if (!(whole > 0)) return (out[node.id] = null);
  let s = mean(node.aggregation, node.exponent, low), p = mean(node.aggregation, node.exponent, high);
  for (const gate of gates) {
    const status = gate.group === node.id ? flags[gate.flag] : undefined;
    if (status !== "certain" && status !== "contested") continue;
    s = Math.min(s, gate.ceiling);
    if (status === "certain") p = Math.min(p, gate.ceiling);
  }
  return (out[node.id] = { s, p, coverage: mean("arithmetic", null, covered) });
}

/** Tell whether enough was looked at for a headline: overall, and in every dimension that applies. */
function isPlaced(tree, out, least) {
  const enough = (share, wanted) => Number(share.toFixed(9)) >= wanted;
  const root = out[tree.id];
  return (
    root !== null &&
    enough(root.coverage, least.overall) &&
    tree.groups.every((child) => out[child.id] === null || enough(out[child.id].coverage, least.dimension))
  );
}

/** The criteria of an initiative as leaves; `steps` gives a criterion the level of a step taken for it. */
function leavesOf(initiative, values, steps = {}) {
  const leaves = {};
  for (const [id, one] of Object.entries(initiative.criteria)) {
    const level = levelsAfter(one, steps[id]);
    const applies = one.state !== "not_applicable";
    leaves[id] = {
      score: applies ? [values[level.supported], values[level.possible]] : null,
      covered: applies && (one.covered || steps[id] !== undefined),
    };
  }
  return leaves;
}

/** The levels of a criterion once a step to a level is taken and confirmed: known limits still bind. */
function levelsAfter(one, step) {
  if (step === undefined || one.state === "not_applicable") return one;
  return {
    supported: Math.min(Math.max(one.supported, step), one.limit),
    possible: Math.min(Math.max(one.possible, step), one.firm_limit),
  };
}

/** Score one initiative: `{id, s, p, coverage, placed, nodes}`, rounded as the assessment is. */
function scoreInitiative(data, initiative, local, steps) {
  const nodes = {};
  scoreNode(data.tree, local, leavesOf(initiative, data.level_values, steps), initiative.flags, data.gates, nodes);
  const placed = isPlaced(data.tree, nodes, data.minimum_coverage);
  for (const found of Object.values(nodes)) {
    if (found !== null) Object.assign(found, { s: micro(found.s), p: micro(found.p), coverage: micro(found.coverage) });
  }
  const root = nodes[data.tree.id] ?? { s: 0, p: 100, coverage: 0 };
  return { id: initiative.id, s: root.s, p: root.p, coverage: root.coverage, placed, nodes };
}

const byId = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * Put results in groups: everyone who could reach the leader's supported score, then the rest; and give
 * each its best and worst place. `everybody` counts also those with too little covered.
 */
function compareResults(results, everybody = false) {
  const placed = results.filter((one) => one.placed || everybody).sort((a, b) => b.s - a.s || b.p - a.p || byId(a, b));
  const groups = [];
  for (let rest = placed; rest.length; ) {
    const leader = rest[0];
    groups.push({ leader: leader.id, above: groups.length ? groups.at(-1).lead : null, lead: leader.s,
      members: rest.filter((one) => one.p >= leader.s).map((one) => one.id) });
    rest = rest.filter((one) => one.p < leader.s);
  }
  const places = {};
  for (const one of placed) {
    places[one.id] = [
      1 + placed.filter((other) => other.s > one.p).length,
      placed.length - placed.filter((other) => other.p < one.s).length,
    ];
  }
  const notPlaced = results.filter((one) => !one.placed && !everybody).sort((a, b) => b.s - a.s || byId(a, b));
  return { groups, notPlaced: notPlaced.map((one) => one.id), places };
}

/** The weights of the children of every group, by the group's id, as `weightOf(child)` gives them. */
function localWeights(node, weightOf, out = {}) {
  if (node.criterion) return out;
  out[node.id] = node.groups.map(weightOf);
  node.groups.forEach((child) => localWeights(child, weightOf, out));
  return out;
}
