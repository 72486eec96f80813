// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a small index of invented entries and serves it.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const liveblog = {
  outlet: "Harbour Gazette",
  liveblog: "Grain corridor: as it happened",
  liveblog_url: "https://gazette.example/live/grain-corridor",
  lang: "en",
};

function entry(number, title, text, more = {}) {
  const minute = String(number).padStart(2, "0");
  return {
    ...liveblog,
    id: `g${number}`,
    title,
    text,
    published: `2022-03-01T09:${minute}:00Z`,
    order: number,
    ...more,
  };
}

const told = [
  entry(
    1,
    "Talks on the grain corridor open in Ankara",
    'Delegations from Ukraine and Russia met in Turkey on Tuesday.\n\n"We will not sign a paper that nobody reads," said Marta Ilves, the head of the mission.',
    { url: "https://gazette.example/live/grain-corridor#g1", bylines: ["Ines Okafor"] },
  ),
  entry(
    2,
    "Ships wait <b>outside</b> the port",
    'Twelve ships were waiting off Odesa, the harbour master said.\n\n"The grain will move when the mines are gone," Tomas Lind told reporters. He named no day. 🌾 "The grain is dry," he added.',
    { url: "javascript:alert(1)" },
  ),
];
for (let i = 3; i <= 26; ++i) {
  told.push(
    entry(
      i,
      `Convoy notice ${i}`,
      `Notice ${i}: a convoy with grain passed the strait without incident, ${i % 2 ? "Romania" : "Bulgaria"} said.`,
      i % 3 ? {} : { outlet: "Strait Observer", liveblog: "Strait watch", liveblog_url: "https://observer.example/strait" },
    ),
  );
}
const changed = [
  { ...told[0], text: told[0].text.replace("on Tuesday", "on Tuesday evening") },
];

function write(folder, name, entries) {
  const file = join(folder, name);
  writeFileSync(file, entries.map((each) => JSON.stringify(each) + "\n").join(""));
  return file;
}

/** The invented entries above, one of them changed since. Resolves to `{ url, stop }`. */
export function serveScratchIndex(bin) {
  return serveCaptures(bin, (folder, run) => {
    run(write(folder, "first.jsonl", told));
    run(write(folder, "second.jsonl", changed));
  });
}

/** Entries of the exchange format. */
export function serveEntries(bin, entries) {
  return serveCaptures(bin, (folder, run) => run(write(folder, "entries.jsonl", entries)));
}

/** The sample liveblogs of the project. */
export function serveSamples(bin, samples, settings = []) {
  return serveCaptures(bin, (_, run) => run("--lang", "en", samples), settings);
}

/** The id of an Entry of the samples that has an earlier wording. */
export async function changedSample(served) {
  const found = await fetch(`${served.url}/api/v1/search?q=%22wall+will+hold%22&revisions=all`);
  return (await found.json()).hits.find(({ revision }) => revision.count > 1).id;
}

/** An index that `fill` runs Captures into, served until stop(), which removes it. */
async function serveCaptures(bin, fill, settings = []) {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-browser-"));
  const index = join(folder, "index");
  const run = (...captures) =>
    execFileSync(
      join(bin, "onrecord-index"),
      ["run", "--quiet", "--archive", join(folder, "archive"), "--index", index, ...captures],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
  fill(folder, run);
  const server = spawn(
    join(bin, "onrecord-server"),
    ["--index", index, "--archive", join(folder, "archive"), "--listen", "127.0.0.1:0", "--access-log", "off", ...settings],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const lines = createInterface({ input: server.stdout });
  const url = await new Promise((resolve, reject) => {
    lines.once("line", (line) => resolve(line.replace("listening on ", "")));
    server.once("exit", (status) => reject(new Error(`the server ended with ${status}`)));
  });
  const stop = async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    const status = await ended;
    rmSync(folder, { recursive: true, force: true });
    return status;
  };
  return { url, stop };
}
