// One key for each thing done a hundred times a day, each analyst's own. Silent while somebody types, and while a form
// is open only the keys that decide nothing are heard.

export function readCommands(desk) {
  const commands = {};
  for (const line of desk.dataset.commands.split("\n")) {
    const [name, key] = [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)];
    commands[key] = name;
  }
  return commands;
}

export function listenForKeys({ commands, cards, active, ready, activate, help, formIsOpen, newEvent, toText }) {
  const inCard = (name) => active()?.querySelector(`[data-key="${name}"]`);
  const onPage = (name) => document.querySelector(`.desk-side > [data-key="${name}"], [data-page-key="${name}"]`);
  const step = (by) => {
    const at = cards.indexOf(active());
    const next = cards[Math.min(Math.max(at + by, 0), cards.length - 1)];
    if (next) activate(next, { focus: true });
  };
  const does = {
    next: () => step(1),
    previous: () => step(-1),
    help: () => {
      help.open = !help.open;
      if (help.open) help.scrollIntoView({ block: "nearest" });
    },
    reason: async () => (await ready(), inCard("reason")?.focus()),
    text: toText,
    new: newEvent,
    undo: () => onPage("undo")?.click(),
    redo: () => onPage("redo")?.click(),
    onward: () => onPage("onward")?.click(),
  };
  for (const name of ["accept", "publish", "edit", "same", "reject", "date"]) does[name] = async () => (await ready(), inCard(name)?.click());
  const harmless = new Set(["next", "previous", "help", "text", "onward"]);

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const command = Object.hasOwn(commands, event.key) ? commands[event.key] : "";
    if (!command) return;
    if (!harmless.has(command) && (event.repeat || formIsOpen())) return;
    event.preventDefault();
    does[command]();
  });
}
