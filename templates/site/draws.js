// Weightings drawn at random, the same ones in every copy of the page: a seeded generator and Dirichlet draws.

/** How many weightings are drawn, from which seed, and how close to yours those near yours are. */
const DRAWS = 2000, SEED = 1, NEARNESS = 10;

/** Random numbers in (0, 1) from a 32-bit seed (mulberry32, T. Ettinger, public domain). */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

/** A standard normal number (Marsaglia's polar method). */
function normal(random) {
  for (;;) {
    const u = 2 * random() - 1, v = 2 * random() - 1, square = u * u + v * v;
    if (square > 0 && square < 1) return u * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** A gamma number of a shape above 0 (Marsaglia and Tsang 2000). */
function gamma(shape, random) {
  if (shape === 1) return -Math.log(random());
  if (shape < 1) return gamma(shape + 1, random) * random() ** (1 / shape);
  const d = shape - 1 / 3, c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random), v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/**
 * Weights for every group of the tree. Without `near`, any weighting is as likely as any other; with it, they
 * scatter around those given (about 7 points for one of four equal weights), and a weight of 0 stays 0.
 */
function drawWeights(node, random, near = null, out = {}) {
  if (node.criterion) return out;
  const around = near?.[node.id], whole = around?.reduce((sum, weight) => sum + weight, 0);
  out[node.id] = node.groups.map((_, index) => {
    if (!around) return gamma(1, random);
    const share = whole > 0 ? around[index] / whole : 0;
    return share > 0 ? gamma(NEARNESS * node.groups.length * share, random) : 0;
  });
  node.groups.forEach((child) => drawWeights(child, random, near, out));
  return out;
}

/**
 * Count in how many weightings each initiative has the highest supported score; who shares the lead shares the count.
 * `contestants` are `{id, leaves, flags}`. Call `step(count)` until `done`; `shares()` gives 0 to 1 by id.
 */
function leadCount(tree, gates, contestants, { near = null, draws = DRAWS, seed = SEED } = {}) {
  const random = generator(seed), leads = Object.fromEntries(contestants.map((one) => [one.id, 0]));
  let made = 0;
  return {
    get done() { return made >= draws || contestants.length === 0; },
    step(count) {
      for (let left = Math.min(count, draws - made); left > 0 && contestants.length; left -= 1) {
        const local = drawWeights(tree, random, near);
        const scores = contestants.map((one) => scoreNode(tree, local, one.leaves, one.flags, gates, {})?.s ?? 0);
        const best = Math.max(...scores);
        const leaders = contestants.filter((_, index) => scores[index] >= best - 1e-9);
        for (const one of leaders) leads[one.id] += 1 / leaders.length;
        made += 1;
      }
    },
    shares() { return Object.fromEntries(Object.entries(leads).map(([id, count]) => [id, count / (made || 1)])); },
  };
}
