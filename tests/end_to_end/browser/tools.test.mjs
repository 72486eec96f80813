// SPDX-License-Identifier: GPL-3.0-or-later
// Wordings, the check of a draft, the comparison, and choosing a time, in a real Chromium.
//   ONRECORD_BIN          the folder of the programs
//   ONRECORD_SAMPLES      the folder of the sample liveblogs
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";

import { launch, openPage, pictures, settled } from "./chromium_page.mjs";
import { changedSample, serveSamples } from "./scratch_index.mjs";

let served;
let browser;
let page;
let id;
const complaints = [];

before(async () => {
  served = await serveSamples(process.env.ONRECORD_BIN, process.env.ONRECORD_SAMPLES);
  browser = await launch();
  id = await changedSample(served);
});

after(async () => {
  await browser?.close();
  assert.equal(await served?.stop(), 0, "the server ends with 0 on SIGTERM");
});

beforeEach(() => complaints.splice(0));

async function open(path, options = {}) {
  await page?.context().close();
  page = await openPage(browser, served.url, path, options, complaints);
  await settled(page);
}

const text = async (selector) =>
  (await page.locator(selector).first().innerText()).replace(/\s+/g, " ").trim();

test("a slider goes over the wordings of an entry", async () => {
  await open(`/e/${id}`);
  assert.match(await text(".wordings .by"), /^Wording 2 of 2 printed after/);
  assert.match(await text(".wording-diff"), /will.*hold/);
  assert.ok((await page.locator(".wording-diff :is(del, ins)").count()) > 0);
  await page.getByRole("slider", { name: "Wordings" }).focus();
  await page.keyboard.press("ArrowLeft");
  assert.match(await text(".wordings .by"), /^Wording 1 of 2 .*earlier wording/);
  await page.getByRole("link", { name: "Permalink of this wording" }).click();
  await settled(page);
  assert.match(page.url(), /\/e\/[0-9a-f]{32}@[0-9a-f]+$/);
  assert.match(await text(".entry > .earlier"), /wording 1 of 2, which the outlet has since replaced/);
  assert.match(await text(".entry > .body"), /The wall will hold/);
  await page.getByRole("link", { name: "Show the latest wording" }).click();
  await settled(page);
  assert.match(await text(".entry > .body"), /We expect the wall to hold/);
});

test("the raw Capture of each wording is one click away, and is what its digest says", async () => {
  await open(`/e/${id}@1`);
  const proof = page.locator(".entry > .captures");
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    proof.getByRole("link").first().click(),
  ]);
  const bytes = readFileSync(await saved.path());
  assert.match(bytes.toString(), /The wall will hold/);
  const digest = createHash("sha256").update(bytes).digest("hex");
  assert.equal(await proof.locator("code").first().innerText(), digest);
});

test("a wording that is not there is told", async () => {
  await open(`/e/${id}@77`);
  assert.match(await text("[role=alert]"), /no wording “77”/);
});

test("quotes of the text are marked by who speaks, and copying takes print alone", async () => {
  await open(`/e/${id}`);
  const mark = page.locator(".spoken").first();
  assert.match(await mark.getAttribute("title"), /Peverell/);
  const copied = await page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector(".entry > .body"));
    return getSelection().toString();
  });
  assert.doesNotMatch(copied, /\d/);
});

test("two wordings stand side by side with what differs", async () => {
  await open("/compare");
  await page.fill("#a", `${served.url}/e/${id}@1`);
  await page.fill("#b", `${id}@2`);
  await page.getByRole("button", { name: "Compare" }).click();
  await page.locator(".sides").waitFor();
  assert.equal(await page.locator(".side").count(), 2);
  assert.ok((await page.locator(".difference :is(del, ins)").count()) > 0);
  await page.screenshot({ path: join(pictures, "compare.png") });
  await page.fill("#b", "nothing");
  await page.getByRole("button", { name: "Compare" }).click();
  assert.match(await text("[role=alert]"), /no permalink/);
});

const draft =
  '"These are sailors, not prisoners," Kaarel Tammsoo said.\n\n' +
  '"I have promised anything to anyone," said Hollis Brandt. ' +
  '"The lighthouse keeper has sold the moon," said Ada Brook.';

test("every quotation of a pasted draft gets its outcome", async () => {
  await open("/draft");
  await page.fill("textarea", draft);
  await page.getByRole("button", { name: "Check the draft" }).click();
  await page.locator(".draft-report").waitFor();
  assert.equal(await page.locator(".draft-row").count(), 3);
  assert.match(await text(".draft-row >> nth=1"), /Does not stand.*denial/);
  assert.match(await text(".draft-row >> nth=2"), /Not found here/);
  assert.equal(await page.locator(".checked-quote").count(), 3);
  assert.equal(new URL(page.url()).search, "", "nothing of the draft stands in the address");
  await page.screenshot({ path: join(pictures, "draft.png"), fullPage: true });
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a page" }).click(),
  ]);
  assert.equal(saved.suggestedFilename(), "draft-check.html");
  assert.deepEqual(complaints, []);
});

test("a file is a draft too", async () => {
  await open("/draft");
  await page.setInputFiles("input[type=file]", { name: "draft.txt", mimeType: "text/plain", buffer: Buffer.from(draft) });
  await page.locator(".draft-report").waitFor();
  assert.equal(await page.locator(".draft-row").count(), 3);
});

test("a time is chosen on the histogram with keys, and in fields", async () => {
  await open("/?q=the");
  const all = await text("#count");
  await page.getByRole("slider", { name: "When it was printed" }).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.locator(".chip").waitFor();
  await settled(page);
  assert.match(page.url(), /date(=|%3A)2025-01/);
  assert.notEqual(await text("#count"), all);
  await page.locator(".dates summary").click();
  await page.fill(".dates [name=from]", "2025-02");
  await page.fill(".dates [name=to]", "2025-03");
  await page.getByRole("button", { name: "Apply" }).click();
  await settled(page);
  assert.match(page.url(), /date=2025-02\.\.2025-03/);
});

test("every value of a facet is reached, by its letters", async () => {
  await open("/?q=the");
  const speakers = page.getByRole("group", { name: "Speaker" });
  await speakers.getByRole("searchbox").fill("harju");
  await speakers.getByLabel("Aino Harjula").waitFor();
  assert.equal(await speakers.getByRole("checkbox").count(), 1);
  await speakers.getByRole("searchbox").fill("");
  await speakers.getByRole("button", { name: /^All \d+/ }).click();
  assert.ok((await speakers.getByRole("checkbox").count()) > 7);
});

test("every value of a facet is reached where quotes are listed, and counted by quotes", async () => {
  await open("/?q=the&hits=quotes");
  const speakers = page.getByRole("group", { name: "Speaker" });
  await speakers.getByRole("searchbox").fill("harju");
  await speakers.getByLabel("Aino Harjula").waitFor();
  assert.equal(await speakers.getByRole("checkbox").count(), 1);
  await speakers.getByLabel("Aino Harjula").check();
  await page.locator(".chip").waitFor();
  await settled(page);
  assert.match(page.url(), /hits=quotes/);
  const names = await page.locator(".hit .by a.speaker, .hit .by a").first().innerText();
  assert.match(names, /Harjula/);
  assert.deepEqual(complaints, []);
});

test("on paper stand the words and the address, and no control", async () => {
  await open(`/e/${id}@1`);
  await page.emulateMedia({ media: "print" });
  assert.match(await text(".only-print"), new RegExp(`/e/${id}@`));
  for (const control of [".top", ".foot", ".entry-links button", ".neighbours"]) {
    assert.equal(await page.locator(control).first().isVisible(), false, control);
  }
});
