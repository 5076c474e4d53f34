// Talks to the town's JSON API, and tells the person when it says no.

let hiding = 0;

export function toast(words) {
  const shown = document.getElementById("toast");
  shown.textContent = words;
  shown.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => (shown.hidden = true), 4500);
}

export async function fetchJson(address, { quiet = false, ...options } = {}) {
  try {
    const answer = await fetch(address, options);
    const found = await answer.json();
    if (answer.ok) return found;
    if (!quiet) toast(`Không thực hiện được: ${found.error || answer.status}`);
  } catch {
    if (!quiet) toast("Không liên lạc được với máy chủ của bản chạy thử.");
  }
  return null;
}

export function post(verb, body, options = {}) {
  const form = body instanceof FormData;
  return fetchJson(`/town/${verb}`, {
    ...options,
    method: "POST",
    body: form ? body : JSON.stringify(body),
    headers: form ? {} : { "content-type": "application/json" },
  });
}
