// SPDX-License-Identifier: GPL-3.0-or-later
// The samples of server/deploy in front of the server, as they are but for ports and names.
//   ONRECORD_DEPLOY   the folder of the samples
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { serveSamples } from "./scratch_index.mjs";

let served;
let folder;

before(async () => {
  const settings = ["--hosts", "search.example", "--proxies", "127.0.0.1", "--rate", "100"];
  served = await serveSamples(process.env.ONRECORD_BIN, process.env.ONRECORD_SAMPLES, settings);
  folder = mkdtempSync(join(tmpdir(), "onrecord-proxies-"));
});

after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await served?.stop();
});

const sample = (name) => readFileSync(join(process.env.ONRECORD_DEPLOY, name), "utf8");

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Asks under the sample's name, which fetch() does not let one choose. */
function ask(port, path, headers = {}, method = "GET") {
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, method, host: "127.0.0.1", headers: { host: "search.example", ...headers } }, (response) => {
      const pieces = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces).toString() }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

async function answers(port) {
  for (let i = 0; i < 200; ++i) {
    const reply = await ask(port, "/").catch(() => null);
    if (reply?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nobody answers on ${port}`);
}

async function behind(command, port, look) {
  const proxy = spawn(command[0], command.slice(1), { stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise((resolve) => proxy.once("exit", resolve));
  try {
    await answers(port);
    await look();
  } finally {
    proxy.kill("SIGTERM");
    await ended;
  }
}

async function whatHolds(port) {
  const found = await ask(port, "/api/v1/search?q=anchor");
  assert.equal(found.status, 200);
  assert.ok(JSON.parse(found.body).total > 0);
  assert.ok(found.headers["x-request-id"].length >= 16);
  assert.equal((await ask(port, "/api/v1/search?q=anchor", { "if-none-match": found.headers.etag })).status, 304);
  assert.equal((await ask(port, "/api/v1/search?q=anchor", {}, "HEAD")).body, "");
  const lines = (await ask(port, "/api/v1/export.ndjson")).body.trim().split("\n");
  assert.equal(lines.length, 91);
  assert.equal((await ask(port, "/metrics")).status, 403);
  // Somebody's own header does not get them another's quota.
  const left = async (headers) => Number(/r=(\d+)/.exec((await ask(port, "/api/v1/stats", headers)).headers.ratelimit)[1]);
  const before = await left({ "x-forwarded-for": "203.0.113.1" });
  assert.ok((await left({ "x-forwarded-for": "203.0.113.2" })) <= before);
}

test("nginx in front", async (context) => {
  if (spawnSync("nginx", ["-v"]).error) return context.skip("there is no nginx here (apt-get install nginx-light)");
  const port = await freePort();
  const site = sample("nginx.conf").replace("127.0.0.1:8080", new URL(served.url).host).replace("listen 80", `listen 127.0.0.1:${port}`);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ");
  writeFileSync(join(folder, "nginx.conf"), `daemon off; pid ${folder}/nginx.pid; error_log stderr crit;\nevents {}\nhttp { access_log off; ${paths}\n${site}\n}\n`);
  await behind(["nginx", "-p", folder, "-c", join(folder, "nginx.conf")], port, () => whatHolds(port));
});

test("HAProxy in front", async (context) => {
  if (spawnSync("haproxy", ["-v"]).error) return context.skip("there is no HAProxy here (apt-get install haproxy)");
  const port = await freePort();
  const text = sample("haproxy.cfg").replace("127.0.0.1:8080", new URL(served.url).host).replace("bind :80", `bind 127.0.0.1:${port}`);
  writeFileSync(join(folder, "haproxy.cfg"), text);
  await behind(["haproxy", "-f", join(folder, "haproxy.cfg")], port, () => whatHolds(port));
});
