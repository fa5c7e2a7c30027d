// The desk, made quicker: marks in the text, selection, keys. Everything it does can be done without it.

import { fillAhead, filled } from "./desk-cards.js";
import { keepForm, stayPresent } from "./desk-keep.js";
import { listenForKeys, readCommands, sendByKeys } from "./desk-keys.js";
import { Reasons } from "./desk-marks.js";
import { moveByKeys, watchSelection } from "./desk-passage.js";
import "./desk-rows.js";
import { DeskText } from "./desk-text.js";

const text = new DeskText(document.getElementById("desk-text"));
const cards = [...document.querySelectorAll(".desk-card")];
const mentions = [...document.querySelectorAll(":is(.desk-mentions, .desk-lacking) [data-start]")];
const panel = document.getElementById("event-form");
const reasons = new Reasons(
  mentions,
  document.getElementById("desk-why"),
  document.getElementById("desk-why").dataset.why,
);
const span = (element) => [Number(element.dataset.start), Number(element.dataset.end)];

let active = null;

function activate(card, { focus = false, show = true } = {}) {
  active?.classList.remove("active");
  active = card;
  card.classList.add("active");
  text.paint("active", [span(card)]);
  if (show) text.reveal(...span(card));
  fillAhead(cards, cards.indexOf(card), wireCard);
  if (focus) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }
}

function paintAll() {
  const spans = {};
  for (const marked of [...cards, ...mentions]) (spans[marked.dataset.kind] ??= []).push(span(marked));
  for (const [kind, found] of Object.entries(spans)) text.paint(kind, found);
}

function cardAt(point) {
  const over = cards.filter((card) => span(card)[0] <= point && point < span(card)[1]);
  return over.sort((a, b) => span(a)[1] - span(a)[0] - (span(b)[1] - span(b)[0]))[0];
}

function wireMarks() {
  for (const mention of mentions) {
    mention.addEventListener("click", () => {
      text.paint("active", [span(mention)]);
      text.reveal(...span(mention));
    });
    mention.addEventListener("focus", () => reasons.show(mention));
    mention.addEventListener("pointerenter", () => reasons.show(mention));
  }
  for (const card of cards) {
    wireCard(card);
    card.addEventListener("focusin", () => card !== active && activate(card, { show: false }));
  }
  text.pane.addEventListener("click", (event) => {
    const point = getSelection().isCollapsed ? text.pointAt(event) : null;
    const card = point === null ? null : cardAt(point);
    if (card) activate(card, { focus: true, show: false });
  });
}

function wireCard(card) {
  const locate = card.querySelector("[data-locate]");
  if (!locate) return;
  locate.hidden = false;
  locate.addEventListener("click", () => activate(card));
}

function wireReasons() {
  let asked = 0;
  text.pane.addEventListener("pointermove", (event) => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => {
      const point = text.pointAt(event);
      if (point !== null) reasons.show(reasons.at(point));
    });
  });
}

/** A name is added without losing the place in the list of suggestions. */
function wireNames() {
  for (const at of document.querySelectorAll("[data-at]")) {
    at.form.addEventListener("submit", () => (at.value = active?.id.replace(/^s(?=\d)/, "") ?? ""));
  }
}

function start() {
  paintAll();
  wireNames();
  wireMarks();
  wireReasons();
  const passage = document.getElementById("desk-passage");
  watchSelection(text, passage);
  moveByKeys(text, () => (active ? span(active)[0] : 0), (point) => reasons.show(reasons.at(point)));
  listenForKeys({
    commands: readCommands(document.querySelector(".desk")),
    cards,
    active: () => active,
    ready: () => (active ? filled(active, wireCard) : Promise.resolve(null)),
    activate,
    help: document.getElementById("desk-keys"),
    formIsOpen: () => panel !== null,
    newEvent: () => passage.requestSubmit(),
    toText: () => text.pane.focus(),
  });
  stayPresent(document.querySelector("[data-here]"));
  const form = panel?.querySelector("form[data-keep]");
  if (form) {
    keepForm(form);
    sendByKeys(form);
  }
  if (panel?.dataset.start) {
    text.paint("passage", [span(panel)]);
    text.reveal(...span(panel));
    return;
  }
  const asked = document.getElementById(panel?.dataset.card || location.hash.slice(1));
  const first = cards.find((card) => card.querySelector(".errornote")) ?? cards.find((card) => card.matches(".waiting"));
  const card = cards.includes(asked) ? asked : first;
  if (card) activate(card, { focus: card === asked && !panel });
}

start();
document.documentElement.dataset.desk = "ready";
