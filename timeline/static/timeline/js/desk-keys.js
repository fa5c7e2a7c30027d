// One key for each thing done a hundred times a day. Silent while somebody types, and while a form is open only the
// keys that decide nothing are heard.

export function listenForKeys({ cards, active, activate, help, formIsOpen }) {
  const press = (key) => active()?.querySelector(`[data-key="${key}"]`)?.click();
  const step = (by) => {
    const at = cards.indexOf(active());
    const next = cards[Math.min(Math.max(at + by, 0), cards.length - 1)];
    if (next) activate(next, { focus: true });
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "?": () => {
      help.open = !help.open;
      if (help.open) help.scrollIntoView({ block: "nearest" });
    },
    a: () => press("a"),
    e: () => press("e"),
    r: () => press("r"),
    s: () => press("s"),
  };
  const decides = new Set(["a", "e", "r", "s"]);

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (!Object.hasOwn(keys, event.key)) return;
    if (decides.has(event.key) && (event.repeat || formIsOpen())) return;
    event.preventDefault();
    keys[event.key]();
  });
}
