// SPDX-License-Identifier: GPL-3.0-or-later
// What others' validators say of what is served.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { serveSamples } from "./scratch_index.mjs";

let served;
let folder;

before(async () => {
  served = await serveSamples(process.env.ONRECORD_BIN, process.env.ONRECORD_SAMPLES);
  folder = mkdtempSync(join(tmpdir(), "onrecord-formats-"));
});

after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await served?.stop();
});

async function save(path, name) {
  const response = await fetch(served.url + path);
  assert.equal(response.status, 200);
  const file = join(folder, name);
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  return file;
}

test("redocly finds nothing wrong with the OpenAPI file", async () => {
  const file = await save("/api/v1/openapi.json", "openapi.json");
  const cli = "node_modules/@redocly/cli/bin/cli.js";
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "lint", "--extends", "recommended", file], { env, encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
  assert.doesNotMatch(stderr, /warning/i, stderr);
});

/** As much of RFC 4287 as a grammar of elements says; xmllint has RELAX NG built in. */
const atom = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="feed"><interleave><ref name="common"/><oneOrMore><ref name="link"/></oneOrMore><zeroOrMore><element name="entry"><interleave><ref name="common"/>
<element name="author"><element name="name"><text/></element></element><oneOrMore><ref name="link"/></oneOrMore><element name="summary"><attribute name="type"><value>text</value></attribute><text/></element></interleave></element></zeroOrMore></interleave></element></start>
<define name="common"><interleave><element name="id"><data type="anyURI"/></element><element name="title"><text/></element><element name="updated"><data type="dateTime"/></element></interleave></define>
<define name="link"><element name="link"><attribute name="rel"/><attribute name="type"/><attribute name="href"><data type="anyURI"/></attribute></element></define>
</grammar>`;

test("xmllint takes the Atom feed and the OpenSearch description", async (context) => {
  if (spawnSync("xmllint", ["--version"]).error) return context.skip("there is no xmllint here (apt-get install libxml2-utils)");
  const schema = join(folder, "atom.rng");
  writeFileSync(schema, atom);
  const feed = await save("/feed.atom?q=anchor&limit=100", "feed.atom");
  const lint = (...more) => spawnSync("xmllint", ["--noout", "--nonet", ...more], { encoding: "utf8" });
  const valid = lint("--relaxng", schema, feed);
  assert.equal(valid.status, 0, valid.stderr);
  const described = lint(await save("/opensearch.xml", "opensearch.xml"));
  assert.equal(described.status, 0, described.stderr);
});

test("the JSON feed has what version 1.1 asks for", async () => {
  const response = await fetch(`${served.url}/feed.json?q=anchor`);
  assert.equal(response.headers.get("content-type"), "application/feed+json; charset=utf-8");
  const feed = await response.json();
  assert.ok(feed.items.length > 0);
  for (const { id, url, content_text, date_published } of feed.items) {
    assert.ok(id && content_text !== undefined);
    assert.ok(new URL(url).pathname.startsWith("/e/"));
    assert.ok(!Number.isNaN(Date.parse(date_published)));
  }
});

test("curl sees gzip, zstd, 304 and HEAD as HTTP has them", (context) => {
  const curl = (...more) => spawnSync("curl", ["-sS", "-i", ...more], { encoding: "latin1" });
  if (curl("--version").error) return context.skip("there is no curl here");
  const url = `${served.url}/api/v1/search?q=anchor`;
  const plain = curl(url).stdout;
  const tag = /etag: (\S+)/i.exec(plain)[1];
  assert.match(curl("-H", `If-None-Match: ${tag}`, url).stdout, /^HTTP\/1.1 304/);
  assert.match(curl("-I", url).stdout, /^HTTP\/1.1 200[\s\S]*content-length: [1-9]/i);
  assert.match(curl("--compressed", url).stdout, /content-encoding: (gzip|zstd)[\s\S]*"hits"/i);
});
