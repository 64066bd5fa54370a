// What a reader has set, as the part of the address after #, so that a view can be sent and opened again.

const NOTHING_SET = Object.freeze({
  q: "", kind: "", binding: "", mineral: "", stage: "", sort: "supported", up: false,
  weights: {}, everybody: false, near: false, chosen: [], steps: {}, at: "",
});
const MOST_SIDE_BY_SIDE = 6;

const pairs = (text) => (text ?? "").split(",").filter(Boolean).map((pair) => {
  const place = pair.lastIndexOf(":");
  return [pair.slice(0, place), Number(pair.slice(place + 1))];
});

/** Read an address. What it names that is not on this page is left out; a plain anchor is a place to open. */
function readAddress(hash, known) {
  const text = hash.replace(/^#/, "");
  const set = structuredClone(NOTHING_SET);
  if (!text.includes("=")) {
    try { set.at = decodeURIComponent(text); } catch { set.at = ""; }
    return set;
  }
  const given = new URLSearchParams(text);
  for (const key of ["q", "kind", "binding", "mineral", "stage", "at"]) set[key] = given.get(key) ?? "";
  const [sort, way] = (given.get("sort") ?? "").split(":");
  if (known.columns.includes(sort)) Object.assign(set, { sort, up: way === "up" });
  for (const [id, value] of pairs(given.get("w"))) {
    if (known.nodes.includes(id) && value >= 0 && value <= 100) set.weights[id] = value;
  }
  set.everybody = given.get("all") === "1";
  set.near = given.get("near") === "1";
  const chosen = (given.get("with") ?? "").split(",").filter((id) => known.initiatives.includes(id));
  set.chosen = [...new Set(chosen)].slice(0, MOST_SIDE_BY_SIDE);
  for (const [name, level] of pairs(given.get("steps"))) {
    const place = name.lastIndexOf(":"), id = name.slice(0, place), criterion = name.slice(place + 1);
    if (known.isStep(id, criterion, level)) {
      (set.steps[id] ??= {})[criterion] = level;
    }
  }
  return set;
}

/** Write what is set, leaving out what is as it was at the beginning. */
function writeAddress(set) {
  const written = (value) => encodeURIComponent(value).replace(/%3A/g, ":").replace(/%2C/g, ",");
  const list = (object) => Object.entries(object).map(([id, value]) => `${id}:${Number(value.toFixed(4))}`).join(",");
  const steps = Object.entries(set.steps).flatMap(([id, taken]) =>
    Object.entries(taken).map(([criterion, level]) => `${id}:${criterion}:${level}`)).join(",");
  const sort = set.sort !== NOTHING_SET.sort || set.up ? `${set.sort}:${set.up ? "up" : "down"}` : "";
  const parts = [
    ["q", set.q], ["kind", set.kind], ["binding", set.binding], ["mineral", set.mineral], ["stage", set.stage],
    ["sort", sort], ["w", list(set.weights)], ["all", set.everybody ? "1" : ""], ["near", set.near ? "1" : ""],
    ["with", set.chosen.join(",")], ["steps", steps], ["at", set.at],
  ].filter(([, value]) => value !== "");
  return parts.map(([key, value]) => `${key}=${written(value)}`).join("&");
}
