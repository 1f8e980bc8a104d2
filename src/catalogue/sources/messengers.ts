// Bots and apps of messengers: who writes to them, the contacts that are shared with them, and the tokens of those who install them.
import { each, type DataSource, type Given, type GivenFields } from "./data-source.ts";

/** https://core.telegram.org/bots/api#user */
const telegramUser: Given = { first_name: "person-name", last_name: "person-name" };
const contact: Given = { phone_number: "phone", first_name: "person-name", last_name: "person-name" };
/** https://core.telegram.org/bots/api#message */
const telegramMessage: GivenFields = { from: telegramUser, contact, chat: telegramUser };
/** https://telegraf.js.org/classes/Context.html, https://grammy.dev/guide/context */
const telegramContext: GivenFields = {
  from: telegramUser,
  message: telegramMessage,
  msg: telegramMessage,
  callbackQuery: { from: telegramUser },
};

const heard = ["on", "command", "start", "help", "hears", "action", "callbackQuery", "use", "settings"];

/** https://tools.slack.dev/bolt-js/concepts/authenticating-oauth */
const bearer: Given = { token: "access-token", refreshToken: "refresh-token" };
const installation: GivenFields = { bot: bearer, user: bearer };
/** https://docs.slack.dev/reference/objects/user-object */
const slackUser: Given = {
  profile: { email: "email", phone: "phone", real_name: "person-name" },
  real_name: "person-name",
};

export const messengers: DataSource = {
  id: "messengers",
  title: "Bots and apps of messengers",
  gives: {
    "@slack/web-api": {
      ".WebClient#.users.info()": { user: slackUser },
      ".WebClient#.users.lookupByEmail()": { user: slackUser },
      ".WebClient#.users.list()": { members: { "[]": slackUser } },
    },
  },
  hands: {
    telegraf: handed([".Telegraf#", "#", ".Composer#"]),
    grammy: handed([".Bot#", ".Composer#"]),
    "node-telegram-bot-api": { "#.on()": [telegramMessage], "#.onText()": [telegramMessage] },
  },
  options: {
    "@slack/bolt": { "installationStore.storeInstallation": installation },
    "@slack/oauth": { "installationStore.storeInstallation": installation },
  },
  types: {
    telegraf: { Context: telegramContext },
    grammy: { Context: telegramContext },
    "node-telegram-bot-api": { Message: telegramMessage, Contact: contact, User: telegramUser },
    "@slack/bolt": { Installation: installation },
    "@slack/oauth": { Installation: installation },
  },
  documentation:
    "https://core.telegram.org/bots/api, https://telegraf.js.org, https://grammy.dev/guide/context, https://tools.slack.dev/bolt-js/concepts/authenticating-oauth",
  examples: {
    leaking: [
      `import { Telegraf } from "telegraf";
const bot = new Telegraf(key);
bot.command("start", (ctx) => { console.log("started", ctx.from); });`,
      `const TelegramBot = require("node-telegram-bot-api");
const bot = new TelegramBot(key, { polling: true });
bot.onText(/start/, (asked) => { console.log("asked", asked.from); });`,
      `import type { Context } from "grammy";
export async function welcome(ctx: Context) { console.log("here is", ctx.from); }`,
      `const { App } = require("@slack/bolt");
const app = new App({ installationStore: { storeInstallation: async (installation) => { console.log("storing", installation); } } });`,
      `import { WebClient } from "@slack/web-api";
const client = new WebClient(key);
export async function joined(id) { const found = await client.users.info({ user: id }); console.log("joined", found.user.profile); }`,
    ],
    safe: [
      `import { Telegraf } from "telegraf";
const bot = new Telegraf(key);
bot.command("start", (ctx) => { console.log("started", ctx.from.id, ctx.chat.type); });`,
      `const { App } = require("@slack/bolt");
const app = new App({ installationStore: { storeInstallation: async (installation) => { console.log("storing", installation.team.id); } } });`,
    ],
  },
};

/** All ways to hear of what is written to a bot. */
function handed(owners: readonly string[]): Record<string, readonly Given[]> {
  return Object.fromEntries(Object.keys(each(owners, heard, "")).map((path) => [path, [telegramContext]]));
}
