// SPDX-License-Identifier: GPL-3.0-or-later
// What people measure servers with, and many who ask at once.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";

import { serveSamples } from "./scratch_index.mjs";

let served;

before(async () => {
  served = await serveSamples(process.env.ONRECORD_BIN, process.env.ONRECORD_SAMPLES);
});
after(() => served?.stop());

test("wrk sees no failed answer", (context) => {
  if (spawnSync("wrk", ["--version"]).error) return context.skip("there is no wrk here (apt-get install wrk)");
  const { stdout } = spawnSync(
    "wrk",
    ["--threads", "1", "--connections", "16", "--duration", "2s", "--timeout", "20s", `${served.url}/api/v1/search?q=anchor`],
    { encoding: "utf8" },
  );
  assert.match(stdout, /[1-9]\d* requests in/);
  assert.doesNotMatch(stdout, /Non-2xx|Socket errors/, stdout);
});

test("hey sees no failed answer", (context) => {
  if (spawnSync("hey", ["-h"]).error) return context.skip("there is no hey here (apt-get install hey)");
  const { stdout } = spawnSync("hey", ["-n", "200", "-c", "10", "-t", "20", `${served.url}/api/v1/search?q=anchor`], {
    encoding: "utf8",
  });
  assert.match(stdout, /\[200\]\s+200 responses/, stdout);
  assert.doesNotMatch(stdout, /Error distribution/, stdout);
});
