// A box drawn on the page: dragged, or from one click to the next. Esc or F2 leaves it.

const SVG = "http://www.w3.org/2000/svg";
// Pointer moves shorter than this on the screen are a click and no drag.
const CLICK_PX = 4;

export class BoxTool {
  // `mayDraw` says whether there is a field to draw for; `onBox` gets the page's number and the box in
  // page pixels: left, top, right, bottom.
  constructor({ viewer, mayDraw, onBox }) {
    Object.assign(this, { viewer, mayDraw, onBox });
    this.button = viewer.root.querySelector('[data-do="box"]');
    this.hint = viewer.root.querySelector("[data-draw-hint]");
    this.rect = null;
    // The click that comes after the drop is no click on what lies there.
    this.isDropped = false;
    this.button.addEventListener("click", () => this.toggle());
    for (const name of ["pointerdown", "pointermove", "pointerup", "click"]) {
      viewer.root.addEventListener(name, (event) => this.handle(event), { capture: true });
    }
    document.addEventListener("keydown", (event) => this.press(event), { capture: true });
  }

  get isOn() {
    return this.viewer.root.classList.contains("drawing");
  }

  toggle(on = !this.isOn) {
    if (on && !this.mayDraw()) return;
    this.viewer.root.classList.toggle("drawing", on);
    this.button.setAttribute("aria-pressed", String(on));
    this.hint.hidden = !on;
    this.rect?.remove();
    this.rect = null;
  }

  press(event) {
    if (event.isComposing || document.querySelector("dialog[open]")) return;
    const isStart = event.key === "F2" && !event.ctrlKey && !event.altKey;
    if (!isStart && !(event.key === "Escape" && this.isOn)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.toggle(isStart ? undefined : false);
  }

  handle(event) {
    const isDrawing = this.isOn || (event.type === "click" && this.isDropped);
    if (event.type === "click") this.isDropped = false;
    if (!isDrawing || !event.target.closest("svg.page")) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (event.type === "pointerdown" && event.isPrimary && event.button === 0) this.down(event);
    else if (event.type === "pointermove" && this.rect) this.stretch(event);
    else if (event.type === "pointerup" && this.rect) this.up(event);
  }

  down(event) {
    this.viewer.current.setPointerCapture(event.pointerId);
    if (this.rect) return;
    this.from = this.viewer.toPage(event);
    this.pressed = { clientX: event.clientX, clientY: event.clientY };
    this.isSecond = false;
    this.rect = document.createElementNS(SVG, "rect");
    this.rect.setAttribute("class", "drawn");
    this.viewer.current.append(this.rect);
    this.stretch(event);
  }

  stretch(event) {
    const to = this.viewer.toPage(event);
    this.to = to;
    this.rect.setAttribute("x", Math.min(this.from.x, to.x));
    this.rect.setAttribute("y", Math.min(this.from.y, to.y));
    this.rect.setAttribute("width", Math.abs(to.x - this.from.x));
    this.rect.setAttribute("height", Math.abs(to.y - this.from.y));
  }

  // A click leaves the first corner where it is; the next one sets the other.
  up(event) {
    this.stretch(event);
    const { clientX, clientY } = this.pressed;
    const moved = Math.hypot(event.clientX - clientX, event.clientY - clientY);
    if (moved < CLICK_PX && !this.isSecond) {
      this.isSecond = true;
      return;
    }
    const box = this.viewer.unturned(this.from, this.to);
    this.toggle(false);
    this.isDropped = true;
    this.onBox(this.viewer.current, box);
  }
}
