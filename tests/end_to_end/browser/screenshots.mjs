// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the pictures of docs/page.md: every view, small, from the sample liveblogs.
//   node screenshots.mjs FOLDER   with ONRECORD_BIN, ONRECORD_SAMPLES and ONRECORD_CHROMIUM set
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { arabic } from "./arabic_entries.mjs";
import { settled } from "./chromium_page.mjs";
import { changedSample, serveEntries, serveSamples } from "./scratch_index.mjs";
import { views } from "./views.mjs";

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const served = await serveSamples(process.env.ONRECORD_BIN, process.env.ONRECORD_SAMPLES);
const browser = await chromium.launch({ executablePath: process.env.ONRECORD_CHROMIUM, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
const id = await changedSample(served);
const paths = views(id);

/** What runs from the right. */
const foreign = await serveEntries(process.env.ONRECORD_BIN, arabic);
const [{ id: arabicId }] = (await (await fetch(`${foreign.url}/api/v1/search?outlet=${encodeURIComponent(arabic[0].outlet)}`)).json()).hits;
const words = encodeURIComponent("\u0644\u0646 \u0646\u063a\u0644\u0642 \u0627\u0644\u0645\u064a\u0646\u0627\u0621");
const foreignPaths = { arabic: `/?q=${words}`, arabicCheck: `/check?words=${words}`, arabicEntry: `/e/${arabicId}` };

const wide = { width: 1280, height: 900 };
const narrow = { width: 360, height: 740 };
const draft = '"These are sailors, not prisoners," Kaarel Tammsoo said. "I have promised anything to anyone," said Hollis Brandt.';

/** Name, view, and what is special about it. */
const pictures = [
  ...Object.keys(paths).map((view) => [view, view, {}]),
  ["results-360", "results", { viewport: narrow }],
  ["sheet-360", "results", { viewport: narrow, click: "button.small" }],
  ["conflict-360", "conflict", { viewport: narrow }],
  ["results-768", "results", { viewport: { width: 768, height: 1024 } }],
  ["results-1920", "results", { viewport: { width: 1920, height: 1080 } }],
  ["results-zoom-200", "results", { viewport: { width: 640, height: 450 }, scale: 1 }],
  ["results-dark", "results", { colorScheme: "dark" }],
  ["conflict-dark", "conflict", { colorScheme: "dark" }],
  ["entry-print", "entry", { print: true }],
  ["arabic-results", "arabic", {}],
  ["arabic-check", "arabicCheck", {}],
  ["arabic-entry-360", "arabicEntry", { viewport: narrow }],
  ["results-no-script", "results", { javaScriptEnabled: false }],
  ["conflict-no-script", "conflict", { javaScriptEnabled: false }],
  ["results-de", "results", { locale: "de-DE" }],
  ["results-uk", "results", { locale: "uk-UA" }],
  ["draft-report", "draft", { draft: true }],
];

for (const [name, view, { viewport = wide, scale = 0.5, ...more }] of pictures) {
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale, locale: "en-GB", ...more });
  const page = await context.newPage();
  await page.goto(paths[view] ? served.url + paths[view] : foreign.url + foreignPaths[view]);
  if (more.javaScriptEnabled !== false) await settled(page);
  if (more.print) await page.emulateMedia({ media: "print" });
  if (more.click) await page.click(more.click);
  if (more.draft) {
    await page.fill("textarea", draft);
    await page.click("button[type=submit]");
    await page.locator(".draft-report").waitFor();
  }
  await page.waitForTimeout(200);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}
await browser.close();
await Promise.all([served.stop(), foreign.stop()]);
