// Draws one chat: bubbles, days, service messages. All text goes in as text, never as HTML.

const PLAIN = { B: "b", STRONG: "b", I: "i", EM: "i", U: "u", INS: "u", S: "s", DEL: "s", CODE: "code", PRE: "pre", BLOCKQUOTE: "blockquote" };
const BLOCKS = new Set(["PRE", "BLOCKQUOTE"]);
const LINKED = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])|(?<![\w/])(\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{1,32})?)(?![\w/])|(?<!\w)(@[A-Za-z0-9_]{3,32})(?!\w)/gu;
const PIN = "M9 4h6l-1 7 4 3v2H6v-2l4-3zM12 16v5";
const BELL_OFF = "M4 4l16 16M10 20h4M17 17H5l2-3V10M9 6a5 5 0 0 1 8 4v3";
const ZONE = "Asia/Ho_Chi_Minh";
const hour = new Intl.DateTimeFormat("vi-VN", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat("vi-VN", { timeZone: ZONE, weekday: "long", day: "2-digit", month: "2-digit", year: "numeric" });

export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const capital = (words) => words.charAt(0).toLocaleUpperCase("vi") + words.slice(1);
export const timeOf = (date) => hour.format(date);
export const dayOf = (date) => capital(day.format(date));

export function initials(name) {
  const words = name.replace(/[^\p{L}\p{N}\s]/gu, " ").trim().split(/\s+/u).filter(Boolean);
  if (!words.length) return "?";
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return picked.map((word) => [...word][0].toLocaleUpperCase("vi")).join("");
}

export function paint(avatar, name, id, isBot = false) {
  avatar.className = `avatar ${isBot ? "tint-bot" : `tint-${Math.abs(id) % 7}`}`;
  avatar.textContent = initials(name);
  return avatar;
}

export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const kilo = bytes / 1024;
  const shown = kilo < 1024 ? [kilo, "KB"] : [kilo / 1024, "MB"];
  return `${shown[0].toLocaleString("vi-VN", { maximumFractionDigits: 1 })} ${shown[1]}`;
}

export function summaryOf(message) {
  if (message.service) return serviceWords(message);
  const first = message.text.split("\n").find((line) => line.trim()) || (message.place ? placeWords(message) : "");
  if (!message.file) return first;
  return `${message.photo ? "Ảnh" : message.file.name}${first ? ` – ${first}` : ""}`;
}

const placeWords = ({ place }) => `Vị trí ${place.latitude}, ${place.longitude}`;

export function serviceWords(message) {
  const { kind, about, value } = message.service;
  const who = message.from.name;
  switch (kind) {
    case "new_chat_members":
      return about[0] === who ? `${who} đã vào nhóm` : `${who} đã thêm ${about.join(", ")} vào nhóm`;
    case "left_chat_member":
      return about[0] === who ? `${who} đã rời nhóm` : `${who} đã mời ${about.join(", ")} ra khỏi nhóm`;
    case "pinned_message":
      return `${who} đã ghim một tin nhắn`;
    case "forum_topic_created":
      return `${who} đã mở chủ đề “${value}”`;
    case "migrate_to_chat_id":
    case "migrate_from_chat_id":
      return "Nhóm đã được nâng cấp thành siêu nhóm";
    default:
      return kind;
  }
}

// The rows of a chat in order: {key, sign, draw}. A row whose sign has not changed keeps its element.
export function rowsOf(messages, view) {
  const rows = [];
  let lastDay = "";
  let fresh = false;
  messages.forEach((message, index) => {
    const date = new Date(message.date);
    const today = dayOf(date);
    if (today !== lastDay) {
      rows.push({ key: `day-${today}`, sign: today, draw: () => element("div", "pill day", today) });
      lastDay = today;
    }
    if (!fresh && view.readTo && message.message_id > view.readTo && message.from.id !== view.me) {
      fresh = true;
      rows.push({ key: "fresh", sign: "fresh", draw: () => element("div", "fresh", "Tin chưa đọc") });
    }
    const place = neighbours(messages, index, today);
    const sign = JSON.stringify([message, place, view.me, view.private]);
    rows.push({ key: `message-${message.message_id}`, sign, draw: () => drawMessage(message, place, view) });
  });
  return rows;
}

export function reconcile(log, rows) {
  const old = new Map([...log.children].map((child) => [child.dataset.key, child]));
  let cursor = log.firstElementChild;
  for (const row of rows) {
    let node = old.get(row.key);
    if (!node || node.sign !== row.sign) {
      const drawn = row.draw();
      drawn.dataset.key = row.key;
      drawn.sign = row.sign;
      if (node === cursor && node) cursor = node.nextElementSibling;
      node?.remove();
      node = drawn;
    }
    old.delete(row.key);
    if (node === cursor) cursor = cursor.nextElementSibling;
    else log.insertBefore(node, cursor);
  }
  old.forEach((gone) => gone.remove());
}

function neighbours(messages, index, today) {
  const near = (other) =>
    other && !other.service && other.from.id === messages[index].from.id && dayOf(new Date(other.date)) === today;
  return { first: !near(messages[index - 1]), last: !near(messages[index + 1]) };
}

function drawMessage(message, place, view) {
  if (message.service) return element("div", "pill", serviceWords(message));
  const own = message.from.id === view.me;
  const row = element("div", `message${own ? " own" : ""}${place.first ? " first" : ""}${place.last ? " last" : ""}`);
  row.dataset.id = message.message_id;
  const stack = element("div", "stack", drawBubble(message, own, place, view));
  if (message.buttons.length) stack.append(drawKeys(message, view));
  row.append(paint(element("span"), message.from.name, message.from.id, message.from.bot), stack);
  row.firstChild.setAttribute("aria-hidden", "true");
  return row;
}

function drawBubble(message, own, place, view) {
  const bubble = element("div", "bubble");
  if (!own && place.first && !view.private) bubble.append(drawSender(message, view));
  if (message.reply_to) bubble.append(drawQuote(message, view));
  if (message.forwarded_from) bubble.append(element("div", "forwarded", `Chuyển tiếp từ ${message.forwarded_from}`));
  if (message.file) bubble.append(message.photo ? drawPhoto(message) : drawFile(message));
  const words = element("div", "words");
  if (message.place) words.append(placeWords(message));
  words.append(...readHtml(message.html, view), drawMeta(message));
  bubble.append(words);
  if (message.reactions.length) {
    bubble.append(element("div", "reactions", ...message.reactions.map((emoji) => element("span", "", emoji))));
  }
  bubble.append(drawActions(message, own, view));
  bubble.addEventListener("click", (event) => {
    if (event.target.closest("a, button") || String(getSelection())) return;
    view.onReply(message);
  });
  return bubble;
}

function drawSender(message, view) {
  const tint = message.from.bot ? "bot" : Math.abs(message.from.id) % 7;
  const title = message.from.bot ? "bot" : view.titleOf(message.from.id);
  return element("div", `sender name-${tint}`, message.from.name, title ? element("small", "", title) : null);
}

function drawMeta(message) {
  const meta = element("span", "meta");
  if (message.pinned) meta.append(mark(PIN, "đã ghim"));
  if (message.silent) meta.append(mark(BELL_OFF, "gửi không chuông"));
  meta.append(`${message.edited ? "đã sửa " : ""}${timeOf(new Date(message.date))}`);
  return meta;
}

function mark(path, words) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("viewBox", "0 0 24 24");
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", words);
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  made.append(line);
  return made;
}

function drawActions(message, own, view) {
  const reply = element("button", "", "Trả lời");
  reply.type = "button";
  reply.addEventListener("click", () => view.onReply(message));
  const actions = element("div", "actions", reply);
  if (own) {
    const edit = element("button", "", "Sửa");
    edit.type = "button";
    edit.addEventListener("click", () => view.onEdit(message));
    actions.append(edit);
  }
  return actions;
}

function drawQuote(message, view) {
  const answered = message.answered;
  const tint = !answered || answered.from.bot ? "bot" : Math.abs(answered.from.id) % 7;
  const quote = element("button", `quote name-${tint}`);
  quote.type = "button";
  quote.append(
    element("b", "", answered ? answered.from.name : "Tin nhắn đã xóa"),
    element("span", "", answered ? message.quote || answered.text || "…" : "…"),
  );
  quote.addEventListener("click", () => view.onShow(message.reply_to));
  return quote;
}

function drawFile(message) {
  const { name, size, url } = message.file;
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4) : "tệp";
  const link = element("a", "file", element("i", "", ending));
  link.append(element("span", "", element("b", "", name), element("small", "", sizeOf(size))));
  link.href = url;
  link.download = name;
  return link;
}

function drawPhoto(message) {
  const image = element("img");
  image.src = message.file.url;
  image.alt = message.text || `Ảnh ${message.file.name}`;
  const link = element("a", "photo", image);
  link.href = message.file.url;
  link.target = "_blank";
  link.rel = "noopener";
  return link;
}

function drawKeys(message, view) {
  const keys = element("div", "keys");
  for (const row of message.buttons) {
    const line = element("div");
    for (const label of row) {
      const key = element("button", "", label);
      key.type = "button";
      key.addEventListener("click", () => view.onPress(message, label, key));
      line.append(key);
    }
    keys.append(line);
  }
  return keys;
}

// The message's HTML rebuilt from a short list of tags; whatever else were in it would come out as text.
function readHtml(html, view) {
  const parsed = new DOMParser().parseFromString(`<body>${html}</body>`, "text/html").body;
  return [...parsed.childNodes].flatMap((node) => rebuild(node, view, true));
}

function rebuild(node, view, linking) {
  if (node.nodeType === Node.TEXT_NODE) {
    const afterBlock = BLOCKS.has(node.previousSibling?.nodeName);
    const text = afterBlock ? node.data.replace(/^\n/, "") : node.data;
    return linking ? linkify(text, view) : [text];
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const inside = (links) => [...node.childNodes].flatMap((child) => rebuild(child, view, links));
  if (node.tagName === "A") return [drawLink(node.getAttribute("href") || "", inside(false), view)];
  if (node.tagName === "TG-SPOILER") return [element("span", "spoiler", ...inside(linking))];
  const tag = PLAIN[node.tagName];
  if (!tag) return inside(linking);
  const long = tag === "blockquote" && node.hasAttribute("expandable") ? "long" : "";
  return [element(tag, long, ...inside(linking && tag !== "code" && tag !== "pre"))];
}

function drawLink(href, children, view) {
  const person = /^tg:\/\/user\?id=(\d+)$/.exec(href);
  if (person) return element("span", Number(person[1]) === view.me ? "mention to-me" : "mention", ...children);
  const link = element("a", "", ...children);
  if (/^https?:\/\//i.test(href)) {
    link.href = href;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  return link;
}

function linkify(text, view) {
  const parts = [];
  let done = 0;
  for (const match of text.matchAll(LINKED)) {
    parts.push(text.slice(done, match.index));
    const [all, url, command] = match;
    if (url) parts.push(drawLink(url, [url], view));
    else if (command) parts.push(drawCommand(command, view));
    else parts.push(element("span", "mention", all));
    done = match.index + all.length;
  }
  parts.push(text.slice(done));
  return parts.filter((part) => part !== "");
}

function drawCommand(command, view) {
  const link = element("a", "command", command);
  link.href = "#words";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    view.onCommand(command);
  });
  return link;
}
