// The dialog of the pages; F7 or its button opens it.

export function listenToPages() {
  const dialog = document.getElementById("pages");
  if (!dialog) return;
  const open = () => dialog.showModal();
  document.querySelector("[data-pages]").addEventListener("click", open);
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F7" || event.isComposing || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
}
