// Browsers that are driven by code: their cookies, and the state by which a login is kept.
import { alike, each, type DataSource } from "./data-source.ts";

const browsers = [".chromium", ".firefox", ".webkit"];
const contexts = ["~.newContext()", "~.newPage().context()", "~.launchPersistentContext()"];

export const drivenBrowsers: DataSource = {
  id: "driven-browsers",
  title: "Browsers that are driven by code",
  gives: {
    ...alike(["playwright", "playwright-core", "@playwright/test"], {
      ...each(
        browsers.flatMap((browser) => contexts.map((context) => `${browser}${context}`)),
        ["cookies", "storageState"],
        "cookies",
      ),
      ".BrowserContext#.cookies()": "cookies",
      ".BrowserContext#.storageState()": "cookies",
    }),
    ...alike(["puppeteer", "puppeteer-core", "puppeteer-extra"], {
      "~.cookies()": "cookies",
      ".Page#.cookies()": "cookies",
      ".Browser#.cookies()": "cookies",
    }),
  },
  documentation:
    "https://playwright.dev/docs/api/class-browsercontext#browser-context-storage-state, https://pptr.dev/api/puppeteer.page.cookies",
  examples: {
    leaking: [
      `import { chromium } from "playwright";
export async function open() { const context = await (await chromium.launch()).newContext(); const state = await context.storageState(); console.log(state); }`,
      `import type { BrowserContext } from "playwright";
export async function show(context: BrowserContext) { console.log("kept", await context.cookies()); }`,
      `import puppeteer from "puppeteer";
export async function open() { const page = await (await puppeteer.launch()).newPage(); const jar = await page.cookies(); console.log(jar); }`,
    ],
    safe: [
      `import { chromium } from "playwright";
export async function open() { const context = await (await chromium.launch()).newContext(); const page = await context.newPage(); console.log(await page.title()); }`,
      `import puppeteer from "puppeteer";
export async function open() { const page = await (await puppeteer.launch()).newPage(); const jar = await page.cookies(); console.log(jar.length); }`,
    ],
  },
};
