// SPDX-License-Identifier: GPL-3.0-or-later
// The list under the search box, as WAI-ARIA's combobox pattern has it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, openPage, settled } from "./chromium_page.mjs";
import { serveSamples } from "./scratch_index.mjs";

let served;
let browser;
let page;

before(async () => {
  served = await serveSamples(process.env.ONRECORD_BIN, process.env.ONRECORD_SAMPLES);
  browser = await launch();
  page = await openPage(browser, served.url, "/", {}, []);
  await settled(page);
});

after(async () => {
  await browser?.close();
  await served?.stop();
});

const box = () => page.getByRole("combobox", { name: /search/i });
const options = () => page.locator("#suggestions").getByRole("option");
const attribute = (name) => box().getAttribute(name);

async function type(text) {
  await box().fill("");
  const last = `q=${text.split(" ").at(-1)}&`;
  const answered = page.waitForResponse((response) => response.url().includes(last));
  await box().pressSequentially(text);
  await answered;
  await options().first().waitFor();
}

test("typing opens a list that names its kinds and counts", async () => {
  assert.equal(await attribute("aria-expanded"), "false");
  await type("harj");
  assert.equal(await attribute("aria-expanded"), "true");
  assert.match(await options().first().innerText(), /Aino Harjula\s*Speaker · 3 entries/);
  assert.equal(await attribute("aria-controls"), await page.getByRole("listbox").getAttribute("id"));
});

test("arrows go round the list, and the box tells which is meant", async () => {
  await type("har");
  const count = await options().count();
  await page.keyboard.press("ArrowUp");
  assert.equal(await attribute("aria-activedescendant"), await options().last().getAttribute("id"));
  await page.keyboard.press("ArrowDown");
  assert.equal(await attribute("aria-activedescendant"), await options().first().getAttribute("id"));
  assert.equal(await page.locator('[role=option][aria-selected="true"]').count(), 1);
  assert.ok(count > 0);
});

test("Escape closes the list and keeps what is typed", async () => {
  await type("harj");
  await page.keyboard.press("Escape");
  assert.equal(await options().count(), 0);
  assert.equal(await attribute("aria-expanded"), "false");
  assert.equal(await box().inputValue(), "harj");
});

test("Enter on nothing asks what is typed", async () => {
  await type("harj");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.match(page.url(), /q=harj$/);
});

test("a misspelt beginning is found, and Enter takes it as a query that works", async () => {
  await type("anchor harjla");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/speaker/);
  await settled(page);
  assert.equal((await box().inputValue()).trim(), 'anchor speaker:"Aino Harjula"');
  assert.match(await page.locator("#count").innerText(), /^\d+ entr/);
  assert.equal(await options().count(), 0);
});

test("a click takes what it is on", async () => {
  await type("skerry");
  await options().filter({ hasText: "Outlet" }).click();
  await page.waitForURL(/outlet/);
  await settled(page);
  assert.equal((await box().inputValue()).trim(), 'outlet:"Skerry Post"');
});
