// Review of one document: fields and boxes point at each other, and after each decision the focus
// moves on to the next unsure field, so the whole work can be done with Enter and a few letters.

import { postForm } from "./http.js";
import { Viewer } from "./viewer.js";

const panel = document.getElementById("panel");
const viewerRoot = document.getElementById("viewer");
const viewer = viewerRoot?.querySelector("svg.page") ? new Viewer(viewerRoot) : null;

const boxOf = (field) => viewerRoot?.querySelector(`[data-field="${CSS.escape(field.id)}"]`);

function select(field) {
  if (field.classList.contains("selected")) return;
  for (const other of panel.querySelectorAll(".field.selected")) other.classList.remove("selected");
  field.classList.add("selected");
  viewer?.select(boxOf(field));
}

function focusField(field) {
  const editor = field.querySelector("form:not([hidden]) [name=value]");
  const target = editor ?? field.querySelector("[data-edit]") ?? field;
  target.focus({ preventScroll: true });
  if (editor?.matches("input, textarea")) editor.select();
  field.scrollIntoView({ block: "nearest" });
  select(field);
}

function unsureFields() {
  return [...panel.querySelectorAll(".field.needs_review")];
}

// The next unsure field after this one in the order of the page, else the first, else «finish».
function moveOn(after) {
  const left = unsureFields();
  const follows = (field) => after.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING;
  const next = left.find(follows) ?? left[0];
  if (next) focusField(next);
  else document.getElementById("finish")?.focus();
}

function fit(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

// The button says what Enter will do: confirm what was read, or save what was typed.
function sayWhatEnterDoes(form) {
  const button = form.querySelector("[data-confirm]");
  const changed = form.elements.value.value !== form.elements.shown.value;
  button.textContent = changed ? button.dataset.save : button.dataset.confirm;
}

async function submit(form, submitter) {
  const field = form.closest(".field");
  const body = new FormData(form, submitter);
  for (const control of form.querySelectorAll("button")) control.disabled = true;
  try {
    const answer = await postForm(form.action, body);
    field.outerHTML = answer.html;
    const fresh = document.getElementById(field.id);
    boxOf(fresh)?.setAttribute("class", `box ${answer.state}`);
    document.getElementById("remaining").textContent = answer.remaining_text;
    document.getElementById("finish").disabled = answer.remaining > 0;
    moveOn(fresh);
  } catch (error) {
    for (const control of form.querySelectorAll("button")) control.disabled = false;
    form.querySelector(".error").textContent = error.message;
    // Sending the same text again says that the paper really has it so.
    form.elements.insisted.value = error.mayStay ? form.elements.value.value : "";
    form.elements.value.focus();
    field.scrollIntoView({ block: "nearest" });
  }
}

function showEditor(field, on) {
  const form = field.querySelector("form.edit");
  form.hidden = !on;
  field.querySelector(".shown").hidden = on;
  if (on) form.elements.value.value = form.elements.shown.value;
  focusField(field);
}

panel.addEventListener("submit", (event) => {
  if (!event.target.matches("form.edit")) return;
  event.preventDefault();
  submit(event.target, event.submitter);
});

panel.addEventListener("input", (event) => {
  const form = event.target.closest("form.edit");
  if (!form) return;
  if (event.target.matches("textarea")) fit(event.target);
  form.querySelector(".error").textContent = "";
  sayWhatEnterDoes(form);
});

panel.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("form.edit");
  if (!form || event.isComposing) return;
  if (event.key === "Enter" && !event.shiftKey && event.target.matches("textarea, select")) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-confirm]"));
  }
  if (event.key === "Escape" && form.hasAttribute("data-optional")) showEditor(form.closest(".field"), false);
});

panel.addEventListener("focusin", (event) => {
  const field = event.target.closest(".field");
  if (field) select(field);
});

panel.addEventListener("click", (event) => {
  const field = event.target.closest(".field");
  if (!field) return;
  if (event.target.closest("[data-edit]")) showEditor(field, true);
  else select(field);
});

viewerRoot?.addEventListener("click", (event) => {
  const box = event.target.closest(".box");
  const field = box && document.getElementById(box.dataset.field);
  if (field) focusField(field);
});

for (const area of panel.querySelectorAll("textarea")) fit(area);
const first = unsureFields()[0];
if (first) focusField(first);
