// SPDX-License-Identifier: MIT
// Each view is a document of its own, loaded when its address asks for it.
import { isKnownPath } from "./address.js";
import { speak } from "./reading_language.js";

const views: Record<string, { element: string; load: () => Promise<unknown> }> = {
  "/check": { element: "onrecord-check", load: () => import("./check_page.js") },
  "/draft": { element: "onrecord-draft", load: () => import("./draft_page.js") },
  "/compare": { element: "onrecord-compare", load: () => import("./compare_page.js") },
};
const search = { element: "onrecord-page", load: () => import("./page.js") };
const unknown = { element: "onrecord-unknown", load: () => import("./unknown_page.js") };

async function start(): Promise<void> {
  const path = location.pathname;
  const view = isKnownPath(path) ? (views[path] ?? search) : unknown;
  await Promise.all([speak(), view.load()]);
  document.body.prepend(document.createElement(view.element));
}

void start();
