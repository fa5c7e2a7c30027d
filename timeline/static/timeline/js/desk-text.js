// The article's text: one text node that is never rewritten. Marks are painted over it by the CSS Custom Highlight
// API; the same marks stand beside it as buttons and cards, for keyboards and screen readers.

import { Offsets } from "./desk-offsets.js";

// what is painted over what
const PRIORITY = { rejected: 0, accepted: 0, waiting: 0, active: 2, passage: 3, caret: 4 };

export class DeskText {
  constructor(pane) {
    this.pane = pane;
    pane.normalize(); // browsers cut a long text into several nodes while parsing
    this.node = pane.firstChild ?? pane.appendChild(document.createTextNode(""));
    this.offsets = new Offsets(this.node.data);
  }

  /** A live range over code points, end exclusive. */
  range(start, end) {
    const range = document.createRange();
    range.setStart(this.node, this.#unit(start));
    range.setEnd(this.node, this.#unit(end));
    return range;
  }

  #unit(point) {
    return Math.min(this.offsets.toUnits(Number(point)), this.node.length);
  }

  /** Paint spans ([start, end] each) in the colours of one kind; another call for the kind replaces them. */
  paint(kind, spans) {
    const highlights = globalThis.CSS?.highlights;
    if (!highlights) return; // an old browser: the lists beside the text say the same
    const ranges = spans.map(([start, end]) => {
      const [from, to] = [this.#unit(start), this.#unit(end)];
      return new StaticRange({ startContainer: this.node, startOffset: from, endContainer: this.node, endOffset: to });
    });
    const highlight = new Highlight(...ranges.slice(0, 1));
    ranges.slice(1).forEach((range) => highlight.add(range));
    highlight.priority = PRIORITY[kind] ?? 1;
    highlights.set(`desk-${kind}`, highlight);
  }

  /** Bring a passage into sight. */
  reveal(start, end) {
    const place = this.range(start, end).getBoundingClientRect();
    const frame = this.pane.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) {
      this.pane.scrollTop += place.top - frame.top - this.pane.clientHeight / 3;
    }
    this.pane.scrollIntoView({ block: "nearest" });
  }

  /** The code point under a mouse event, or null beside the text. */
  pointAt({ clientX, clientY }) {
    const found = document.caretPositionFromPoint?.(clientX, clientY);
    if (found) return found.offsetNode === this.node ? this.offsets.toPoints(found.offset) : null;
    const range = document.caretRangeFromPoint?.(clientX, clientY);
    return range?.startContainer === this.node ? this.offsets.toPoints(range.startOffset) : null;
  }

  /** The selected code points [start, end], or null when nothing of the text is selected. */
  selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.node)) return null;
    const from = range.startContainer === this.node ? range.startOffset : 0;
    const to = range.endContainer === this.node ? range.endOffset : this.node.length;
    if (range.startContainer !== this.node && range.endContainer !== this.node) return null; // the whole page
    return from < to ? [this.offsets.toPoints(from), this.offsets.toPoints(to)] : null;
  }

  /** The words at code points, end exclusive. */
  words(start, end) {
    return this.node.data.slice(this.#unit(start), this.#unit(end));
  }
}
