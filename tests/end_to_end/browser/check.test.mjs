// SPDX-License-Identifier: GPL-3.0-or-later
// The quote check in a real Chromium, on the sample liveblogs. Leaves screenshots to look at.
//   ONRECORD_BIN          the folder of the programs
//   ONRECORD_SAMPLES      the folder of the sample liveblogs
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";

import { launch, openPage, pictures, settled } from "./chromium_page.mjs";
import { serveSamples } from "./scratch_index.mjs";

let served;
let browser;
let page;
const complaints = [];

before(async () => {
  served = await serveSamples(process.env.ONRECORD_BIN, process.env.ONRECORD_SAMPLES);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  assert.equal(await served?.stop(), 0, "the server ends with 0 on SIGTERM");
});

beforeEach(() => complaints.splice(0));

async function open(path = "/check", options = {}) {
  await page?.context().close();
  page = await openPage(browser, served.url, path, options, complaints);
  await page.locator("#words").waitFor();
  await settle();
}

const settle = () => settled(page);

function addressOf(words, speaker = "") {
  const parameters = new URLSearchParams({ words });
  if (speaker !== "") parameters.set("speaker", speaker);
  return `/check?${parameters}`;
}

const picture = (name) =>
  page.screenshot({ path: join(pictures, `check-${name}.png`), fullPage: true });
const text = async (selector) =>
  (await page.locator(selector).first().innerText()).replace(/\s+/g, " ").trim();
const focused = () =>
  page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());

test("it begins with a box, examples that work, and what the verdicts mean", async () => {
  await open();
  assert.equal(await page.locator(".verdict").count(), 0);
  assert.equal(await page.locator(".views [aria-current]").innerText(), "Check a quote");
  await page.locator(".examples a").nth(2).waitFor();
  assert.equal(await page.locator(".verdicts dt").count(), 7);
  await picture("start");
  const verdicts = [];
  for (let i = 0; i < 3; ++i) {
    await open();
    await page.locator(".examples a").nth(i).click();
    await page.locator("#verdict").waitFor();
    verdicts.push(await page.locator("section.verdict").getAttribute("class"));
  }
  assert.match(verdicts[0], /verdict-(exact|fragment)/);
  assert.match(verdicts[1], /verdict-altered/);
  assert.match(verdicts[2], /verdict-other-speaker/);
  assert.deepEqual(complaints, []);
});

test("exact words stand under two names, and the warning is on top", async () => {
  await open(addressOf("These are sailors, not prisoners"));
  assert.equal(await text("#verdict"), "Verdict: Printed under more than one name");
  assert.match(await text(".verdict-head"), /The words: Exact\./);
  assert.match(await text(".warnings"), /more than one name: Aino Harjula, Kaarel Tammsoo/);
  assert.equal(await text(".best .printed"), "These are sailors, not prisoners");
  assert.equal(await page.locator(".check del, .check ins").count(), 0);
  assert.match(await text(".names"), /Aino Harjula 1 printing/);
  assert.match(await text(".first"), /Not proven Earliest known here: Skerry Post, printed at an unknown time/);
  assert.match(await text(".searched"), /^What was searched 91 entries of 9 liveblogs/);
  await picture("exact");
  assert.deepEqual(complaints, []);
});

test("a dropped denial is named and marked", async () => {
  await open(addressOf("I have promised anything to anyone", "Hollis Brandt"));
  assert.equal(await text("#verdict"), "Verdict: A denial differs");
  assert.match(await text(".verdict-head"), /The words: Altered\./);
  assert.match(await text(".warnings"), /A denial was dropped/);
  assert.equal(await page.locator(".best .printed del").textContent(), "[in print: not]");
  assert.equal(await page.locator(".best .weight").textContent(), " (denial)");
  assert.match(await text(".best .who"), /Brandt/);
  assert.match(await text("main [role=status]"), /^A denial differs\. Verdict: Altered\. .*A denial was dropped/);
  await picture("altered");
});

test("another name is told, with why the speaker is believed", async () => {
  await open(addressOf("Every winter a cable breaks", "Aino Harjula"));
  assert.equal(await text("#verdict"), "Verdict: Somebody else’s words");
  assert.match(await text(".warnings"), /to Gleb Arsen/);
  assert.match(await text(".best .who"), /^Gleb Arsen\w+ \w+ the name and a verb/);
  await picture("other-speaker");
});

test("a headline that nobody said is told from the text below it", async () => {
  await open(addressOf("I'd like to thank the wind"));
  assert.equal(await text("#verdict"), "Verdict: Only in a headline");
  assert.match(await text(".best .who"), /In the headline/);
  assert.match(await text(".verdict .best >> nth=1"), /the text below the headline has.*my mother/);
  await picture("headline-only");
});

test("not found is said calmly, with what was searched", async () => {
  await open(addressOf("The lighthouse keeper has sold the moon"));
  assert.equal(await text("#verdict"), "Verdict: Not found here");
  assert.match(await text(".verdict"), /may well have been said, and printed elsewhere/);
  assert.match(await text(".searched"), /91 entries of 9 liveblogs by 8 outlets, from 14 January 2025/);
  assert.equal(await page.locator(".clusters, .first, .warnings").count(), 0);
  await picture("not-found");
});

test("printings are folded into statements, and a changed entry says so", async () => {
  await open(addressOf("the wall will hold"));
  assert.equal(await page.locator(".cluster").count(), 3);
  assert.match(await text(".best .badge"), /earlier wording/);
  assert.match(await text(".warnings"), /changed later/);
  await picture("clusters");
});

test("wordings of one statement are compared with each other", async () => {
  await open(addressOf("know who dragged the anchor, and we will not guess"));
  assert.equal(await page.locator(".cluster").count(), 1);
  assert.match(await text(".cluster"), /2 printings by .*, 2 wordings/);
  assert.equal(await page.locator(".wording .weight").count(), 1);
  await picture("wordings");
});

test("everything can be done from the keyboard", async () => {
  await open("/check");
  await page.keyboard.press("/");
  assert.equal(await focused(), "words");
  await page.keyboard.type("We will not guess");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "speaker");
  await page.keyboard.type("Harjula");
  await page.keyboard.press("Control+Enter");
  await page.locator(".verdict").waitFor();
  await settle();
  assert.equal(new URL(page.url()).search, "?words=We+will+not+guess&speaker=Harjula");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "before");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Check");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), await page.locator(".best a.speaker").innerText());
  await page.keyboard.press("Tab");
  assert.equal(await focused(), await page.locator(".best .in-entry a").innerText());
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".best details").getAttribute("open"), "");
  await page.keyboard.press("Shift+Tab");
  await page.screenshot({ path: join(pictures, "check-focus.png") });
  await page.keyboard.press("Enter");
  await page.locator("#entry-title").waitFor();
  assert.match(page.url(), /\/e\/[0-9a-f]{32}$/);
  await page.goBack();
  await page.locator(".verdict").waitFor();
  assert.equal(await page.locator("#words").inputValue(), "We will not guess");
  assert.deepEqual(complaints, []);
});

test("back goes back to what was checked before", async () => {
  await open(addressOf("These are sailors, not prisoners"));
  await page.fill("#words", "the wall will hold");
  await page.getByRole("button", { name: "Check" }).click();
  await page.getByText("earlier wording").first().waitFor();
  await page.goBack();
  await page.locator(".warnings").getByText("more than one name").waitFor();
  assert.equal(await page.locator("#words").inputValue(), "These are sailors, not prisoners");
});

test("words too long for an address are checked and can be shared all the same", async () => {
  const long = `These are sailors, not prisoners. ${"äöüäöü ".repeat(250)}`.trim();
  await open();
  await page.fill("#words", long);
  await page.getByRole("button", { name: "Check" }).click();
  await page.locator(".verdict").waitFor();
  assert.match(page.url(), /\/check#words=/);
  await page.reload();
  await page.locator(".verdict").waitFor();
  assert.equal(await page.locator("#words").inputValue(), long);
  assert.deepEqual(complaints, []);
});

test("what cannot be checked says why", async () => {
  await open(addressOf("?!"));
  assert.match(await text("[role=alert]"), /There is no word in what was pasted/);
  assert.equal(await page.getByText("Try again").count(), 0, "the same words are refused again");
  await picture("failure");
  await page.fill("#words", "too long ".repeat(500));
  await page.getByRole("button", { name: "Check" }).click();
  await page.getByRole("alert").getByText("4096").waitFor();
});

test("an entry tells who else prints what it quotes", async () => {
  await open(addressOf("These are sailors, not prisoners", "Kaarel Tammsoo"));
  await page.getByRole("link", { name: "Crew free to leave" }).first().click();
  await page.locator("#entry-title").waitFor();
  const also = await text(".also-printed");
  assert.match(also, /^Also printed, perhaps in other words, by.*Skerry Post, 14 January 2025.*said by Aino Harjula/);
  await picture("also-printed");
  await page.locator(".also-printed a").first().click();
  await page.getByText("They will sleep in their own cabins").first().waitFor();
  assert.match(await text(".also-printed"), /Meridian Wire/);
  assert.deepEqual(complaints, []);
});

test("the search page leads here and back", async () => {
  await page?.context().close();
  page = await openPage(browser, served.url, "/", {}, complaints);
  await page.getByRole("link", { name: "Check a quote" }).click();
  await page.locator("#words").waitFor();
  await page.getByRole("link", { name: "Search", exact: true }).click();
  await page.locator("#query").waitFor();
});

test("it reads well in the dark, on a telephone and without colours", async () => {
  const altered = addressOf("I have promised everything to anyone", "Hollis Brandt");
  await open(altered, { colorScheme: "dark" });
  await picture("dark");
  await open(altered, { viewport: { width: 390, height: 800 } });
  assert.equal(
    await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    true,
    "nothing sticks out",
  );
  await picture("narrow");
  await open(altered, { forcedColors: "active" });
  await picture("forced-colors");
});

test("a link to a verdict says what it was then, and is answered anew", async () => {
  await open(addressOf("These are sailors, not prisoners"));
  await settle();
  await page.getByRole("button", { name: "Copy permalink" }).click();
  await page.locator(".entry-links [role=status]").filter({ hasText: /./ }).waitFor();
  const asked = new URL(page.url());
  const verdict = (await page.locator(".verdict").getAttribute("class")).match(/verdict-([a-z-]+)/)[1];
  const open_then = async (then) => {
    await open(`${asked.pathname}${asked.search}&then=${then}`);
    await settle();
    return page.locator("#then").count().then((count) => (count ? page.locator("#then").innerText() : ""));
  };
  assert.match(await open_then(`${verdict}.7.`), /generation 7\): the same/);
  assert.match(await open_then(`${verdict}.7.0123456789abcdef`), /another wording/);
  assert.match(await open_then("not-found.7."), /“Not found here”. Now: “/);
  assert.equal(await open_then("<b>.7."), "");
});
