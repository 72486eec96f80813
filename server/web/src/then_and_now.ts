// SPDX-License-Identifier: MIT
// A link to a verdict outlives the Generation that gave it: it names the words, the verdict, the
// Generation and the digest of the wording that it rested on, is answered anew, and says what was then.
import { html, nothing, type TemplateResult } from "lit";

import type { CheckReport } from "./check_answers.js";
import { has, t } from "./messages.js";
import type { Shown } from "./texts.js";

/** `exact.12.8df86fe1aa68dc33`; without a digest where nothing was found. */
export function thenOf(report: CheckReport): string {
  const digest = report.best?.revision.digest?.slice(0, 16) ?? "";
  return `${report.verdict}.${report.searched.generation}.${digest}`;
}

function verdictName(name: string): string {
  const message = `verdict.${name}`;
  return has(message) ? t(message) : name;
}

/** What a link says of its time, beside what is now; nothing for an address that is no such link. */
export function thenAndNow(then: string, report: CheckReport): Shown {
  const found = /^([a-z-]{1,40})\.(\d{1,12})\.([0-9a-f]{0,64})$/.exec(then);
  if (!found) return nothing;
  const [, verdict = "", number = "", digest = ""] = found;
  const now = thenOf(report).split(".");
  const given = { number, verdict: verdictName(verdict), now: verdictName(report.verdict) };
  const isSame = verdict === report.verdict;
  const line = isSame ? t("then.same", given) : t("then.other", given);
  return html`<p class=${isSame ? "earlier" : "problems"} id="then">
    ${line} ${digest !== "" && now[2] !== digest ? t("then.words") : nothing}
  </p>`;
}

export function verdictLink(copy: () => void, copied: string): TemplateResult {
  return html`<p class="entry-links">
    <button class="quiet" type="button" @click=${copy}>${t("entry.copy_link")}</button>
    <span role="status">${copied}</span>
  </p>`;
}
