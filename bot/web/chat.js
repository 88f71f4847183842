// With a script the page need not reload: the same form is posted, the same page comes back,
// and only the new bubbles are added, so that a screen reader reads just those.
"use strict";

const log = document.getElementById("log");

async function post(event) {
  event.preventDefault();
  const form = event.target;
  const filled = new FormData(form, event.submitter);
  const body = form.enctype === "multipart/form-data" ? filled : new URLSearchParams(filled);
  const controls = document.getElementById("controls");
  controls.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch("/", { method: "POST", body });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    show(fresh, form.classList.contains("say"));
  } catch {
    form.submit(); // no network for fetch: let the browser say so in its own words
  }
}

function show(fresh, typed) {
  const last = Number(log.lastElementChild?.dataset.id ?? -1);
  for (const line of fresh.querySelectorAll("#log li")) {
    if (Number(line.dataset.id) > last) log.append(document.importNode(line, true));
  }
  document.getElementById("controls").replaceWith(document.importNode(fresh.getElementById("controls"), true));
  listen();
  const target = typed ? document.getElementById("text") : document.querySelector(".choices button");
  target?.focus({ preventScroll: true });
  log.lastElementChild?.scrollIntoView({ block: "start" });
}

function listen() {
  for (const form of document.forms) form.addEventListener("submit", post);
  document.getElementById("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });
}

listen();
log.lastElementChild?.scrollIntoView({ block: "start" });
