// Following documents: the server tells what moves on (server-sent events). Where it cannot, and now
// and then for the estimates, one slow request asks for all that are followed.

import { getJson } from "./http.js";

const TICK_MS = 3000;
const TICKS_WHILE_TOLD = 5;
const MOST_IDS = 200;

// Options: eventsUrl, progressUrl, ids() of the open documents shown, onItems(items).
// Returns a function that asks at once.
export function follow({ eventsUrl, progressUrl, ids, onItems }) {
  let source = null;
  let ticks = 0;

  async function ask() {
    const open = [...new Set(ids())].slice(0, MOST_IDS);
    if (!open.length || document.hidden) return;
    const query = new URLSearchParams(open.map((id) => ["id", id]));
    onItems(await getJson(`${progressUrl}?${query}`).catch(() => []));
  }

  function tell() {
    source = new EventSource(eventsUrl);
    source.addEventListener("open", ask);
    source.addEventListener("missed", ask);
    source.addEventListener("progress", (event) => onItems(JSON.parse(event.data)));
  }

  function tick() {
    ticks += 1;
    const isTold = source?.readyState === EventSource.OPEN;
    if (!isTold || ticks % TICKS_WHILE_TOLD === 0) ask();
    // A refused stream is closed for good; a lost one is opened again by the browser itself.
    if (source?.readyState === EventSource.CLOSED && ticks % TICKS_WHILE_TOLD === 0) tell();
  }

  // A browser has six connections to a server for all its tabs: a hidden tab gives its one back.
  document.addEventListener("visibilitychange", () => {
    source?.close();
    source = null;
    if (!document.hidden) tell();
  });

  if (!document.hidden) tell();
  setInterval(tick, TICK_MS);
  return ask;
}
