// The clerk's desk: files are sent a few at a time, and what the server tells of documents is shown
// in their rows. All words come translated from the server, in data attributes or in its answers.

import { csrfToken } from "./http.js";
import { follow } from "./live.js";
import { Album } from "./photos.js";

const TOGETHER = 3;
const BURST_MS = 150;
const LIST_MS = 1500;

const drop = document.getElementById("drop");
const uploads = document.getElementById("uploads");
const words = uploads.dataset;
const template = document.getElementById("upload-template");
const said = document.getElementById("said");
const waiting = [];
let sending = 0;

const album = new Album(document.getElementById("album"), {
  onSend: (files, url) => (files.length > 1 ? enqueue(files, url) : addFiles(files)),
  onCamera: () => document.getElementById("camera").click(),
  onChoose: () => document.getElementById("photos").click(),
});

function addFiles(files) {
  for (const file of files) enqueue([file], drop.action);
}

// Files that are sent together become one document.
function enqueue(files, url) {
  const row = template.content.firstElementChild.cloneNode(true);
  const name = files.length > 1 ? `${album.root.ariaLabel} (${files.length})` : files[0].name;
  row.querySelector(".name").textContent = name;
  row.querySelector(".name").title = name;
  setStatus(row, words.waiting);
  uploads.append(row);
  waiting.push({ files, url, row });
  sendNext();
}

function sendNext() {
  while (sending < TOGETHER && waiting.length) {
    const { files, url, row } = waiting.shift();
    sending += 1;
    send(files, url, row).finally(() => {
      sending -= 1;
      sendNext();
    });
  }
}

function send(files, url, row) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    for (const file of files) body.append("file", file, file.name);
    request.open("POST", url);
    request.setRequestHeader("X-CSRF-Token", csrfToken());
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      if (!event.lengthComputable) return;
      const percent = Math.round((100 * event.loaded) / event.total);
      row.querySelector("progress").value = percent / 2;
      setStatus(row, percent < 100 ? `${words.sending} ${percent}%` : words.storing);
    };
    request.onload = () => {
      taken(row, request.status, request.response, files);
      resolve();
    };
    request.onerror = () => {
      failed(row, words.offline, files);
      resolve();
    };
    request.send(body);
  });
}

function taken(row, status, answer, files) {
  if (status >= 400 || !answer) {
    failed(row, answer?.error?.message ?? words.broken, files);
    return;
  }
  row.dataset.id = answer.id;
  row.querySelector(".message").append(...duplicateWords(answer));
  const receipt = row.querySelector(".receipt");
  receipt.href = answer.receipt_url;
  receipt.textContent = answer.receipt_text;
  show(row, answer);
  refreshList();
  askNow();
}

function duplicateWords(answer) {
  if (!answer.duplicate) return [];
  const link = document.createElement("a");
  link.href = answer.url;
  link.textContent = answer.first_name;
  return [`${answer.duplicate_text} `, link];
}

function failed(row, message, files) {
  row.classList.add("rejected");
  row.querySelector("progress").value = 0;
  setStatus(row, words.failed);
  row.querySelector(".message").textContent = message;
  // Photos exist nowhere else: they go back to where they can be sent again.
  if (files.length > 1) album.add(files);
}

function setStatus(row, text) {
  row.querySelector(".status").textContent = text;
}

// Shows one progress answer in an upload row: the first half of the bar was the upload.
function show(row, item) {
  const status = row.querySelector(".status");
  const wasOpen = row.hasAttribute("data-open");
  row.toggleAttribute("data-open", item.open);
  row.querySelector("progress").value = item.open ? 50 + item.percent / 2 : 100;
  row.classList.toggle("rejected", item.state === "rejected");
  const message = row.querySelector(".message");
  if (item.message) message.textContent = item.message;
  else if (item.notice && !message.querySelector("a")) message.textContent = item.notice;
  if (item.open) {
    status.textContent = [item.text, item.wait_text].filter(Boolean).join(", ");
    return;
  }
  const link = document.createElement("a");
  link.href = item.url;
  link.textContent = item.text;
  status.replaceChildren(link);
  if (wasOpen) said.textContent = `${row.querySelector(".name").textContent}: ${item.text}`;
}

function showInList(row, item) {
  row.toggleAttribute("data-open", item.open);
  const tag = row.querySelector(".tag");
  tag.textContent = item.open ? item.text : item.state_name;
  tag.className = `tag ${item.state}`;
  row.querySelector(".wait").textContent = item.wait_text;
  row.querySelector(".form").textContent = item.form_name;
  row.querySelector(".count").innerHTML = "";
  if (item.unsure) {
    const count = document.createElement("b");
    count.textContent = item.unsure_text;
    row.querySelector(".count").append(count);
  }
}

function openRows() {
  return [...document.querySelectorAll("[data-id][data-open]")];
}

function shownRows(id) {
  return [...document.querySelectorAll(`[data-id="${CSS.escape(id)}"]`)];
}

function told(items) {
  for (const item of items) {
    for (const row of shownRows(item.id)) {
      (row.classList.contains("upload") ? show : showInList)(row, item);
    }
  }
  const isNew = (item) => !document.querySelector(`#list [data-id="${CSS.escape(item.id)}"]`);
  if (items.some((item) => !item.open || isNew(item))) refreshList();
}

let listTimer = null;
let listFetched = 0;

// Fetches the list again, once for a burst of changes.
function refreshList() {
  clearTimeout(listTimer);
  const rest = listFetched + LIST_MS - performance.now();
  listTimer = setTimeout(async () => {
    listFetched = performance.now();
    const answer = await fetch(location.href, { headers: { "X-Part": "list" } }).catch(() => null);
    if (answer?.ok) document.getElementById("list").innerHTML = await answer.text();
  }, Math.max(BURST_MS, rest));
}

const receivers = { camera: (files) => album.add(files), photos: (files) => album.add(files), files: addFiles };

for (const [id, receive] of Object.entries(receivers)) {
  const input = document.getElementById(id);
  input.addEventListener("change", () => {
    receive([...input.files]);
    input.value = "";
  });
}

// The whole window takes the drop, so that a file let go beside the zone does not replace the page.
window.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
window.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) drop.classList.remove("over");
});
window.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  if (event.dataTransfer) addFiles([...event.dataTransfer.files]);
});
window.addEventListener("paste", (event) => {
  const files = [...(event.clipboardData?.files ?? [])];
  if (album.isEmpty) addFiles(files);
  else album.add(files);
});
window.addEventListener("beforeunload", (event) => {
  if (sending || waiting.length || !album.isEmpty) event.preventDefault();
});

for (const button of drop.querySelectorAll("[data-opens]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).click());
}

const askNow = follow({
  eventsUrl: words.eventsUrl,
  progressUrl: words.progressUrl,
  ids: () => openRows().map((row) => row.dataset.id),
  onItems: told,
});
