// The page's sign of life: as long as it gives one, nobody else is handed the document.

import { postForm } from "./http.js";

const EVERY_MS = 60_000;

// Takes the document and keeps it; `onLost` is called once somebody else has it.
export function keepHold(url, onLost) {
  let timer = 0;
  const keep = async () => {
    clearTimeout(timer);
    try {
      await postForm(`${url}/giu`, new FormData());
    } catch (error) {
      if (error.status === 409) return onLost(error);
    }
    timer = setTimeout(keep, EVERY_MS);
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) keep();
  });
  return keep();
}
