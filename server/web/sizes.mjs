// SPDX-License-Identifier: MIT
// How much a browser loads, packed by gzip, against what was promised; fails where it is more.
import { readdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const names = await readdir("dist");
const files = new Map();
for (const name of names) files.set(name, await readFile(`dist/${name}`));
const packed = (name) => gzipSync(files.get(name), { level: 9 }).length;
const named = (start) => names.find((name) => name.startsWith(`${start}-`) && !name.endsWith(".css"));

/** A script with all that it imports at once; what is loaded on demand only is not in it. */
function closure(name, found = new Set()) {
  if (!name || found.has(name)) return found;
  found.add(name);
  const text = files.get(name).toString();
  for (const [, file] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)) closure(file, found);
  return found;
}

function load(...starts) {
  const all = new Set(starts.flatMap((start) => [...closure(named(start))]));
  return [...all].reduce((sum, name) => sum + packed(name), 0);
}

const style = packed(names.find((name) => name.endsWith(".css")));
const views = ["page", "entry_page", "check_page", "draft_page", "compare_page", "unknown_page"];
const rows = [
  ["search", load("start", "page") + style, 40],
  ["the quote check", load("start", "check_page") + style, 40],
  ["every view", load("start", ...views) + style, 60],
  ["every view and another language", load("start", ...views, "uk") + style, 60],
  ["onrecord-box.js", packed("onrecord-box.js"), 12],
  ["onrecord-instantsearch.js", packed("onrecord-instantsearch.js"), 3],
];

for (const [what, bytes, most] of rows) {
  console.log(`${what}: ${(bytes / 1000).toFixed(1)} KB of ${most}`);
}
const over = rows.filter(([, bytes, most]) => bytes > most * 1000);
if (over.length > 0) console.error(`too large: ${over.map(([what]) => what).join(", ")}`);
process.exit(over.length > 0 ? 1 : 0);
