// SPDX-License-Identifier: GPL-3.0-or-later
// The search page in a real Chromium. Leaves screenshots to look at.
//   ONRECORD_BIN          the folder of the programs
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";

import { launch, openPage, pictures, settled } from "./chromium_page.mjs";
import { serveScratchIndex } from "./scratch_index.mjs";

let served;
let browser;
let page;
const complaints = [];

before(async () => {
  served = await serveScratchIndex(process.env.ONRECORD_BIN);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  assert.equal(await served?.stop(), 0, "the server ends with 0 on SIGTERM");
});

async function open(path = "/", options = {}) {
  await page?.context().close();
  page = await openPage(browser, served.url, path, options, complaints);
}

beforeEach(() => complaints.splice(0));

const settle = () => settled(page);

async function ask(query) {
  await page.fill("#query", query);
  await page.press("#query", "Enter");
  await settle();
}

const picture = (name) => page.screenshot({ path: join(pictures, `${name}.png`) });
const titles = () => page.locator(".hit h2").allInnerTexts();
const count = () => page.locator("#count").innerText();
const focused = () => page.evaluate(() => document.activeElement.textContent.trim());

test("the first view shows every entry and its facets", async () => {
  await open();
  await settle();
  assert.equal(await count(), "26 entries in all");
  assert.equal((await titles()).length, 10);
  await page.getByRole("group", { name: "Country" }).getByText("Romania").waitFor();
  await picture("start");
  assert.deepEqual(complaints, []);
});

test("a search shows marked passages, times with their zone and who is quoted", async () => {
  await open();
  await ask('"the grain will move"');
  assert.equal(await count(), "1 entry");
  assert.deepEqual(await titles(), ["Ships wait <b>outside</b> the port"]);
  assert.deepEqual(await page.locator(".hit mark").allInnerTexts(), ["The grain will move"]);
  assert.equal(await page.locator(".hit time").innerText(), "1 March 2022, 09:02 UTC");
  assert.match(await page.locator(".hit .speakers").innerText(), /Tomas Lind/);
  assert.equal(new URL(page.url()).search, "?q=%22the+grain+will+move%22");
  await picture("search");
  assert.deepEqual(complaints, []);
});

test("marks stand right behind a character of two code units", async () => {
  await open("/?q=%22grain+is+dry%22");
  await settle();
  assert.deepEqual(await page.locator(".hit mark").allInnerTexts(), ["grain is dry"]);
});

test("choosing a value narrows the results and hides no other value", async () => {
  await open("/?q=convoy");
  await settle();
  const outlets = page.getByRole("group", { name: "Outlet" });
  await outlets.getByLabel("Strait Observer").check();
  await settle();
  assert.equal(await count(), "8 entries");
  await outlets.getByLabel("Harbour Gazette").waitFor();
  await outlets.getByLabel("Harbour Gazette").check();
  await settle();
  assert.equal(await count(), "24 entries");
  assert.match(page.url(), /outlet=Strait\+Observer&outlet=Harbour\+Gazette/);
  await picture("facets");
  await page.getByRole("button", { name: "Clear all choices" }).click();
  await settle();
  assert.equal(new URL(page.url()).search, "?q=convoy");
  assert.deepEqual(complaints, []);
});

test("a slip is pointed at beside the results", async () => {
  await open();
  await ask("grain speeker:lind");
  const problem = page.locator(".problems li").first();
  assert.match(await problem.innerText(), /Did you mean 'speaker'/);
  assert.equal(await problem.locator("mark").innerText(), "speeker:lind");
  await picture("problem");
});

test("nothing found says what to try", async () => {
  await open("/?q=zeppelin");
  await settle();
  assert.equal(await count(), "No entries found");
  await page.getByText("That says nothing about what was said elsewhere").waitFor();
  await picture("nothing");
});

test("everything can be done from the keyboard", async () => {
  await open("/?q=grain&sort=oldest");
  await settle();
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "query");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "Talks on the grain corridor open in Ankara");
  await picture("focus");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("#entry-title").waitFor();
  await settle();
  assert.equal(await focused(), "Ships wait <b>outside</b> the port");
  await page.keyboard.press("Escape");
  await settle();
  await page.locator(".hit").first().waitFor();
  assert.equal(await focused(), "Ships wait <b>outside</b> the port");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.id), "query");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
  assert.deepEqual(complaints, []);
});

test("an entry has its words, quotes, earlier wording and neighbours", async () => {
  await open("/?q=mission");
  await settle();
  await page.getByText("changed later").waitFor();
  await page.locator("a.hit-link").first().click();
  await page.locator(".entry").waitFor();
  await settle();
  assert.match(page.url(), /\/entries\/[0-9a-f]{32}\?q=mission$/);
  assert.match(await page.locator(".entry .body").innerText(), /Tuesday evening/);
  assert.match(await page.locator(".quotes").innerText(), /Marta Ilves/);
  assert.match(await page.locator(".entry-links a").getAttribute("href"), /^https:\/\/gazette\.example/);
  await page.locator(".revisions summary").click();
  await page.screenshot({ path: join(pictures, "entry.png"), fullPage: true });
  await page.locator(".neighbours a[rel=next]").click();
  await page.getByRole("heading", { name: "Ships wait <b>outside</b> the port" }).waitFor();
  assert.equal(await page.locator(".entry-links a").count(), 0, "no javascript: link");
  await page.goBack();
  await page.getByRole("heading", { name: "Talks on the grain corridor" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Talks on the grain corridor" }).waitFor();
  assert.deepEqual(complaints, []);
});

test("pages follow one another, and back goes back", async () => {
  await open("/?q=convoy&sort=oldest");
  await settle();
  const first = await titles();
  await page.getByRole("link", { name: "Next" }).click();
  await settle();
  assert.match(page.url(), /offset=10/);
  assert.equal((await titles()).some((title) => first.includes(title)), false);
  await page.goBack();
  await settle();
  assert.deepEqual(await titles(), first);
});

test("the count is read out", async () => {
  await open("/?q=convoy");
  await settle();
  assert.equal(await page.locator("main [role=status]").first().textContent(), "24 entries");
});

test("an entry that is not there says so", async () => {
  await open("/entries/00000000000000000000000000000000");
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").innerText(), /There is no entry/);
  await picture("failure");
});

test("it reads well in the dark and on a telephone", async () => {
  await open("/?q=grain", { colorScheme: "dark" });
  await settle();
  await picture("dark");
  await open("/?q=grain", { viewport: { width: 390, height: 800 } });
  await settle();
  assert.equal(
    await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    true,
    "nothing sticks out",
  );
  await picture("narrow");
});
