// SPDX-License-Identifier: GPL-3.0-or-later
// The protocol's own SDK as the client of /mcp.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

import { serveSamples } from "./scratch_index.mjs";

let served;
let client;

before(async () => {
  served = await serveSamples(process.env.ONRECORD_BIN, process.env.ONRECORD_SAMPLES);
  client = new Client({ name: "onrecord-tests", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${served.url}/mcp`)));
});

after(async () => {
  await client?.close();
  await served?.stop();
});

async function call(name, args) {
  const result = await client.callTool({ name, arguments: args });
  assert.equal(result.isError ?? false, false, JSON.stringify(result.content));
  return result.structuredContent;
}

test("it says who it is, and which tools it has, all of which only read", async () => {
  assert.equal(client.getServerVersion().name, "onrecord");
  const { tools } = await client.listTools();
  const names = tools.map(({ name }) => name).sort();
  assert.deepEqual(names, ["check_draft", "check_quote", "entry", "history", "search_quotes"]);
  assert.ok(tools.every(({ annotations }) => annotations.readOnlyHint === true));
});

test("quotes are searched, and an entry and its wordings read", async () => {
  const found = await call("search_quotes", { q: '"wall will hold"', limit: 1 });
  const page = found.total > 0 ? found : await call("search_quotes", { q: "wall" });
  const { id } = page.hits[0];
  const { entry } = await call("entry", { id });
  assert.equal(entry.id, id);
  const { revisions } = await call("history", { id });
  assert.ok(revisions.length >= 1);
  assert.match(revisions[0].revision.digest, /^[0-9a-f]{64}$/);
});

test("a quote is checked: verdict, interval, where it stands", async () => {
  const report = await call("check_quote", { words: "These are sailors, not prisoners", speaker: "Harjula" });
  assert.equal(report.verdict, "exact");
  assert.match(report.occurrences[0].id, /^[0-9a-f]{32}$/);
  assert.ok("after" in report.occurrences[0].printed);
});

test("a draft is checked quotation by quotation", async () => {
  const draft = '"These are sailors, not prisoners," Aino Harjula said.';
  const report = await call("check_draft", { draft });
  assert.equal(report.quotations.length, 1);
});

test("what is wrong is told as the tool's error, not as the protocol's", async () => {
  const result = await client.callTool({ name: "entry", arguments: { id: "0".repeat(32) } });
  assert.equal(result.isError, true);
  assert.match(result.content[0].text, /no entry/);
  await assert.rejects(client.callTool({ name: "no_such_tool", arguments: {} }));
});
