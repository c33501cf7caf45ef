// What stands in a drawn box is read again by a worker, and becomes the field's value and place.

import { BoxTool } from "./box.js";
import { postForm } from "./http.js";

const SVG = "http://www.w3.org/2000/svg";

// `desk` has: viewer; current(), the selected field; open(field), which shows its editor; drafts; and
// replaced(field, answer), which is told of the field that took the place of the one before.
export function listenToBoxes(desk) {
  const { viewer } = desk;
  const words = viewer.root.querySelector("[data-draw-hint]").dataset;
  new BoxTool({
    viewer,
    mayDraw: () => desk.current() !== null,
    onBox: (sheet, box) => read(desk.current(), sheet, box),
  });

  async function read(field, sheet, box) {
    const form = field.querySelector("form.edit");
    if (form.hidden) desk.open(field);
    const body = new FormData();
    body.append("page", sheet.dataset.page);
    body.append("shown", form.elements.shown.value);
    for (const [side, at] of Object.entries(box)) body.append(side, at.toFixed(1));
    form.setAttribute("aria-busy", "true");
    form.querySelector(".error").textContent = "";
    form.querySelector(".meant").textContent = words.reading;
    try {
      await desk.drafts.settle(form);
      const answer = await postForm(`${form.action}/doc-lai`, body);
      desk.drafts.forget(form);
      field.outerHTML = answer.html;
      put(field.id, answer);
      desk.replaced(document.getElementById(field.id), answer);
    } catch (error) {
      form.removeAttribute("aria-busy");
      form.querySelector(".meant").textContent = "";
      form.querySelector(".error").textContent = error.status ? error.message : words.offline;
      form.elements.value.focus();
    }
  }

  // Puts the box of a field where it now stands.
  function put(id, { points, page, state, name }) {
    viewer.root.querySelector(`[data-field="${CSS.escape(id)}"]`)?.remove();
    const sheet = viewer.pages.find((it) => it.dataset.page === String(page));
    if (!sheet) return;
    const polygon = document.createElementNS(SVG, "polygon");
    polygon.setAttribute("class", `box ${state}`);
    polygon.setAttribute("points", points);
    polygon.dataset.field = id;
    const title = document.createElementNS(SVG, "title");
    title.textContent = name;
    polygon.append(title);
    sheet.querySelector("g").append(polygon);
  }
}
