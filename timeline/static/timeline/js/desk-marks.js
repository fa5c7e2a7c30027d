// Why a word is marked: what it was read as, by which rule, counted from which day, and what else it could mean. Shown
// for the mention under the pointer, under the caret, or whose button has the focus; asked of the server once each.

const span = (element) => [Number(element.dataset.start), Number(element.dataset.end)];

export class Reasons {
  #mentions;
  #box;
  #address;
  #shown = null;
  #known = new Map();

  constructor(mentions, box, address) {
    this.#mentions = [...mentions].sort((a, b) => span(a)[0] - span(b)[0]);
    this.#box = box;
    this.#address = address;
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
  async show(mention) {
    if (!mention || mention === this.#shown) return;
    this.#shown = mention;
    const told = await this.#told(mention);
    if (this.#shown !== mention) return; // the pointer has moved on
    this.#box.replaceChildren(...told.map((node) => node.cloneNode(true)));
    this.#box.hidden = false;
  }

  #told(mention) {
    if (!this.#known.has(mention)) this.#known.set(mention, this.#ask(mention));
    return this.#known.get(mention);
  }

  async #ask(mention) {
    const address = new URL(this.#address, location.href);
    address.searchParams.set("start", mention.dataset.start);
    try {
      const answer = await fetch(address);
      if (answer.ok) return [...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes];
    } catch {
      // offline: what the button itself says is shown
    }
    this.#known.delete(mention);
    return [document.createTextNode(`${mention.textContent}: ${mention.title}`)];
  }
}
