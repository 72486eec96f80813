// SPDX-License-Identifier: GPL-3.0-or-later
// The search box and the InstantSearch client on a page of another origin, in a real Chromium.
//   ONRECORD_BIN          the folder of the programs
//   ONRECORD_SAMPLES      the folder of the sample liveblogs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { launch } from "./chromium_page.mjs";
import { serveSamples } from "./scratch_index.mjs";

const files = createRequire(import.meta.url);
const axe = readFileSync(files.resolve("axe-core/axe.min.js"), "utf8");
const instantsearch = readFileSync(files.resolve("instantsearch.js/dist/instantsearch.production.min.js"));

let served;
let browser;
let site;
let origin;
const pages = new Map();

before(async () => {
  site = createServer((request, response) => {
    const page = pages.get(request.url);
    response.writeHead(page ? 200 : 404, { "Content-Type": request.url.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8" });
    response.end(page ?? "");
  });
  await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${site.address().port}`;
  // A server built before it could name other sites ends with 64, for the setting is unknown to it.
  const settings = ["--origins", origin];
  served = await serveSamples(process.env.ONRECORD_BIN, process.env.ONRECORD_SAMPLES, settings).catch(() => null);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  site?.close();
  if (served) assert.equal(await served.stop(), 0, "the server ends with 0 on SIGTERM");
});

async function open(body) {
  pages.set("/page", `<!doctype html><html lang="en"><title>News</title><body><main><h1>News</h1>${body}</main></body></html>`);
  const page = await browser.newPage();
  await page.goto(`${origin}/page`);
  return page;
}

const boxOf = (attributes = "") =>
  `<script src="${served.url}/onrecord-box.js"></script><onrecord-box server="${served.url}/" ${attributes}></onrecord-box>`;

test("the box finds quotes on a page of another site", async (context) => {
  if (!served) return context.skip("this server has no --origins");
  const page = await open(boxOf('limit="3"'));
  await page.getByRole("searchbox").fill("anchor");
  await page.getByRole("button", { name: "Search" }).click();
  const first = page.locator("onrecord-box li").first();
  await first.waitFor();
  assert.equal(await page.locator("onrecord-box li").count(), 3);
  assert.match(await first.innerText(), /The anchor is another matter[\s\S]*Kaarel Tammsoo[\s\S]*Meridian Wire printed after 14 Jan 2025/);
  assert.match(await page.locator("onrecord-box [role=status]").innerText(), /^8 found\. Show all/);
  assert.match(await first.getByRole("link").getAttribute("href"), new RegExp(`^${served.url}/e/[0-9a-f]{32}$`));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  assert.deepEqual(violations.map(({ id }) => id), []);
  await page.close();
});

test("the box asks at once for what it is given, narrowed by its attributes", async (context) => {
  if (!served) return context.skip("this server has no --origins");
  const page = await open(boxOf('q="anchor" speaker="Aino Harjula"'));
  await page.locator("onrecord-box li").first().waitFor();
  assert.match(await page.locator("onrecord-box [role=status]").innerText(), /^3 found/);
  await page.close();
});

test("the box takes the colours and the language of its page", async (context) => {
  if (!served) return context.skip("this server has no --origins");
  const page = await open(`<div lang="de"><style>onrecord-box { --onrecord-accent: rgb(120, 0, 60); }</style>${boxOf()}</div>`);
  const button = page.getByRole("button", { name: "Suchen" });
  assert.equal(await button.evaluate((one) => getComputedStyle(one).backgroundColor), "rgb(120, 0, 60)");
  await page.close();
});

test("a box whose server cannot be reached says so", async (context) => {
  if (!served) return context.skip("this server has no --origins");
  const page = await open(boxOf('q="anchor"').replace(`server="${served.url}/"`, 'server="http://127.0.0.1:9/"'));
  await page.getByText("The search cannot be reached.").waitFor();
  await page.close();
});

test("InstantSearch.js itself searches, refines and highlights through the client", async (context) => {
  if (!served) return context.skip("this server has no --origins");
  pages.set("/instantsearch.js", instantsearch);
  const page = await open(`<div id="box"></div><div id="stats"></div><div id="speakers"></div><div id="hits"></div>
    <script src="/instantsearch.js"></script>
    <script type="module">
      import { onrecordSearchClient } from "${served.url}/onrecord-instantsearch.js";
      const { searchBox, hits, refinementList, stats } = instantsearch.widgets;
      const search = instantsearch({ indexName: "onrecord", searchClient: onrecordSearchClient("${served.url}") });
      search.addWidgets([
        searchBox({ container: "#box" }),
        stats({ container: "#stats" }),
        refinementList({ container: "#speakers", attribute: "speaker", searchable: true }),
        hits({ container: "#hits", templates: { item: (hit, { html, components }) =>
          html\`<h2>\${components.Highlight({ hit, attribute: "title" })}</h2>\` } }),
      ]);
      search.start();
    </script>`);
  await page.locator("#hits h2").first().waitFor();
  await page.locator("#box input").fill("anchor");
  await page.getByText(/^8 results/).waitFor();
  assert.ok((await page.locator("#hits mark").allInnerTexts()).includes("anchor"));
  await page.locator("#speakers").getByLabel(/Aino Harjula/).check();
  await page.getByText(/^3 results/).waitFor();
  await page.close();
});
