// What is typed in the form is kept on the server every few seconds and read back as it is understood; and the page
// learns who else is at the article. Nothing here is needed to send the form.

const TYPED = 600; // milliseconds of rest after which what was typed is sent
const HERE = 20000; // how often the page says that somebody is here

export function keepForm(form) {
  let timer = 0;
  let sent = "";
  const kept = form.querySelector("[data-kept]");

  async function send() {
    const data = new FormData(form);
    data.set("form", form.dataset.form);
    const body = new URLSearchParams(data);
    if (body.toString() === sent) return;
    sent = body.toString();
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body });
      const told = await answer.json();
      if (body.toString() !== sent) return; // typed on meanwhile: a later answer counts
      kept.textContent = told.fault ?? `Kept at ${told.saved}.`;
      understood(form, told);
    } catch {
      sent = "";
      kept.textContent = "The server cannot be reached: what you type is not kept until it can.";
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(send, TYPED);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}

function understood(form, told) {
  const when = form.elements.namedItem("event-when");
  const words = told.when
    ? [`${told.when.display} (${told.when.precision}, ${told.when.edtf})`, ...told.when.alternatives.map(other)]
    : [told.when_fault ?? ""];
  say(when, words.join("\n"), Boolean(told.when_fault));
  for (const name of ["title", "summary", "outcome_text"]) {
    say(form.elements.namedItem(`event-${name}`), (told.notes?.[name] ?? []).join("\n"), false);
  }
}

function other({ earliest, latest, why }) {
  return `or ${earliest ?? "open"}${latest === earliest ? "" : ` to ${latest ?? "open"}`}: ${why}`;
}

function say(field, words, wrong) {
  const place = field.closest(".desk-field");
  let note = place.querySelector("output");
  if (!note) {
    note = document.createElement("output");
    place.append(note);
  }
  if (note.textContent !== words) note.textContent = words;
  place.classList.toggle("wrong", wrong);
}

export function stayPresent(place) {
  const others = place.querySelector("[data-others]");
  const token = place.querySelector("[name=csrfmiddlewaretoken]").value;
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const body = new URLSearchParams({ csrfmiddlewaretoken: token });
      const answer = await fetch(place.dataset.here, { method: "POST", body });
      const told = await answer.json();
      const words = told.others.map((one) => (one.claimed ? `${one.name} has claimed this article.` : `${one.name} is here too.`));
      if (others.textContent.trim() !== words.join(" ")) others.textContent = words.join(" ");
    } catch {
      // offline: who else is here is not known; the next beat asks again
    }
  }, HERE);
}
