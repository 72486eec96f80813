// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the browser tests, or says why not (status 77, which ctest counts as skipped).
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  (path) => existsSync(path),
);
if (!browser) {
  console.log("skipped: there is no Chromium here (apt-get install chromium)");
  process.exit(77);
}
const { status } = spawnSync(process.execPath, ["--test", "page.test.mjs", "check.test.mjs", "tools.test.mjs", "all_views.test.mjs", "box.test.mjs", "layout.test.mjs", "suggest.test.mjs"], {
  stdio: "inherit",
  env: { ...process.env, ONRECORD_CHROMIUM: browser },
});
process.exit(status ?? 1);
