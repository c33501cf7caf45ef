// Review of one document: fields and boxes point at each other, and after each decision the focus
// moves on to the next unsure field, so the whole work can be done without a mouse.

import { Drafts } from "./drafts.js";
import { keepHold } from "./hold.js";
import { postForm } from "./http.js";
import { listenToKeys } from "./keys.js";
import { listenToPages } from "./pages.js";
import { listenToBoxes } from "./reread.js";
import { Strip } from "./strip.js";
import { Viewer } from "./viewer.js";

const desk = document.getElementById("desk");
const panel = document.getElementById("panel");
const viewerRoot = document.getElementById("viewer");
const sendDialog = document.getElementById("send");
const viewer = viewerRoot?.querySelector("svg.page") ? new Viewer(viewerRoot) : null;
const strip = viewer?.root.querySelector(".strip") ? new Strip(viewer) : null;
const drafts = new Drafts({ onOnline: sayConnection, onAnswer: sayCheck });

const boxOf = (field) => viewerRoot?.querySelector(`[data-field="${CSS.escape(field.id)}"]`);
const current = () => panel.querySelector(".field.selected");

function select(field) {
  if (field.classList.contains("selected")) return;
  current()?.classList.remove("selected");
  field.classList.add("selected");
  viewer?.select(boxOf(field));
}

function focusField(field) {
  const editor = field.querySelector("form:not([hidden]) [name=value]");
  const target = editor ?? field.querySelector("[data-edit]") ?? field;
  select(field);
  target.focus({ preventScroll: true });
  if (editor?.matches("input, textarea")) editor.select();
  field.scrollIntoView({ block: "nearest" });
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

// To the next unsure field or the one before; after the last one to «finish».
function step(field, by) {
  const stops = unsureFields();
  const at = stops.indexOf(field);
  const next = at < 0 ? null : stops[at + by];
  if (next) focusField(next);
  else if (by > 0 && at >= 0 && !document.getElementById("finish").disabled) {
    document.getElementById("finish").focus();
  } else return false;
  return true;
}

// To the field below or above, whether it is sure or not.
function walk(field, by) {
  const all = [...panel.querySelectorAll(".field")];
  const next = all[field ? all.indexOf(field) + by : 0];
  if (next) focusField(next);
  return Boolean(next);
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

function sayCheck(form, answer) {
  const meant = form.querySelector(".meant");
  const value = form.elements.value.value;
  meant.textContent = answer.meant && answer.meant !== value ? `→ ${answer.meant}` : meant.dataset.kept;
  form.querySelector(".error").textContent = answer.problem;
}

function sayConnection(online) {
  const notice = document.getElementById("connection");
  notice.hidden = online;
  notice.textContent = online ? desk.dataset.online : desk.dataset.offline;
}

async function submit(form, submitter) {
  const field = form.closest(".field");
  const body = new FormData(form, submitter);
  for (const control of form.querySelectorAll("button")) control.disabled = true;
  try {
    await drafts.settle(form);
    const answer = await postForm(form.action, body);
    drafts.forget(form);
    drafts.reached(true);
    field.outerHTML = answer.html;
    const fresh = document.getElementById(field.id);
    boxOf(fresh)?.setAttribute("class", `box ${answer.state}`);
    sayRemaining(answer);
    moveOn(fresh);
  } catch (error) {
    for (const control of form.querySelectorAll("button")) control.disabled = false;
    if (error.status === undefined) {
      drafts.typed(form);
      drafts.reached(false);
    }
    form.querySelector(".meant").textContent = "";
    form.querySelector(".error").textContent = error.message;
    // Sending the same text again says that the paper really has it so.
    form.elements.insisted.value = error.mayStay ? form.elements.value.value : "";
    form.elements.value.focus();
    field.scrollIntoView({ block: "nearest" });
  }
}

// After a box was read the field stays in hand: what was read is to be looked at.
function replaced(field, answer) {
  drafts.reached(true);
  sayRemaining(answer);
  for (const area of field.querySelectorAll("textarea")) fit(area);
  focusField(field);
}

function sayRemaining(answer) {
  document.getElementById("remaining").textContent = answer.remaining_text;
  document.getElementById("finish").disabled = answer.remaining > 0;
  strip?.mark();
}

function showEditor(field, on) {
  const form = field.querySelector("form.edit");
  form.hidden = !on;
  field.querySelector(".shown").hidden = on;
  if (on) form.elements.value.value = form.elements.shown.value;
  focusField(field);
}

// Back to what was read; an editor that was opened is closed.
function undo(field) {
  const form = field.querySelector("form.edit");
  const isTyped = form.elements.value.value !== form.elements.shown.value;
  form.elements.value.value = form.elements.shown.value;
  form.querySelector(".error").textContent = "";
  form.querySelector(".meant").textContent = "";
  sayWhatEnterDoes(form);
  if (isTyped) drafts.typed(form);
  if (form.hasAttribute("data-optional")) showEditor(field, false);
  else form.elements.value.select?.();
}

function finish() {
  const button = document.getElementById("finish");
  if (!button.disabled) button.form.requestSubmit(button);
  else focusField(unsureFields()[0]);
}

function send() {
  sendDialog.showModal();
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
  form.querySelector(".meant").textContent = "";
  sayWhatEnterDoes(form);
  drafts.typed(form);
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

document.querySelector("[data-send]")?.addEventListener("click", send);
sendDialog?.querySelector("[data-close]").addEventListener("click", () => sendDialog.close());

// What was typed before the page was left; the tab knows better than the server.
for (const form of panel.querySelectorAll("form.edit")) {
  const kept = Drafts.kept(form);
  if (kept !== null) {
    form.elements.value.value = kept;
    drafts.typed(form);
  }
  sayWhatEnterDoes(form);
  if (form.hidden && form.elements.value.value !== form.elements.shown.value) {
    form.hidden = false;
    form.closest(".field").querySelector(".shown").hidden = true;
  }
}
for (const area of panel.querySelectorAll("textarea")) fit(area);

if (desk) {
  listenToPages();
  if (viewer?.root.querySelector('[data-do="box"]')) {
    listenToBoxes({ viewer, current, open: (field) => showEditor(field, true), drafts, replaced });
  }
  listenToKeys({ current, submit, step, walk, undo, finish, send });
  keepHold(desk.dataset.url, () => {
    const notice = document.getElementById("connection");
    notice.hidden = false;
    notice.textContent = desk.dataset.lost;
    location.reload();
  });
}
// The field that the address names, else the first unsure one. The browser itself goes to what the
// address names, too, but not to the input in it, and not before the page is loaded.
function openAsked() {
  const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!asked?.matches(".field")) return false;
  focusField(asked);
  return true;
}
if (!openAsked() && unsureFields().length) focusField(unsureFields()[0]);
if (document.readyState !== "complete") window.addEventListener("load", openAsked);
window.addEventListener("hashchange", openAsked);
