// A document that is still being read: shows how far it is, and opens it when it is done.

import { getJson } from "./http.js";

const POLL_MS = 1000;
const card = document.getElementById("waiting");

async function poll() {
  const [item] = document.hidden ? [] : await getJson(card.dataset.progressUrl).catch(() => []);
  if (item && !item.open) return location.reload();
  if (item) {
    card.querySelector("progress").value = item.percent;
    card.querySelector("[role=status]").textContent = item.text;
  }
  return setTimeout(poll, POLL_MS);
}

setTimeout(poll, POLL_MS);
