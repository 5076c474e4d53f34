// A bot of grammY. It says what the tests of foreign bots expect of every library.

import { Bot, InlineKeyboard, InputFile } from "grammy";

const bot = new Bot(process.env.TOKEN, { client: { apiRoot: process.env.URL } });
const later = (ms) => new Promise((done) => setTimeout(done, ms));

bot.command("start", (ctx) =>
  ctx.reply("Chào *đồng chí*\\.", {
    parse_mode: "MarkdownV2",
    reply_markup: new InlineKeyboard().text("Đúng", "dung"),
    reply_parameters: { message_id: ctx.msg.message_id },
  }),
);
bot.command("cham", async (ctx) => {
  await later(900);
  await ctx.reply("Đã nghĩ xong.");
});
bot.command("album", async (ctx) => {
  const file = (name) => ({ type: "document", media: new InputFile(Buffer.from(name), name) });
  const [first] = await ctx.replyWithMediaGroup([file("a.txt"), file("b.txt")]);
  await ctx.api.forwardMessage(ctx.chat.id, ctx.chat.id, first.message_id);
});
bot.callbackQuery("dung", async (ctx) => {
  await ctx.answerCallbackQuery("Đã ghi nhận.");
  await ctx.editMessageText("Đã xác nhận.");
});
bot.on("message:document", async (ctx) => {
  const file = await ctx.getFile();
  const answer = await fetch(`${process.env.URL}/file/bot${process.env.TOKEN}/${file.file_path}`);
  await ctx.reply(`Tệp ${ctx.msg.document.file_name}: ${await answer.text()}`);
});
bot.on("message:forward_origin", (ctx) => ctx.reply(`Chuyển tiếp: ${ctx.msg.forward_origin.type}`));
bot.on("edited_message", (ctx) => ctx.reply(`Sửa thành: ${ctx.editedMessage.text}`));
bot.catch((error) => console.error(error.message));

await bot.start({ onStart: () => console.log("listening") });
