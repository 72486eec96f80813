// SPDX-License-Identifier: GPL-3.0-or-later
// What holds in every view: no violation of WCAG that axe finds, nothing sticks out, the same facts
// without JavaScript, and foreign words never run.
//   ONRECORD_BIN          the folder of the programs
//   ONRECORD_SAMPLES      the folder of the sample liveblogs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { launch, openPage, settled } from "./chromium_page.mjs";
import { payloads } from "./payloads.mjs";
import { changedSample, serveEntries, serveSamples } from "./scratch_index.mjs";
import { views } from "./views.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

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
  assert.equal(await served?.stop(), 0, "the server ends with 0 on SIGTERM");
});

/** One page after another in one context: a new one for each costs a second. */
async function inEveryView(options, look) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  for (const [name, path] of Object.entries(views(id))) {
    await page.goto(served.url + path);
    if (options.javaScriptEnabled !== false) await settled(page);
    await look(page, name);
  }
  await context.close();
}

/** Through the debugger's protocol, so that the page's own policy stays as it is. */
async function violations(page) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
}

test("axe finds nothing in any view, light or dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    await inEveryView({ colorScheme }, async (page, name) => {
      assert.deepEqual(await violations(page), [], `${name}, ${colorScheme}`);
    });
  }
});

test("axe finds nothing on a telephone, its sheet of facets open", async () => {
  await inEveryView({ viewport: { width: 360, height: 740 } }, async (page, name) => {
    if (name === "results") await page.getByRole("button", { name: "Filter" }).click();
    assert.deepEqual(await violations(page), [], name);
  });
});

test("nothing sticks out at 360 pixels, nor at twice the size of text", async () => {
  for (const options of [{ viewport: { width: 360, height: 740 } }, { viewport: { width: 640, height: 450 } }]) {
    await inEveryView(options, async (page, name) => {
      const extra = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(extra <= 0, `${name}: ${extra}`);
    });
  }
});

const texts = (page, selector) => page.locator(selector).allInnerTexts();

/** What a reader relies on, in the order in which the page shows it. */
async function facts(page) {
  const clean = (all) => all.map((text) => text.replace(/\[[^\]:]*:\s([^\]]*)\]/g, "$1").replace(/[“”"]/g, "").replace(/\s+/g, " ").replace(/ ([,.])/g, "$1").trim());
  return {
    heading: clean(await texts(page, "#count, #verdict, #entry-title, .entry h1")).slice(0, 1),
    words: new Set(clean(await texts(page, ".said, .best .printed, .verdict > .printed"))),
    speakers: new Set(clean(await texts(page, ".hit .speaker, .verdict .speaker, .quotes .speaker"))),
    outlets: new Set(clean(await texts(page, ".outlet"))),
    titles: new Set(clean(await texts(page, ".hit-link"))),
    times: new Set(await page.locator("time").evaluateAll((all) => all.map((one) => one.dateTime))),
    body: clean(await texts(page, ".entry > .body p")),
  };
}

test("without JavaScript the page tells the same facts", async () => {
  const paths = ["/?q=cable", `/e/${id}`, "/check?words=Every+winter+a+cable+breaks&speaker=Harjula"];
  for (const path of paths) {
    const complaints = [];
    const [scripted, plain] = await Promise.all(
      [true, false].map((javaScriptEnabled) =>
        openPage(browser, served.url, path, { javaScriptEnabled }, complaints),
      ),
    );
    await settled(scripted);
    const [shown, written] = [await facts(scripted), await facts(plain)];
    assert.deepEqual(written.heading.map((text) => text.replace("Verdict: ", "")),
      shown.heading.map((text) => text.replace("Verdict: ", "")), path);
    for (const part of ["words", "speakers", "outlets", "titles"]) {
      const whole = [...written[part]].join("\n");
      // The script cuts long words off with an ellipsis.
      const missing = [...shown[part]].filter((one) => !whole.includes(one.replace(/^… | …$/g, "")));
      assert.deepEqual(missing, [], `${path}: ${part}`);
    }
    assert.deepEqual(written.body, shown.body, path);
    assert.ok([...shown.times].every((time) => written.times.has(time)), path);
    await Promise.all([scripted.context().close(), plain.context().close()]);
  }
});

test("without JavaScript a reader can search, check and go on", async () => {
  const page = await openPage(browser, served.url, "/", { javaScriptEnabled: false }, []);
  await page.fill("[name=q]", "anchor");
  await page.press("[name=q]", "Enter");
  assert.equal(await page.locator("#count").innerText(), "8 entries");
  await page.locator(".hit-link").first().click();
  assert.match(page.url(), /\/e\/[0-9a-f]{32}$/);
  await page.getByRole("link", { name: "Check", exact: true }).first().click();
  assert.match(await page.locator("#verdict").innerText(), /\w/);
  await page.context().close();
});

test("the page comes with its first answer and asks nobody else", async () => {
  const asked = [];
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on("request", (request) => asked.push(new URL(request.url())));
  await page.goto(`${served.url}/?q=anchor`);
  await settled(page);
  const isHits = ({ pathname, search }) => pathname === "/api/v1/search" && !/limit=0/.test(search);
  assert.deepEqual(asked.filter(isHits), []);
  assert.ok(asked.every(({ origin }) => origin === served.url));
  await context.close();
});

test("the page speaks the reader's language", async () => {
  for (const [locale, button] of [["de-DE", "Suchen"], ["uk-UA", "Шукати"], ["fi-FI", "Search"]]) {
    const page = await openPage(browser, served.url, "/?q=anchor", { locale }, []);
    await settled(page);
    assert.equal(await page.locator(".top button").innerText(), button);
    assert.equal(await page.evaluate(() => document.documentElement.lang), locale.slice(0, 2).replace("fi", "en"));
    await page.context().close();
  }
});

test("200 hostile texts and more run nowhere", async () => {
  const hostile = payloads();
  assert.ok(hostile.length >= 200);
  const index = await serveEntries(
    process.env.ONRECORD_BIN,
    hostile.map(({ text, url }, i) => ({
      id: `h${i}`,
      outlet: `Quay ${text}`,
      liveblog: `Live ${text}`,
      liveblog_url: "https://quay.example/live",
      url,
      title: `Title ${i} ${text}`,
      text: `Notice ${i}. "The gate holds ${text} tonight," Ada ${text} Brook said.`,
      bylines: [`Jo ${text}`],
      lang: "en",
      published: `2022-03-01T09:${String(i % 60).padStart(2, "0")}:00Z`,
      order: i,
    })),
  );
  try {
    await neverRuns(index.url, hostile);
  } finally {
    await index.stop();
  }
});

async function neverRuns(url, hostile) {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    window.ran = 0;
  });
  const page = await context.newPage();
  const dialogs = [];
  page.on("dialog", (dialog) => dialogs.push(dialog.message()));
  const visit = async (path) => {
    await page.goto(url + path);
    await settled(page);
    assert.equal(await page.evaluate(() => window.ran), 0, path);
    assert.equal(await page.locator("a[href^='javascript' i], a[href^='data' i]").count(), 0, path);
  };
  const ids = [];
  for (let offset = 0; offset < hostile.length; offset += 20) {
    await visit(`/?q=notice&offset=${offset}`);
    const links = await page.locator("a.hit-link").evaluateAll((all) => all.map((one) => one.pathname));
    ids.push(...links);
  }
  assert.ok(new Set(ids).size >= 200, `${new Set(ids).size}`);
  for (const path of new Set(ids)) await visit(path);
  for (const { text } of hostile.filter((_, i) => i % 10 === 0)) {
    await visit(`/?q=${encodeURIComponent(text)}`);
    await visit(`/check?words=${encodeURIComponent(`The gate holds ${text} tonight`)}&speaker=${encodeURIComponent(text)}`);
  }
  assert.deepEqual(dialogs, []);
  await context.close();
}
