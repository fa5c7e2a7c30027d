// One key for each thing done a hundred times a day, each analyst's own. Silent while somebody types, and while a form
// is open only the keys that decide nothing are heard.

export function readCommands(desk) {
  const commands = {};
  for (const line of desk.dataset.commands.split("\n")) {
    const [name, key] = [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)];
    if (key) commands[key] = name; // a command may have no key
  }
  return commands;
}

// What the keys beside the letters say on a Latin keyboard, plainly and with Shift.
const SIGNS = {
  Slash: "/?", Comma: ",<", Period: ".>", Semicolon: ";:", Quote: "'\"", BracketLeft: "[{", BracketRight: "]}",
  Backslash: "\\|", Minus: "-_", Equal: "=+", Backquote: "`~",
};

/** The command of the key that was typed; on a keyboard of other letters, that of the key in the same place. */
export function commandOf(commands, { key, code, shiftKey }) {
  if (Object.hasOwn(commands, key)) return commands[key];
  if (!/[^\x00-\x7f]/.test(key)) return ""; // a Latin key that means nothing here, or a name such as Enter
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const latin = letter ? (shiftKey ? letter : letter.toLowerCase()) : SIGNS[code]?.[shiftKey ? 1 : 0];
  return latin && Object.hasOwn(commands, latin) ? commands[latin] : "";
}

export function listenForKeys({ commands, cards, active, ready, activate, help, formIsOpen, newEvent, toText }) {
  const inCard = (name) => active()?.querySelector(`[data-key="${name}"]`);
  const onPage = (name) => document.querySelector(`.desk-side > [data-key="${name}"], [data-page-key="${name}"]`);
  const press = (button, key) => {
    if (button) return button.click();
    const line = document.createElement("p");
    line.textContent = `There is nothing here for the key “${key}” to do.`;
    document.querySelector(".desk-messages").replaceChildren(line);
  };
  // Opens a part that is folded away and goes to its first field.
  const reach = (part, key) => {
    const field = part?.querySelector("input:not([type=hidden])");
    if (!field) return press(null, key);
    part.open = true;
    field.focus();
    return field;
  };
  const choose = (part, key) => {
    const first = reach(part, key);
    if (first?.type === "radio" && !part.querySelector(":checked")) first.checked = true; // the likeliest
  };
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
    known: async (key) => (await ready(), choose(inCard("known"), key)),
    day: (key) => reach(document.querySelector(".desk-day"), key),
    text: toText,
    new: newEvent,
    name: (key) => press(onPage("name"), key),
    undo: (key) => press(onPage("undo"), key),
    redo: (key) => press(onPage("redo"), key),
    onward: (key) => press(onPage("onward"), key),
  };
  for (const name of ["accept", "publish", "edit", "same", "reject", "date"]) does[name] = async (key) => (await ready(), press(inCard(name), key));
  const harmless = new Set(["next", "previous", "help", "text", "onward", "day"]);

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.metaKey) return;
    if ((event.ctrlKey || event.altKey) && !event.getModifierState("AltGraph")) return; // AltGr is how signs are typed
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const command = commandOf(commands, event);
    if (!command) return;
    if (!harmless.has(command) && (event.repeat || (formIsOpen() && command !== "name"))) return; // a name loses no form
    event.preventDefault();
    does[command](event.key);
  });
}

/** Ctrl+Enter sends a form from any of its fields, and with Shift publishes: Enter alone does not leave a list or a text. */
export function sendByKeys(form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.querySelector(event.shiftKey ? ".desk-buttons [name=publish]" : ".desk-buttons button")?.click();
  });
}
