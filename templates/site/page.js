// What all parts of the page share: its data and texts, elements, and numbers as they are printed.

const data = JSON.parse(document.getElementById("data").textContent);
const texts = JSON.parse(document.getElementById("texts").textContent);
/** Things by their id, and nothing else by any name. */
const named = (things) => Object.assign(Object.create(null), Object.fromEntries(things.map((one) => [one.id, one])));
const initiatives = named(data.initiatives);
const criteria = named(data.criteria);
const dimensions = data.tree.groups;
const SVG = "http://www.w3.org/2000/svg";

/** All nodes under one, top first. */
const below = (node) => [node, ...node.groups.flatMap(below)];
/** The criteria under a node. */
const criteriaUnder = (node) => below(node).filter((one) => one.criterion && criteria[one.id]);
const find = (selector, inside = document) => inside.querySelector(selector);
const findAll = (selector, inside = document) => [...inside.querySelectorAll(selector)];

/** Fill the names in braces of a text. */
const say = (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** Make an element: attributes, `on...` listeners, and children that are elements or text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Draw one of the page's marks by its name. */
function mark(name, kind) {
  const svg = document.createElementNS(SVG, "svg"), use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", kind);
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

const setText = (element, text) => { if (element && element.textContent !== text) element.textContent = text; };
/** A score as a whole number, halves upwards. */
const score = (value) => String(Math.floor(micro(value) + 0.5));
const span = (low, high) => (score(low) === score(high) ? score(low) : say("span", { low: score(low), high: score(high) }));
/** A share in per cent; what is not quite all or not quite nothing stays so. */
function percent(share) {
  let value = Math.floor(micro(share * 100) + 0.5);
  if (value === 100 && share < 1 - 1e-9) value = 99;
  if (value === 0 && share > 0) value = 1;
  return `${value}\u202f%`;
}
const place = (found) => (!found ? "–" : found[0] === found[1] ? String(found[0]) : `${found[0]}–${found[1]}`);
const levels = (one) => (one.supported === one.possible ? String(one.supported) : say("span", { low: one.supported, high: one.possible }));

/** Move the marks of a score line that is drawn already; `lead` is the dashed vertical of its group's leader. */
function moveLine(svg, s, p, placed, lead) {
  const at = (part, attributes) => {
    for (const [key, value] of Object.entries(attributes)) find(part, svg)?.setAttribute(key, value);
  };
  svg.classList.toggle("loose", !placed);
  at(".between", { x1: `${s}%`, x2: `${p}%` });
  at(".high", { cx: `${p}%` });
  at(".low", { cx: `${s}%` });
  const line = find(".leader", svg);
  if (line) {
    line.toggleAttribute("hidden", lead === null || lead === undefined);
    at(".leader", { x1: `${lead ?? 0}%`, x2: `${lead ?? 0}%` });
  }
}
