// Rows of participants: one more at a press. Without JavaScript a form has two empty ones to begin with.

for (const parts of document.querySelectorAll(".desk-parts")) {
  const add = parts.querySelector("[data-add]");
  const total = parts.querySelector(`[name="${parts.dataset.prefix}-TOTAL_FORMS"]`);
  add.hidden = false;
  add.addEventListener("click", () => {
    const row = parts.querySelector("template").content.cloneNode(true);
    for (const part of row.querySelectorAll("[id], [name], [for]")) {
      for (const name of ["id", "name", "for"]) {
        if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replace("__prefix__", total.value));
      }
    }
    total.value = Number(total.value) + 1;
    const added = row.firstElementChild;
    parts.querySelector("[data-rows]").append(row);
    added.querySelector("input, select").focus();
  });
}
