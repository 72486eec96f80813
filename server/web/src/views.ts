// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";

const views = [
  { name: "search", title: "Search", address: "/" },
  { name: "check", title: "Check a quote", address: "/check" },
] as const;

export type ViewName = (typeof views)[number]["name"];

/** The ways between the views, for the top of each. */
export function viewLinks(current: ViewName): TemplateResult {
  return html`<nav class="views" aria-label="Views">
    ${views.map(
      ({ name, title, address }) =>
        html`<a href=${address} aria-current=${name === current ? "page" : nothing}>${title}</a>`,
    )}
  </nav>`;
}
