// Photos of one document before they are sent: in order, each can be retaken, moved or deleted.

const THUMBNAIL = 320;

export class Album {
  // onSend(files, url) sends them; onCamera() takes one more.
  constructor(root, { onSend, onCamera, onChoose }) {
    this.root = root;
    this.shots = [];
    this.retaken = null;
    this.list = root.querySelector(".shots");
    this.template = root.querySelector("template");
    this.retake = root.querySelector("#retake");
    const actions = {
      more: onCamera,
      add: onChoose,
      discard: () => this.take(),
      send: () => onSend(this.take(), root.dataset.url),
    };
    root.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.do) actions[button.dataset.do]();
      if (button?.dataset.shot) this.change(button.dataset.shot, button.closest(".shot"));
    });
    this.retake.addEventListener("change", () => {
      if (this.retake.files.length) this.shots[this.retaken] = shotOf(this.retake.files[0]);
      this.retake.value = "";
      this.show();
    });
  }

  get isEmpty() {
    return !this.shots.length;
  }

  add(files) {
    this.shots.push(...files.map(shotOf));
    this.show();
    this.list.lastElementChild?.scrollIntoView({ block: "nearest" });
  }

  // Empties the album and returns what was in it.
  take() {
    const files = this.shots.map((shot) => shot.file);
    this.shots = [];
    this.show();
    return files;
  }

  change(what, row) {
    const at = [...this.list.children].indexOf(row);
    const to = { earlier: at - 1, later: at + 1 }[what];
    if (what === "retake") {
      this.retaken = at;
      this.retake.click();
      return;
    }
    const [shot] = this.shots.splice(at, 1);
    if (to !== undefined) this.shots.splice(to, 0, shot);
    this.show();
    const place = this.list.children[Math.min(to ?? at, this.shots.length - 1)];
    const same = place?.querySelector(`[data-shot="${what}"]`);
    (same?.disabled ? place.querySelector("button:enabled") : same)?.focus();
  }

  show() {
    const { page, send } = this.root.dataset;
    const last = this.shots.length - 1;
    this.root.hidden = this.isEmpty;
    this.root.querySelector('[data-do="send"]').textContent = send.replace("{count}", last + 1);
    this.list.replaceChildren(
      ...this.shots.map((shot, index) => {
        const row = this.template.content.firstElementChild.cloneNode(true);
        row.querySelector("canvas").replaceWith(shot.canvas);
        row.querySelector(".shot-name").textContent = shot.canvas.hidden ? shot.file.name : "";
        row.querySelector(".shot-page").textContent = `${page} ${index + 1}`;
        row.querySelector('[data-shot="earlier"]').disabled = index === 0;
        row.querySelector('[data-shot="later"]').disabled = index === last;
        return row;
      }),
    );
  }
}

// A thumbnail is drawn, not linked: the policy of these pages allows no pictures from memory.
function shotOf(file) {
  const canvas = document.createElement("canvas");
  const shot = { file, canvas };
  createImageBitmap(file, { resizeWidth: THUMBNAIL, resizeQuality: "medium" }).then(
    (bitmap) => {
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext("2d").drawImage(bitmap, 0, 0);
      bitmap.close();
    },
    () => {
      canvas.hidden = true;
      const name = canvas.parentElement?.querySelector(".shot-name");
      if (name) name.textContent = file.name;
    },
  );
  return shot;
}
