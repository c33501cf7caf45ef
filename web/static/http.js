// Talking to our own server.

export function csrfToken() {
  return document.querySelector('meta[name="csrf"]').content;
}

async function answerOf(response) {
  const answer = await response.json().catch(() => null);
  if (!response.ok) {
    const message = answer?.error?.message ?? String(response.status);
    const mayStay = answer?.error?.may_stay === true;
    throw Object.assign(new Error(message), { status: response.status, mayStay });
  }
  return answer;
}

export async function getJson(url) {
  return answerOf(await fetch(url, { headers: { Accept: "application/json" } }));
}

export async function postForm(url, body) {
  const headers = { Accept: "application/json", "X-CSRF-Token": csrfToken() };
  return answerOf(await fetch(url, { method: "POST", body, headers }));
}
