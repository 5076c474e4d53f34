// The page itself: who speaks, which chat, sending, and keeping up with the town.

import { capital, dayOf, element, paint, reconcile, rowsOf, summaryOf, timeOf } from "/page/chat.js";
import { watchClock } from "/page/clock.js";
import { allOf, find, goBack, goBackTo, hasOlder, renew } from "/page/history.js";
import { post, fetchJson, toast } from "/page/json_api.js";

const $ = (id) => document.getElementById(id);

const state = {
  people: [],
  chats: [],
  bot: { id: 0, name: "", username: "" },
  me: 0,
  chat: 0,
  topic: null,
  version: 0,
  typing: [],
  goingBack: false,
  read: new Map(),
  marks: new Map(),
  context: null,
  offered: 0,
  drafts: new Map(),
};

const personOf = (id) => state.people.find((one) => one.id === id);
const chatOf = (id) => state.chats.find((one) => one.id === id);
const mine = (me = state.me) => state.chats.filter((chat) => (chat.kind === "private" ? chat.id === me : chat.members.includes(me)));
const titleOf = (chat) => (chat.kind === "private" ? state.bot.name : chat.title);
const seenKey = (me, chat) => `${me}:${chat}`;

function shownMessages() {
  const chat = chatOf(state.chat);
  if (!chat) return [];
  const all = allOf(chat.id);
  return chat.topics ? all.filter((message) => message.topic === state.topic) : all;
}

function unread(me, chat) {
  const read = state.read.get(seenKey(me, chat)) || 0;
  return allOf(chat).filter((message) => message.message_id > read && message.from.id !== me && !message.service).length;
}

function markRead() {
  const last = allOf(state.chat).at(-1);
  if (last && document.visibilityState === "visible") state.read.set(seenKey(state.me, state.chat), last.message_id);
}

// Drawing

function drawSide() {
  const me = personOf(state.me);
  paint($("my-avatar"), me.name, me.id);
  $("my-name").textContent = me.name;
  $("my-title").textContent = me.title;
  $("chats").replaceChildren(...mine().map(drawChatEntry));
  $("people").replaceChildren(...state.people.map(drawPersonEntry));
  const elsewhere = mine().some((chat) => chat.id !== state.chat && unread(state.me, chat.id));
  $("side-mark").hidden = !elsewhere;
  paint($("speaker"), me.name, me.id);
}

function drawChatEntry(chat) {
  const last = allOf(chat.id).at(-1);
  const who = last && !last.service && chat.kind !== "private" ? `${last.from.id === state.me ? "Bạn" : last.from.name}: ` : "";
  const line = last ? who + summaryOf(last) : "Chưa có tin nhắn";
  const count = chat.id === state.chat ? 0 : unread(state.me, chat.id);
  return drawEntry({
    avatar: [titleOf(chat), chat.id, chat.kind === "private"],
    name: titleOf(chat),
    line,
    count,
    label: count ? `${titleOf(chat)}, ${count} tin chưa đọc` : titleOf(chat),
    current: chat.id === state.chat,
    onClick: () => openChat(chat.id),
  });
}

function drawPersonEntry(person) {
  const count = person.id === state.me ? 0 : unread(person.id, person.id);
  return drawEntry({
    avatar: [person.name, person.id],
    name: person.name,
    line: person.title,
    count: count ? " " : 0,
    label: `${person.name}, ${person.title}${count ? ", có tin riêng chưa đọc" : ""}`,
    current: person.id === state.me,
    onClick: () => speakAs(person.id),
  });
}

function drawEntry({ avatar, name, line, count, label, current, onClick }) {
  const both = element("span", "both", element("span", "name", name), element("span", "line", line));
  const button = element("button", "entry", paint(element("span"), ...avatar), both);
  if (count) button.append(element("span", "count", String(count)));
  button.type = "button";
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-current", String(current));
  button.addEventListener("click", onClick);
  return element("li", "", button);
}

function drawHead() {
  const chat = chatOf(state.chat);
  paint($("chat-avatar"), titleOf(chat), chat.id, chat.kind === "private");
  $("chat-title").textContent = titleOf(chat);
  const typing = state.typing.includes(chat.id);
  $("chat-state").className = typing ? "typing" : "";
  $("chat-state").textContent = typing ? "đang soạn tin…" : stateOf(chat);
  drawTopics(chat);
  drawPinned();
  const silent = chat.kind === "private" && !allOf(chat.id).length;
  $("start").hidden = !silent;
  $("composer").hidden = silent;
  document.title = `${titleOf(chat)} – ${state.bot.name}`;
}

function stateOf(chat) {
  if (chat.kind === "private") return chat.bot === "blocked" ? "đã chặn" : "bot · trò chuyện riêng";
  const bot = chat.bot === "member" || chat.bot === "administrator" ? 1 : 0;
  return `${chat.members.length + bot} thành viên`;
}

function drawTopics(chat) {
  $("topics").hidden = !chat.topics;
  const topics = [{ id: null, name: "Chung" }, ...(chat.topics || [])];
  $("topics").replaceChildren(
    ...topics.map((topic) => {
      const button = element("button", "", topic.name);
      button.type = "button";
      button.setAttribute("aria-pressed", String(topic.id === state.topic));
      button.addEventListener("click", () => {
        state.topic = topic.id;
        drawAll(true);
      });
      return button;
    }),
  );
}

function drawPinned() {
  const pinned = shownMessages().filter((message) => message.pinned).at(-1);
  $("pinned").hidden = !pinned;
  if (!pinned) return;
  $("pinned").replaceChildren(element("b", "", "Tin đã ghim"), summaryOf(pinned));
  $("pinned").onclick = () => show(pinned.message_id);
}

const nearEnd = () => $("log").scrollHeight - $("log").scrollTop - $("log").clientHeight < 120;

function drawLog(toEnd) {
  const chat = chatOf(state.chat);
  const log = $("log");
  const stay = toEnd || nearEnd();
  log.className = chat.kind === "private" ? "private" : "";
  const view = {
    me: state.me,
    private: chat.kind === "private",
    readTo: state.marks.get(seenKey(state.me, state.chat)),
    titleOf: (id) => personOf(id)?.title || "",
    onReply: (message) => setContext("reply", message),
    onEdit: (message) => setContext("edit", message),
    onPress: press,
    onShow: show,
    onCommand: (command) => say(command),
  };
  const rows = rowsOf(shownMessages(), view);
  if (!rows.length) {
    const words = chat.kind === "private" ? "Bấm “Bắt đầu” để trò chuyện riêng với trợ lý." : "Chưa có tin nhắn nào.";
    rows.push({ key: "empty", sign: words, draw: () => element("p", "empty", words) });
  }
  reconcile(log, rows);
  if (stay) log.scrollTop = log.scrollHeight;
  $("to-end").hidden = nearEnd();
}

// Older messages come in above those that are read, which stay where they are.
async function showOlder() {
  const log = $("log");
  const chat = chatOf(state.chat);
  if (state.goingBack || !hasOlder(chat)) return;
  state.goingBack = true;
  await goBack(chat.id);
  if (chat.id === state.chat) {
    const below = log.scrollHeight - log.scrollTop;
    drawLog(false);
    log.scrollTop = log.scrollHeight - below;
  }
  state.goingBack = false;
}

// A bot may ask for an answer to its message; those whom it addresses find the answer begun.
function offerReply() {
  const asked = shownMessages().at(-1);
  if (!asked?.asks_reply || asked.message_id <= state.offered || state.context || $("words").value) return;
  const answered = asked.reply_to && find(state.chat, asked.reply_to);
  const forMe = answered ? answered.from.id === state.me : chatOf(state.chat).kind === "private";
  if (!forMe) return;
  state.offered = asked.message_id;
  setContext("reply", asked);
}

function drawAll(toEnd = false) {
  markRead();
  offerReply();
  drawHead();
  drawLog(toEnd);
  drawSide();
}

const rowOf = (id) => $("log").querySelector(`[data-id="${Number(id)}"]`);

async function show(id) {
  if (!rowOf(id)) {
    await goBackTo(state.chat, id);
    drawLog(false);
  }
  const row = rowOf(id);
  if (!row) return toast("Tin nhắn này đã bị xóa.");
  row.scrollIntoView({ block: "center", behavior: "smooth" });
  row.classList.remove("flash");
  void row.offsetWidth;
  row.classList.add("flash");
}

// Choosing

function openChat(id) {
  state.drafts.set(seenKey(state.me, state.chat), $("words").value);
  state.chat = id;
  state.topic = null;
  enter();
}

function speakAs(id) {
  state.drafts.set(seenKey(state.me, state.chat), $("words").value);
  state.me = id;
  if (!mine().some((chat) => chat.id === state.chat)) state.chat = mine().find((chat) => chat.kind !== "private")?.id || id;
  enter();
}

function enter() {
  const key = seenKey(state.me, state.chat);
  state.marks.set(key, unread(state.me, state.chat) ? state.read.get(key) || 0 : 0);
  localStorage.setItem("speaker", String(state.me));
  state.offered = 0;
  $("words").value = state.drafts.get(key) || "";
  fitWords();
  setContext(null);
  closeSide();
  showCommands(false);
  drawAll(true);
  if (matchMedia("(min-width: 761px)").matches && !$("composer").hidden) $("words").focus();
}

function closeSide() {
  $("side").classList.remove("open");
  $("veil").hidden = true;
}

function openSide() {
  $("side").classList.add("open");
  $("veil").hidden = false;
  $("side").querySelector("[aria-current=true]")?.focus();
}

// Saying

function setContext(kind, message) {
  state.context = kind ? { kind, message } : null;
  $("context").hidden = !kind;
  if (!kind) return;
  const editing = kind === "edit";
  $("context-mark").textContent = editing ? "✎" : "↩";
  $("context-title").textContent = editing ? "Sửa tin nhắn" : message.from.name;
  $("context-text").textContent = summaryOf(message);
  if (editing) $("words").value = message.text;
  fitWords();
  $("words").focus();
}

function fitWords() {
  const words = $("words");
  words.style.height = "auto";
  words.style.height = `${Math.min(words.scrollHeight, 180)}px`;
}

const place = () => ({ person: state.me, chat: state.chat });
const replied = () => (state.context?.kind === "reply" ? state.context.message.message_id : null);

async function say(text) {
  await post("say", { ...place(), text, reply_to: null, topic: state.topic });
}

async function send() {
  const text = $("words").value.trim();
  if (!text) return;
  const body = { ...place(), text };
  const sent =
    state.context?.kind === "edit"
      ? await post("edit", { ...body, message_id: state.context.message.message_id })
      : await post("say", { ...body, reply_to: replied(), topic: state.topic });
  if (!sent) return;
  $("words").value = "";
  setContext(null);
  showCommands(false);
  fitWords();
  $("log").scrollTop = $("log").scrollHeight;
}

async function sendFiles(files) {
  const form = new FormData();
  Object.entries(place()).forEach(([name, value]) => form.append(name, value));
  if (replied()) form.append("reply_to", replied());
  if (state.topic) form.append("topic", state.topic);
  if ($("words").value.trim()) form.append("caption", $("words").value.trim());
  files.forEach((file) => form.append("file", file));
  if (!(await post("upload", form))) return;
  $("words").value = "";
  setContext(null);
  fitWords();
}

async function press(message, button, key) {
  key.disabled = true;
  key.classList.add("waiting");
  const said = await post("press", { ...place(), message_id: message.message_id, button });
  key.disabled = false;
  key.classList.remove("waiting");
  if (!said?.answer) return;
  if (!said.alert) return toast(said.answer);
  $("alert-text").textContent = said.answer;
  $("alert").showModal();
}

// The command menu

async function showCommands(shown, start = "") {
  $("slash").setAttribute("aria-expanded", String(shown));
  if (!shown) return void ($("commands").hidden = true);
  const all = (await fetchJson(`/town/commands?chat=${state.chat}&person=${state.me}`)) || [];
  const fitting = all.filter((one) => one.command.startsWith(start));
  $("commands").hidden = !fitting.length && Boolean(start);
  if (!fitting.length && !start) {
    return void $("commands").replaceChildren(element("li", "", "Trợ lý chưa đăng ký lệnh nào."));
  }
  $("commands").replaceChildren(...fitting.map(drawCommandEntry));
}

function drawCommandEntry(one) {
  const entry = element("li", "", element("b", "", `/${one.command}`), element("span", "", one.description));
  entry.setAttribute("role", "option");
  entry.tabIndex = 0;
  const choose = () => {
    $("words").value = `/${one.command} `;
    showCommands(false);
    $("words").focus();
  };
  entry.addEventListener("click", choose);
  entry.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), choose()));
  return entry;
}

// Keeping up

async function refresh(changed) {
  const town = await fetchJson("/town");
  if (!town) return;
  Object.assign(state, { people: town.people, chats: town.chats, bot: town.bot });
  const wanted = changed.filter((id) => chatOf(id));
  await Promise.all(wanted.map(renew));
}

async function keepUp() {
  for (;;) {
    const told = await fetchJson(`/town/events?after=${state.version}`, { quiet: true });
    if (!told) {
      await new Promise((done) => setTimeout(done, 1000));
      state.version = 0;
      continue;
    }
    clock.set(told.now);
    state.typing = told.typing;
    if (told.version === state.version) {
      drawHead();
      continue;
    }
    await refresh(told.chats);
    state.version = told.version;
    if (!personOf(state.me)) state.me = state.people[0].id;
    if (!mine().some((chat) => chat.id === state.chat)) state.chat = mine()[0].id;
    drawAll();
    if (state.typing.length) setTimeout(() => ((state.typing = []), drawHead()), 5000);
  }
}

const clock = watchClock($("clock"), {
  shown: (now) => {
    $("clock-time").textContent = timeOf(now);
    $("clock-day").textContent = capital(dayOf(now));
  },
});

function wire() {
  $("composer").addEventListener("submit", (event) => (event.preventDefault(), send()));
  $("words").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    }
    if (event.key === "Escape") {
      setContext(null);
      showCommands(false);
    }
  });
  $("words").addEventListener("input", () => {
    fitWords();
    const typed = /^\/([a-z0-9_]*)$/.exec($("words").value);
    showCommands(Boolean(typed), typed?.[1]);
  });
  $("slash").addEventListener("click", () => showCommands($("commands").hidden));
  $("file").addEventListener("change", async () => {
    if ($("file").files.length) await sendFiles([...$("file").files]);
    $("file").value = "";
  });
  $("context-drop").addEventListener("click", () => setContext(null));
  $("start-button").addEventListener("click", () => say("/start"));
  $("open-side").addEventListener("click", openSide);
  $("speaker").addEventListener("click", openSide);
  $("close-side").addEventListener("click", closeSide);
  $("veil").addEventListener("click", closeSide);
  $("to-end").addEventListener("click", () => ($("log").scrollTop = $("log").scrollHeight));
  $("log").addEventListener("scroll", () => {
    $("to-end").hidden = nearEnd();
    if ($("log").scrollTop < 200) showOlder();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeSide());
  document.addEventListener("click", (event) => event.target.closest("#composer") || showCommands(false));
  document.addEventListener("visibilitychange", () => state.version && drawAll());
}

async function begin() {
  wire();
  const told = await fetchJson("/town/events?after=-1");
  if (!told) return void setTimeout(() => location.reload(), 2000);
  clock.set(told.now);
  state.version = told.version;
  await refresh(told.chats);
  const before = Number(localStorage.getItem("speaker"));
  state.me = personOf(before) ? before : state.people[0].id;
  state.chat = (mine().find((chat) => chat.kind !== "private") || mine()[0]).id;
  for (const person of state.people) {
    for (const chat of mine(person.id)) {
      const last = chat.kind === "private" ? null : allOf(chat.id).at(-1);
      if (last) state.read.set(seenKey(person.id, chat.id), last.message_id);
    }
  }
  enter();
  keepUp();
}

begin();
