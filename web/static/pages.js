// The dialog of the pages; F7 or its button opens it. In it, the arrows go from one page that can be
// split off to the next, the space bar chooses it, and Enter splits off what is chosen.

const ARROWS = { ArrowDown: 1, ArrowUp: -1 };

function listenToChoice(dialog) {
  const form = dialog.querySelector("#split");
  if (!form) return;
  const boxes = [...dialog.querySelectorAll('[form="split"]')];
  const button = form.querySelector("button");
  const sayWhatCanBe = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    button.disabled = chosen === 0 || chosen === boxes.length;
  };
  for (const box of boxes) {
    box.addEventListener("change", sayWhatCanBe);
    box.addEventListener("keydown", (event) => {
      const next = boxes[boxes.indexOf(box) + ARROWS[event.key]];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  }
  sayWhatCanBe();
}

export function listenToPages() {
  const dialog = document.getElementById("pages");
  if (!dialog) return;
  listenToChoice(dialog);
  const open = () => dialog.showModal();
  document.querySelector("[data-pages]").addEventListener("click", open);
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F7" || event.isComposing || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
}
