// SPDX-License-Identifier: GPL-3.0-or-later
// What moves, what is cut off and which way it runs.
//   ONRECORD_BIN          the folder of the programs
//   ONRECORD_SAMPLES      the folder of the sample liveblogs
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { arabic } from "./arabic_entries.mjs";
import { launch, openPage, settled } from "./chromium_page.mjs";
import { changedSample, serveEntries, serveSamples } from "./scratch_index.mjs";
import { views } from "./views.mjs";

let served;
let browser;
let id;

before(async () => {
  served = await serveSamples(process.env.ONRECORD_BIN, process.env.ONRECORD_SAMPLES);
  browser = await launch();
  id = await changedSample(served);
});

after(async () => {
  await browser?.close();
  await served?.stop();
});

/** The sum of layout shifts as the browser counts them. */
async function shiftOf(page) {
  await page.waitForLoadState("networkidle");
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
        });
        observer.observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
}

test("an entry with thousands of quotes is shown at once", async () => {
  const text = Array.from({ length: 4000 }, (_, i) => `“Gate ${i} is shut and stays shut,” said Ivo Petrov.`);
  const huge = await serveEntries(process.env.ONRECORD_BIN, [
    { ...arabic[0], id: "huge", title: "Every gate", text: text.join("\n\n"), lang: "en" },
  ]);
  const [hit] = (await (await fetch(`${huge.url}/api/v1/search?q=title:gate`)).json()).hits;
  const page = await openPage(browser, huge.url, "/nothing", {}, []);
  const tools = await page.context().newCDPSession(page);
  await tools.send("Performance.enable");
  await page.goto(`${huge.url}/e/${hit.id}`);
  await page.locator(".quotes li").nth(3999).waitFor({ state: "attached" });
  await page.evaluate(() => document.querySelector("footer, .foot").getBoundingClientRect().top);
  const { metrics } = await tools.send("Performance.getMetrics");
  const seconds = metrics.find(({ name }) => name === "RecalcStyleDuration").value;
  // 0.5 measured; with quotation marks that the browser counts 20 and more, and growing by the square.
  assert.ok(seconds < 8, `${seconds} s of styling`);
  await page.context().close();
  assert.equal(await huge.stop(), 0);
});

test("the top stands above what it belongs to on a wide screen", async () => {
  const page = await openPage(browser, served.url, "/?q=anchor", { viewport: { width: 1920, height: 1080 } }, []);
  await settled(page);
  const left = async (selector) => (await page.locator(selector).boundingBox()).x;
  assert.ok(Math.abs((await left(".name")) - (await left(".facets"))) < 1);
  await page.context().close();
});

test("nothing moves once it is shown", async () => {
  for (const viewport of [{ width: 1280, height: 900 }, { width: 360, height: 740 }]) {
    for (const [name, path] of Object.entries(views(id))) {
      const page = await openPage(browser, served.url, path, { viewport }, []);
      await settled(page);
      const shift = await shiftOf(page);
      assert.ok(shift < 0.02, `${name} at ${viewport.width}: ${shift}`);
      await page.context().close();
    }
  }
});

test("every way to another view is in sight on a telephone, in each language", async () => {
  for (const locale of ["en-GB", "de-DE", "fr-FR", "es-ES", "uk-UA"]) {
    const viewport = { width: 360, height: 740 };
    const page = await openPage(browser, served.url, "/?q=anchor", { locale, viewport }, []);
    await settled(page);
    const links = await page.locator(".views a").all();
    assert.equal(links.length, 4);
    for (const link of links) {
      const box = await link.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= viewport.width, `${locale}: ${await link.innerText()}`);
    }
    const hit = await page.locator(".hit").first().boundingBox();
    assert.ok(hit.y + 60 < viewport.height, `${locale}: the first hit stands at ${hit.y}`);
    await page.context().close();
  }
});

/** Where each character of an element's text begins, from left to right. */
function order(text) {
  return (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(text);
      if (at < 0) continue;
      const places = [at, at + text.length - 1].map((index) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        return range.getBoundingClientRect().left;
      });
      return places[0] < places[1] ? "left to right" : "right to left";
    }
    return "absent";
  };
}

test("Arabic words run from the right, and times and names beside them stay whole", async () => {
  const index = await serveEntries(process.env.ONRECORD_BIN, arabic);
  try {
    const words = encodeURIComponent("\u0644\u0646 \u0646\u063a\u0644\u0642 \u0627\u0644\u0645\u064a\u0646\u0627\u0621");
    for (const path of [`/?q=${words}`, `/check?words=${words}`]) {
      const page = await openPage(browser, index.url, path, {}, []);
      await settled(page);
      const shown = page.locator(".said, .best .printed").first();
      assert.equal(await shown.evaluate((element) => getComputedStyle(element).direction), "rtl", path);
      const time = page.locator(".origin, .by").filter({ hasText: "printed" }).first();
      assert.match(await time.innerText(), /printed 5 March 2024/);
      const run = await time.evaluate(new Function("element", `return (${order.toString()})("5 March 2024")(element)`));
      assert.equal(run, "left to right", path);
      await page.context().close();
    }
  } finally {
    await index.stop();
  }
});
