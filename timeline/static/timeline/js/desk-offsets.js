// The record counts a text in Unicode code points, the browser in UTF-16 units. They differ after each letter or
// sign beyond the first plane (emoji, historic scripts), so only the places of those are kept.

export class Offsets {
  #astral = [];

  constructor(text) {
    for (const pair of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) {
      this.#astral.push(pair.index - this.#astral.length);
    }
  }

  /** UTF-16 units before a code point. */
  toUnits(point) {
    return point + this.#before((at) => at < point);
  }

  /** Code points before a UTF-16 unit; within a pair, those before the pair. */
  toPoints(unit) {
    return unit - this.#before((at, number) => at + number < unit);
  }

  #before(holds) {
    let low = 0;
    let high = this.#astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.#astral[middle], middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
