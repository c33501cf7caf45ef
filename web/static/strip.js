// The small images of the pages beside the large one: which page is shown, and on which unsure fields
// are left. One of them is reached by Tab; from there the arrows go to the others. Alt with PageUp or
// PageDown turns the pages from everywhere.

const ARROWS = { ArrowDown: 1, ArrowUp: -1 };
const TURNS = { PageDown: 1, PageUp: -1 };

export class Strip {
  constructor(viewer) {
    this.viewer = viewer;
    this.list = viewer.root.querySelector(".strip");
    this.thumbs = [...viewer.root.querySelectorAll(".thumb")];
    for (const [index, thumb] of this.thumbs.entries()) {
      thumb.addEventListener("click", () => viewer.open(index));
      thumb.addEventListener("keydown", (event) => this.walk(event, index));
    }
    viewer.root.addEventListener("page", (event) => this.point(event.detail));
    document.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    const by = event.altKey && !event.ctrlKey ? TURNS[event.key] : undefined;
    if (!by || event.isComposing || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    this.viewer.open(this.viewer.index + by);
  }

  walk(event, index) {
    const next = this.thumbs[index + ARROWS[event.key]];
    if (!next || event.ctrlKey) return;
    event.preventDefault();
    next.focus();
    next.click();
  }

  point(index) {
    for (const [at, thumb] of this.thumbs.entries()) {
      thumb.tabIndex = at === index ? 0 : -1;
      if (at === index) thumb.setAttribute("aria-current", "true");
      else thumb.removeAttribute("aria-current");
    }
    this.scrollTo(this.thumbs[index]);
  }

  // Moves the list only, and not the page that it stands on.
  scrollTo(thumb) {
    const list = this.list.getBoundingClientRect();
    const { top, bottom } = thumb.getBoundingClientRect();
    if (top < list.top) this.list.scrollTop -= list.top - top;
    else if (bottom > list.bottom) this.list.scrollTop += bottom - list.bottom;
  }

  // Counts the unsure fields anew, after one was decided.
  mark() {
    for (const [at, thumb] of this.thumbs.entries()) {
      const count = this.viewer.pages[at].querySelectorAll(".box.needs_review").length;
      const mark = thumb.querySelector(".thumb-unsure");
      mark.hidden = count === 0;
      mark.textContent = String(count);
      const { name, unsureName } = thumb.dataset;
      thumb.setAttribute("aria-label", count ? unsureName.replace("{count}", String(count)) : name);
    }
  }
}
