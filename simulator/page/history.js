// The messages at hand: the newest of each chat, and as far back as somebody has gone.

import { fetchJson } from "/page/json_api.js";

const NEWEST = 300;
const OLDER = 100;
const kept = new Map();
const goneBack = new Set();

const ask = (chat, which) => fetchJson(`/town/messages?chat=${chat}&${which}`);

export const allOf = (chat) => kept.get(chat) || [];
export const find = (chat, id) => allOf(chat).find((message) => message.message_id === id);

// Whether a chat, as the town tells of it, has messages before those at hand.
export const hasOlder = (chat) => Boolean(allOf(chat.id).length) && chat.first < allOf(chat.id)[0].message_id;

export async function renew(chat) {
  const [first] = allOf(chat);
  const found = await ask(chat, goneBack.has(chat) && first ? `after=${first.message_id - 1}` : `newest=${NEWEST}`);
  if (found) kept.set(chat, found);
}

export async function goBack(chat) {
  const [first] = allOf(chat);
  if (!first) return;
  const found = await ask(chat, `before=${first.message_id}&newest=${OLDER}`);
  if (found && allOf(chat)[0] === first) keepOlder(chat, found);
}

export async function goBackTo(chat, id) {
  const [first] = allOf(chat);
  if (!first || id >= first.message_id) return;
  const found = await ask(chat, `after=${id - 1}&before=${first.message_id}`);
  if (found && allOf(chat)[0] === first) keepOlder(chat, found);
}

function keepOlder(chat, found) {
  goneBack.add(chat);
  kept.set(chat, [...found, ...allOf(chat)]);
}
