// The page image with its boxes: an SVG in page pixels, zoomed and moved through its viewBox.

const MOVE_MS = 220;
const MOST_ZOOM = 8;
// A selected field is shown with so much of the page's width around it, its label included.
const SELECTED_WIDTH = 0.62;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

export class Viewer {
  constructor(root) {
    this.root = root;
    this.pages = [...root.querySelectorAll("svg.page")];
    this.number = root.querySelector("[data-page-number]");
    this.current = null;
    this.pointers = new Map();
    for (const page of this.pages) this.listen(page);
    this.onClick("previous", () => this.open(this.index - 1));
    this.onClick("next", () => this.open(this.index + 1));
    this.onClick("closer", () => this.zoom(1.5));
    this.onClick("farther", () => this.zoom(1 / 1.5));
    this.onClick("whole", () => this.moveTo(this.whole()));
    this.onClick("field", () => this.show(this.root.querySelector(".box.selected")));
    this.onClick("turn", () => this.turn());
    this.open(0);
  }

  onClick(name, action) {
    this.root.querySelector(`[data-do="${name}"]`)?.addEventListener("click", action);
  }

  // Which page is shown, counted from 0.
  get index() {
    return this.pages.indexOf(this.current);
  }

  // Shows a page, and tells so by the event «page».
  open(index) {
    const page = this.pages[index];
    if (!page || page === this.current) return;
    for (const other of this.pages) other.toggleAttribute("hidden", other !== page);
    const image = page.querySelector("image");
    if (image.dataset.href) {
      image.setAttribute("href", image.dataset.href);
      delete image.dataset.href;
    }
    this.current = page;
    this.number.textContent = String(index + 1);
    this.set(this.whole());
    const disable = (name, off) => {
      const button = this.root.querySelector(`[data-do="${name}"]`);
      if (button) button.disabled = off;
    };
    disable("previous", index === 0);
    disable("next", index === this.pages.length - 1);
    this.root.dispatchEvent(new CustomEvent("page", { detail: index }));
  }

  // Shows a field: its page, zoomed so that the box fills a good part of the width.
  select(box) {
    for (const other of this.root.querySelectorAll(".box.selected")) other.classList.remove("selected");
    if (!box) return;
    box.classList.add("selected");
    this.show(box);
  }

  // Moves to a box and its surroundings.
  show(box) {
    if (!box) return;
    this.open(this.pages.indexOf(box.ownerSVGElement));
    const { x, y, width, height } = this.turned(box.getBBox());
    const pane = this.current.getBoundingClientRect();
    const [, , wholeWidth] = this.whole();
    const w = Math.min(wholeWidth, Math.max(width * 1.5, wholeWidth * SELECTED_WIDTH));
    const h = Math.max((w * pane.height) / pane.width, height * 1.5);
    this.moveTo(this.inside([x + width / 2 - w / 2, y + height / 2 - h / 2, w, h]));
  }

  // Turns the page a quarter clockwise, for who reads it.
  turn() {
    const { width, height } = this.current.dataset;
    const turns = (Number(this.current.dataset.turns ?? 0) + 1) % 4;
    this.current.dataset.turns = turns;
    const moves = ["", `translate(${height} 0)`, `translate(${width} ${height})`, `translate(0 ${width})`];
    const group = this.current.querySelector("g");
    group.setAttribute("transform", `${moves[turns]} rotate(${90 * turns})`);
    this.set(this.whole());
  }

  // A rectangle of the page as it lies now that it is turned.
  turned({ x, y, width, height }) {
    const matrix = this.matrix();
    const from = new DOMPoint(x, y).matrixTransform(matrix);
    const to = new DOMPoint(x + width, y + height).matrixTransform(matrix);
    return DOMRect.fromRect({
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    });
  }

  // The box of the page between two points of the page as it lies now.
  unturned(from, to) {
    const matrix = this.matrix().inverse();
    const [a, b] = [from, to].map((it) => new DOMPoint(it.x, it.y).matrixTransform(matrix));
    return {
      left: Math.min(a.x, b.x),
      top: Math.min(a.y, b.y),
      right: Math.max(a.x, b.x),
      bottom: Math.max(a.y, b.y),
    };
  }

  matrix() {
    const { a, b, c, d, e, f } =
      this.current.querySelector("g").transform.baseVal.consolidate()?.matrix ?? new DOMMatrix();
    return new DOMMatrix([a, b, c, d, e, f]);
  }

  whole() {
    const { width, height, turns } = this.current.dataset;
    const size = [Number(width), Number(height)];
    return [0, 0, ...(Number(turns ?? 0) % 2 ? size.reverse() : size)];
  }

  box() {
    return this.current.getAttribute("viewBox").split(" ").map(Number);
  }

  set(box) {
    this.current.setAttribute("viewBox", box.join(" "));
  }

  // Keeps the view over the page, where the view is smaller than the page.
  inside([x, y, w, h]) {
    const [, , width, height] = this.whole();
    const clamp = (at, size, most) =>
      size >= most ? (most - size) / 2 : Math.min(Math.max(at, 0), most - size);
    return [clamp(x, w, width), clamp(y, h, height), w, h];
  }

  moveTo(target) {
    cancelAnimationFrame(this.frame);
    if (calm.matches) return this.set(target);
    const from = this.box();
    const began = performance.now();
    const step = (now) => {
      const t = Math.min(1, (now - began) / MOVE_MS);
      const eased = 1 - (1 - t) ** 3;
      this.set(from.map((value, i) => value + (target[i] - value) * eased));
      if (t < 1) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  // Zooms around a point of the page (default: the middle of the view).
  zoom(factor, at) {
    const [x, y, w, h] = this.box();
    const [, , width, height] = this.whole();
    const least = Math.max(w / width, h / height) / factor > 1 ? null : factor;
    if (least === null) return this.moveTo(this.whole());
    const scale = Math.min(factor, (MOST_ZOOM * w) / width);
    const point = at ?? { x: x + w / 2, y: y + h / 2 };
    const box = [point.x - (point.x - x) / scale, point.y - (point.y - y) / scale, w / scale, h / scale];
    return this.set(this.inside(box));
  }

  toPage(event) {
    const point = new DOMPoint(event.clientX, event.clientY);
    return point.matrixTransform(this.current.getScreenCTM().inverse());
  }

  listen(page) {
    page.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        cancelAnimationFrame(this.frame);
        this.zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, this.toPage(event));
      },
      { passive: false },
    );
    page.addEventListener("pointerdown", (event) => {
      cancelAnimationFrame(this.frame);
      this.pointers.set(event.pointerId, event);
      page.classList.add("dragging");
    });
    page.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
      page.addEventListener(name, (event) => {
        this.pointers.delete(event.pointerId);
        page.classList.toggle("dragging", this.pointers.size > 0);
      });
    }
  }

  // One finger or the mouse moves the page, two fingers pinch it.
  drag(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const others = [...this.pointers.values()].filter((p) => p.pointerId !== event.pointerId);
    if (others.length) {
      const gap = (a) => Math.hypot(a.clientX - others[0].clientX, a.clientY - others[0].clientY);
      if (gap(before) > 0) this.zoom(gap(event) / gap(before), this.toPage(others[0]));
    } else {
      const from = this.toPage(before);
      const to = this.toPage(event);
      const [x, y, w, h] = this.box();
      this.set(this.inside([x + from.x - to.x, y + from.y - to.y, w, h]));
    }
    this.pointers.set(event.pointerId, event);
  }
}
