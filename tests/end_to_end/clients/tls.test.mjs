// SPDX-License-Identifier: GPL-3.0-or-later
// --tls-cert and --tls-key, with Node's own TLS as the client.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { connect as connectTls } from "node:tls";

import { serveSamples } from "./scratch_index.mjs";

let folder;
let served;
let ca;
const hasOpenssl = !spawnSync("openssl", ["version"]).error;

before(async () => {
  if (!hasOpenssl) return;
  folder = mkdtempSync(join(tmpdir(), "onrecord-tls-"));
  const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const made = spawnSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", cert,
    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]);
  assert.equal(made.status, 0, String(made.stderr));
  ca = readFileSync(cert);
  served = await serveSamples(process.env.ONRECORD_BIN, process.env.ONRECORD_SAMPLES, ["--tls-cert", cert, "--tls-key", key]);
});

after(async () => {
  const began = Date.now();
  if (served) assert.equal(await served.stop(), 0);
  assert.ok(Date.now() - began < 5000, "greetings that never end hold nobody up");
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const where = () => ({ port: new URL(served.url).port, host: "127.0.0.1", servername: "localhost", ca });

function ask(path, more = {}) {
  return new Promise((resolve, reject) => {
    const asked = request({ ...where(), path, headers: { host: "localhost" }, ...more }, (response) => {
      const pieces = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("end", () => resolve({ status: response.statusCode, body: Buffer.concat(pieces).toString() }));
    });
    asked.on("error", reject);
    asked.end(more.body);
  });
}

test("everything is as it is without TLS", async (context) => {
  if (!hasOpenssl) return context.skip("there is no openssl here");
  assert.match(served.url, /^https:/);
  const found = await ask("/api/v1/search?q=anchor");
  assert.equal(found.status, 200);
  assert.ok(JSON.parse(found.body).total > 0);
  assert.equal((await ask("/api/v1/export.ndjson")).body.trim().split("\n").length, 91);
  assert.match((await ask("/opensearch.xml")).body, /https:\/\/localhost/);
  const draft = "x".repeat(300_000);
  assert.equal((await ask("/api/v1/check", { method: "POST", body: draft })).status, 413);
});

test("clear text, old versions and other protocols get no answer", async (context) => {
  if (!hasOpenssl) return context.skip("there is no openssl here");
  const { port } = where();
  const heard = await new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    let text = "";
    socket.on("data", (piece) => (text += piece.toString("latin1")));
    socket.on("close", () => resolve(text));
    socket.on("error", () => {});
  });
  assert.doesNotMatch(heard, /HTTP/);
  const refused = (options) =>
    new Promise((resolve) => {
      const socket = connectTls({ ...where(), ...options }, () => resolve(false));
      socket.on("error", () => resolve(true));
    });
  assert.equal(await refused({ maxVersion: "TLSv1.1", minVersion: "TLSv1" }), true);
  assert.equal(await refused({ ALPNProtocols: ["h2"] }), true);
  assert.equal(await refused({ ALPNProtocols: ["h2", "http/1.1"] }), false);
});

test("many at once are answered, and one that never greets waits alone", async (context) => {
  if (!hasOpenssl) return context.skip("there is no openssl here");
  const silent = connect(where().port, "127.0.0.1");
  silent.on("error", () => {});
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => ask(`/api/v1/search?q=anchor&limit=${i}`)));
  assert.ok(answers.every(({ status }) => status === 200));
});
