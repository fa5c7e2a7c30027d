// Why a word is marked: what it was read as, by which rule, counted from which day, and what else it could mean. Shown
// for the mention under the pointer, under the caret, or whose button has the focus.

const span = (element) => [Number(element.dataset.start), Number(element.dataset.end)];

export class Reasons {
  #mentions;
  #box;
  #shown = null;

  constructor(mentions, box) {
    this.#mentions = [...mentions].sort((a, b) => span(a)[0] - span(b)[0]);
    this.#box = box;
  }

  /** The mention at a code point, or null; mentions never overlap. */
  at(point) {
    let low = 0;
    let high = this.#mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (span(this.#mentions[middle])[1] <= point) low = middle + 1;
      else high = middle;
    }
    const found = this.#mentions[low];
    return found && span(found)[0] <= point ? found : null;
  }

  /** Show why a mention is marked; null leaves what is shown, so that it can be read and selected. */
  show(mention) {
    if (!mention || mention === this.#shown) return;
    this.#shown = mention;
    this.#box.replaceChildren(mention.parentElement.querySelector("template").content.cloneNode(true));
    this.#box.hidden = false;
  }
}
