// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of all views do with Chromium.
//   ONRECORD_CHROMIUM     the browser
//   ONRECORD_SCREENSHOTS  where to put the pictures
import { mkdirSync } from "node:fs";

import { chromium } from "playwright-core";

export const pictures = process.env.ONRECORD_SCREENSHOTS;
mkdirSync(pictures, { recursive: true });

export function launch() {
  return chromium.launch({
    executablePath: process.env.ONRECORD_CHROMIUM,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A new page, that notes in `complaints` what it complains of and whom else it asks. */
export async function openPage(browser, url, path, options, complaints) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(url)) complaints.push(`asked ${request.url()}`);
  });
  await page.goto(url + path);
  return page;
}

/** Waits until the answer to the present address is shown. */
export async function settled(page) {
  await page.waitForFunction(
    () => document.querySelector("main")?.getAttribute("aria-busy") === "false",
  );
}
