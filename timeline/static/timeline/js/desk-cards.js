// A long text has hundreds of suggestions; those far from where the analyst is are stubs. Coming near fills them.

const NEXT = 3; // how many are filled ahead
const REST = 150; // milliseconds on a card after which it and the next are filled: stepping past fills none
let resting = 0;

/** Fill a card that is a stub, once; resolves when it can be used. */
export function filled(card, wire) {
  if (!card.dataset.card) return Promise.resolve(card);
  card.filling ??= fetchCard(card, wire);
  return card.filling;
}

async function fetchCard(card, wire) {
  try {
    const answer = await fetch(card.dataset.card);
    if (!answer.ok) return card;
    const whole = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".desk-card");
    const focused = document.activeElement === card;
    card.replaceChildren(...whole.childNodes);
    card.className = `${whole.className}${card.classList.contains("active") ? " active" : ""}`;
    delete card.dataset.card;
    wire(card);
    if (focused) card.focus({ preventScroll: true });
  } catch {
    card.filling = undefined; // offline: the stub's own link leads to it
  }
  return card;
}

/** Fill the card at hand and those that come next, once the analyst rests on it. */
export function fillAhead(cards, at, wire) {
  clearTimeout(resting);
  resting = setTimeout(() => cards.slice(at, at + NEXT + 1).forEach((card) => filled(card, wire)), REST);
}
