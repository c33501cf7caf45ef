// The page's sign of life: as long as somebody works at it, nobody else is handed the document.

import { postForm } from "./http.js";

const EVERY_MS = 60_000;
// Who has touched neither keys nor mouse for so long is away: others may have the document.
const AWAY_MS = 300_000;

// Takes the document and keeps it; `onLost` is called once somebody else has it.
export function keepHold(url, onLost) {
  let seen = Date.now();
  let timer = 0;
  const isAway = () => Date.now() - seen > AWAY_MS;
  const keep = async () => {
    clearTimeout(timer);
    timer = setTimeout(keep, EVERY_MS);
    if (isAway()) return;
    try {
      await postForm(`${url}/giu`, new FormData());
    } catch (error) {
      if (error.status !== 409) return;
      clearTimeout(timer);
      onLost(error);
    }
  };
  for (const name of ["keydown", "pointerdown", "pointermove", "wheel"]) {
    const active = () => {
      const wasAway = isAway();
      seen = Date.now();
      if (wasAway) keep();
    };
    document.addEventListener(name, active, { passive: true });
  }
  return keep();
}
