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

async function load(path, options = {}) {
  await page?.context().close();
  page = await openPage(browser, served.url, path, options, complaints);
}

/** A view with its first answer shown: a test that looks earlier would depend on the machine's speed. */
async function open(path = "/", options = {}) {
  await load(path, options);
  await settle();
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

test("a browser finds how to search here, and the address that it makes shows results", async () => {
  await open("/");
  const address = await page.evaluate(async () => {
    const link = document.querySelector("link[rel=search]");
    const text = await (await fetch(link.href)).text();
    const description = new DOMParser().parseFromString(text, "application/xml");
    const ways = [...description.querySelectorAll("Url")];
    const way = ways.find((each) => each.getAttribute("type") === "text/html");
    return way.getAttribute("template").replace("{searchTerms}", encodeURIComponent("grain mines"));
  });
  await open(address.replace(served.url, ""));
  assert.ok((await page.locator(".hit").count()) > 0);
});

test("the first view shows every entry and its facets", async () => {
  await open();
  assert.equal(await count(), "26 entries in all");
  assert.equal((await titles()).length, 20);
  assert.equal(await page.locator("h1").innerText(), "What was said, by whom, and who printed it when");
  assert.match(await page.locator(".indexed").innerText(), /^26 entries from 2 liveblogs by 2 outlets/);
  assert.equal(await page.locator(".examples a").count(), 3);
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
  assert.equal(
    await page.locator(".hit time").innerText(),
    "printed 1 March 2022, after 09:02, by 09:03 UTC",
  );
  assert.equal(await page.locator(".hit .speaker").innerText(), "Tomas Lind");
  assert.equal(await page.locator(".hit blockquote").innerText(), "The grain will move when the mines are gone,");
  assert.equal(new URL(page.url()).search, "?q=%22the+grain+will+move%22");
  await picture("search");
  assert.deepEqual(complaints, []);
});

test("marks stand right behind a character of two code units", async () => {
  await open("/?q=%22grain+is+dry%22");
  assert.deepEqual(await page.locator(".hit mark").allInnerTexts(), ["grain is dry"]);
});

test("choosing a value narrows the results and hides no other value", async () => {
  await open("/?q=convoy");
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
  await page.getByRole("link", { name: "Clear all choices" }).click();
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
  assert.equal(await count(), "No entries found");
  await page.getByText("That says nothing about what was said elsewhere").waitFor();
  await picture("nothing");
});

test("a misspelt word is offered as a link that finds something", async () => {
  await open("/?q=convvoy");
  await page.locator(".suggestions a").first().click();
  await settle();
  assert.equal(await count(), "24 entries");
});

test("typed words go along with a choice", async () => {
  await open("/?q=convoy");
  await page.fill("#query", "convoy notice 4");
  await page.getByRole("group", { name: "Outlet" }).getByLabel("Harbour Gazette").check();
  await settle();
  assert.equal(await page.locator("#query").inputValue(), "convoy notice 4");
  assert.equal(new URL(page.url()).search, "?q=convoy+notice+4&outlet=Harbour+Gazette");
});

test("a chosen value has its count and a chip, whatever facet it is of", async () => {
  await open("/?q=convoy");
  await page.locator("a.hit-link").first().click();
  await page.locator("a.liveblog").click();
  await settle();
  const chosen = page.locator("input[name=liveblog]:checked");
  const row = page.locator("label", { has: chosen });
  assert.match(await count(), new RegExp(`^${await row.locator(".count").innerText()} entries$`));
  assert.match(await page.locator(".chip").innerText(), /Grain corridor|Strait watch/);
  await page.locator(".chip").click();
  await settle();
  assert.equal(await page.locator(".chip").count(), 0);
});

test("an address where nothing stands gets a page that says so", async () => {
  for (const path of ["/nothing/here", "/e/xyz", "/entries/0123"]) {
    await load(path);
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
    assert.equal(await page.getByRole("main").getByRole("link").count(), 4);
  }
  const answer = await fetch(`${served.url}/nothing/here`);
  assert.equal(answer.status, 404);
  assert.match(answer.headers.get("content-type"), /^text\/html/);
  assert.match((await fetch(`${served.url}/api/v1/nothing`)).headers.get("content-type"), /json/);
});

test("everything can be done from the keyboard", async () => {
  await open("/?q=grain&sort=oldest");
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
  await page.getByText("has earlier wordings").waitFor();
  await page.locator("a.hit-link").first().click();
  await page.locator(".entry").waitFor();
  await settle();
  assert.match(page.url(), /\/e\/[0-9a-f]{32}\?q=mission$/);
  assert.match(await page.locator(".entry .body").innerText(), /Tuesday evening/);
  assert.match(await page.locator(".quotes").innerText(), /Marta Ilves/);
  assert.match(await page.locator(".entry-links a").first().getAttribute("href"), /^https:\/\/gazette\.example/);
  assert.match(await page.locator(".wordings").innerText(), /Wording 2 of 2/);
  await page.screenshot({ path: join(pictures, "entry.png"), fullPage: true });
  await page.locator(".neighbours a[rel=next]").click();
  await page.getByRole("heading", { name: "Ships wait <b>outside</b> the port" }).waitFor();
  assert.equal(await page.locator(".entry-links a[href^='javascript' i]").count(), 0);
  await page.goBack();
  await page.getByRole("heading", { name: "Talks on the grain corridor" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Talks on the grain corridor" }).waitFor();
  assert.deepEqual(complaints, []);
});

test("pages follow one another, and back goes back", async () => {
  await open("/?q=convoy&sort=oldest");
  const first = await titles();
  await page.getByRole("link", { name: "Next" }).click();
  await settle();
  assert.match(page.url(), /offset=20/);
  assert.equal((await titles()).some((title) => first.includes(title)), false);
  await page.goBack();
  await settle();
  assert.deepEqual(await titles(), first);
});

test("the count is read out", async () => {
  await open("/?q=convoy");
  assert.equal(await page.locator("main [role=status]").first().textContent(), "24 entries");
});

test("an entry that is not there says so", async () => {
  await open("/entries/00000000000000000000000000000000");
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").innerText(), /There is no entry/);
  await picture("failure");
});

test("it reads well in the dark and on a telephone, where the facets are a sheet", async () => {
  await open("/?q=grain", { colorScheme: "dark" });
  await picture("dark");
  await open("/?q=grain", { viewport: { width: 360, height: 740 } });
  assert.equal(
    await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    true,
    "nothing sticks out",
  );
  const first = await page.locator(".hit").first().boundingBox();
  assert.ok(first.y + first.height < 740, "the first hit stands above the fold");
  await picture("narrow");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("dialog").locator("[name=country][value=RO]").check();
  await settle();
  await picture("sheet");
  await page.getByRole("button", { name: "Show results" }).click();
  assert.match(await page.locator(".chip").innerText(), /Romania/);
});

test("five hits and more stand above the fold", async () => {
  await open("/?q=convoy");
  const bottoms = await page.locator(".hit").evaluateAll((hits) =>
    hits.map((hit) => hit.getBoundingClientRect().bottom),
  );
  assert.ok(bottoms.filter((bottom) => bottom <= 900).length >= 5, bottoms.join(" "));
});
