// Selecting words, with the mouse or with the arrow keys, and handing them to the form below the text.

const MOVES = {
  ArrowLeft: ["left", "character"],
  ArrowRight: ["right", "character"],
  ArrowUp: ["backward", "line"],
  ArrowDown: ["forward", "line"],
  Home: ["backward", "lineboundary"],
  End: ["forward", "lineboundary"],
};

const WITH_CTRL = { character: "word", lineboundary: "documentboundary", line: "sentence" };

export function watchSelection(text, form) {
  const field = (name) => form.elements.namedItem(name);
  const shown = form.querySelector("[data-selected]");
  const hint = form.querySelector("[data-without-selection]");

  document.addEventListener("selectionchange", () => {
    const selected = text.selected();
    if (!selected) return;
    const [start, end] = selected;
    field("start").value = start;
    field("end").value = end;
    field("quote").value = "";
    shown.textContent = text.words(start, end);
    shown.hidden = false;
    hint.hidden = true;
    text.paint("passage", [selected]);
  });

  field("quote").addEventListener("input", () => {
    field("start").value = "";
    field("end").value = "";
    shown.hidden = true;
    text.paint("passage", []);
  });

  form.addEventListener("submit", () => {
    const bySpan = field("start").value !== "" && field("end").value !== "";
    field("quote").disabled = bySpan; // one of both is enough, and keeps the address short
  });
  addEventListener("pageshow", () => (field("quote").disabled = false));
}

/** To the next or the last beginning of a sentence: not every browser moves by sentences itself. */
function toSentence(selection, node, forward, extend) {
  const sentences = new Intl.Segmenter(undefined, { granularity: "sentence" }).segment(node.data);
  const begin = [...sentences].map((sentence) => sentence.index);
  const at = selection.focusOffset;
  const to = forward ? begin.find((one) => one > at) ?? node.length : begin.findLast((one) => one < at) ?? 0;
  if (extend) selection.extend(node, to);
  else selection.collapse(node, to);
}

/** A caret of our own: browsers show none in a text that cannot be edited. */
export function moveByKeys(text, startAt, onMove) {
  text.pane.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (!move || event.altKey || event.metaKey) return;
    event.preventDefault();
    const selection = getSelection();
    if (selection.focusNode !== text.node) selection.collapse(text.node, text.offsets.toUnits(startAt()));
    const unit = event.ctrlKey ? (WITH_CTRL[move[1]] ?? move[1]) : move[1];
    if (unit === "sentence") toSentence(selection, text.node, move[0] === "forward", event.shiftKey);
    else selection.modify(event.shiftKey ? "extend" : "move", move[0], unit);
    if (selection.focusNode !== text.node) {
      // ran over an end of the text: stay at that end
      const back = move[0] === "left" || move[0] === "backward";
      const anchor = event.shiftKey && selection.anchorNode === text.node ? selection.anchorOffset : null;
      const edge = back ? 0 : text.node.length;
      selection.setBaseAndExtent(text.node, anchor ?? edge, text.node, edge);
    }
    const caret = text.offsets.toPoints(selection.focusOffset);
    text.paint("caret", [[caret, caret + 1]]);
    text.reveal(caret, caret);
    onMove(caret);
  });
  text.pane.addEventListener("blur", () => text.paint("caret", []));
}
