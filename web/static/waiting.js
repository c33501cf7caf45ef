// A document that is still being read: shows how far it is, and opens it when it is done.

import { follow } from "./live.js";

const card = document.getElementById("waiting");
const { eventsUrl, progressUrl, id } = card.dataset;

function show(items) {
  const item = items.find((it) => it.id === id);
  if (!item) return;
  if (!item.open) {
    location.reload();
    return;
  }
  card.querySelector("progress").value = item.percent;
  const words = [item.text, item.wait_text].filter(Boolean).join(", ");
  card.querySelector("[role=status]").textContent = words;
}

follow({ eventsUrl, progressUrl, ids: () => [id], onItems: show });
