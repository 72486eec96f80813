// SPDX-License-Identifier: GPL-3.0-or-later
// Installs the clients and runs their tests, or says why not (status 77, which ctest counts as skipped).
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

if (!existsSync("node_modules/@modelcontextprotocol")) {
  const installed = spawnSync(
    "npm",
    ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"],
    { stdio: "inherit" },
  );
  if (installed.status !== 0) {
    console.log("skipped: npm gives no packages here");
    process.exit(77);
  }
}
const tests = ["mcp.test.mjs", "formats.test.mjs", "proxies.test.mjs", "tls.test.mjs", "load.test.mjs"];
process.exit(spawnSync(process.execPath, ["--test", ...tests], { stdio: "inherit" }).status ?? 1);
