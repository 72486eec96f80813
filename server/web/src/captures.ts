// SPDX-License-Identifier: MIT
// The raw Captures that prove a wording, by their SHA-256.
import { html, nothing, type TemplateResult } from "lit";

import { offers, type Revision } from "./answers.js";
import { t } from "./messages.js";
import type { Shown } from "./texts.js";

/** Served as a file to keep, never as a page; where the server has none, the digest alone. */
function captureOf(label: string, sha256: string): TemplateResult {
  const name = offers("captures")
    ? html`<a href="/captures/${sha256}" download>${label}</a>`
    : html`<span>${label}</span>`;
  return html`${name} <code class="digest" title="SHA-256 ${sha256}">${sha256}</code>`;
}

export function captureLinks({ capture, last_capture: last }: Revision): Shown {
  if (!capture) return nothing;
  const isOne = !last || last === capture;
  return html`<p class="captures">
    ${captureOf(t(isOne ? "entry.capture" : "entry.first_capture"), capture)}
    ${isOne ? nothing : html`<br />${captureOf(t("entry.last_capture"), last)}`}
  </p>`;
}
