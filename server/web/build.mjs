// SPDX-License-Identifier: MIT
// Builds the page into dist/: scripts and styles with a digest in their names, so that browsers
// may keep them for ever, and an index.html that names them. `--tests` builds dist-tests/ instead.
import { build } from "esbuild";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";

const common = { bundle: true, charset: "utf8", target: "es2021", format: "esm", logLevel: "warning" };

/** Of other languages only the texts, in the order of the English messages, whose names are there anyhow:
 *  src/reading_language.ts names them again. */
const textsAlone = {
  name: "texts-alone",
  setup(build) {
    build.onLoad({ filter: /messages\/[a-z]+\.json$/ }, async ({ path }) => {
      if (basename(path) === "en.json") return undefined;
      const names = Object.keys(JSON.parse(await readFile("messages/en.json", "utf8")));
      const texts = JSON.parse(await readFile(path, "utf8"));
      return { contents: JSON.stringify(names.map((name) => texts[name] ?? null)), loader: "json" };
    });
  },
};

async function buildTests() {
  await rm("dist-tests", { recursive: true, force: true });
  const files = (await readdir("test")).map((name) => `test/${name}`);
  await build({
    ...common,
    entryPoints: files,
    outdir: "dist-tests",
    platform: "node",
    outExtension: { ".js": ".mjs" },
  });
}

/** The built file of each source, by the source's name. */
function outputs(metafile) {
  const names = new Map();
  for (const [path, output] of Object.entries(metafile.outputs)) {
    if (output.entryPoint) names.set(basename(output.entryPoint), basename(path));
  }
  return names;
}

async function buildPage() {
  await rm("dist", { recursive: true, force: true });
  await mkdir("dist");
  const { metafile } = await build({
    ...common,
    entryPoints: ["src/start.ts", "style/page.css", "style/icon.svg"],
    outdir: "dist",
    outbase: ".",
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    splitting: true,
    metafile: true,
    loader: { ".svg": "copy" },
    plugins: [textsAlone],
    minify: true,
    legalComments: "inline",
  });
  let page = await readFile("index.html", "utf8");
  for (const [source, built] of outputs(metafile)) {
    page = page.replace(`assets/${source.replace(/\.ts$/, ".js")}`, `assets/${built}`);
  }
  await writeFile("dist/index.html", page);
  await cp("openapi.json", "dist/openapi.json");
}

/** What other sites load: one file each, under a name that stays. */
async function buildForOthers() {
  const one = { ...common, minify: true, legalComments: "inline" };
  await build({ ...one, format: "iife", entryPoints: ["src/box/onrecord_box.ts"], outfile: "dist/onrecord-box.js" });
  const client = "instantsearch/onrecord_search_client.ts";
  await build({ ...one, entryPoints: [client], outfile: "dist/onrecord-instantsearch.js" });
}

await (process.argv.includes("--tests") ? buildTests() : buildPage().then(buildForOthers));
