// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";

import { entryPath } from "./check_occurrences.js";
import { diffText, hasChanges, printAndPaste } from "./check_diff.js";
import { searchedText } from "./check_words.js";
import { type DraftQuotation, type DraftReport, type Outcome, outcomes } from "./draft_answers.js";
import { paragraphs, within } from "./marking.js";
import { numberText, t } from "./messages.js";
import { drawn, icon, intervalOf, type Shown, speakerLink } from "./texts.js";

const icons: Record<Outcome, string> = {
  "does-not-stand": "M5 9.5h14 M5 15h14 M15.5 5 8.5 19.5",
  "not-found": "M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12z M15 15l5 5",
  "not-complete": "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z M12 7.5V12l3 2",
  unproven: "M8.5 9a3.5 3.5 0 1 1 5 3.2q-1.5.8-1.5 2.3 M12 18.5v.4",
  stands: "M5 12.5 10 17.5 19.5 7",
  "not-claimed": "M6 12h12",
  "too-short": "M9 12h6 M6 8v8 M18 8v8",
};

export function outcomeBadge(outcome: Outcome): TemplateResult {
  return html`<span class="outcome outcome-${outcome}">${icon(icons[outcome])} ${t(`outcome.${outcome}`)}</span>`;
}

/** How many of each outcome, the gravest first. */
function totals(report: DraftReport): TemplateResult {
  const counts = new Map<Outcome, number>();
  for (const { outcome } of report.quotations) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return html`<ul class="totals">
    ${outcomes
      .filter((outcome) => counts.has(outcome))
      .map((outcome) => html`<li>${numberText(counts.get(outcome) ?? 0)} ${outcomeBadge(outcome)}</li>`)}
  </ul>`;
}

/** The draft as it was read, each quotation marked and leading to its row. */
function markedDraft(report: DraftReport): TemplateResult {
  const { text, lang } = report.draft;
  return html`<div class="draft-text" lang=${lang ?? nothing}>
    ${paragraphs(text).map(({ text: part, begin }) => paragraph(report, part, begin))}
  </div>`;
}

function paragraph(report: DraftReport, part: string, begin: number): TemplateResult {
  const shown: (TemplateResult | string)[] = [];
  let at = 0;
  report.quotations.forEach((quotation, index) => {
    const [range] = within([quotation.span], begin, begin + part.length);
    if (!range || range[0] < at) return;
    shown.push(part.slice(at, range[0]), markedQuotation(quotation, index, part.slice(...range)));
    at = range[1];
  });
  shown.push(part.slice(at));
  return html`<p dir="auto">${shown}</p>`;
}

function markedQuotation({ outcome }: DraftQuotation, index: number, words: string): TemplateResult {
  return html`<a class="checked-quote outcome-${outcome}" href="#q${index + 1}" title=${t(`outcome.${outcome}`)}
    ><mark>${words}</mark><sup>${index + 1}</sup></a
  >`;
}

/** What print has, beside the draft's words where they differ, with where and when. */
function printed({ check }: DraftQuotation): Shown {
  const best = check?.best;
  if (!best) return nothing;
  const words = hasChanges(best.diff) ? diffText(best.diff, printAndPaste()) : best.text;
  return html`<p class="printed" dir="auto">${words}</p>
    <p class="by">
      ${best.speaker ? speakerLink(best.speaker) : nothing}
      <a href=${entryPath(best)} dir="auto">${best.outlet}</a> ${intervalOf(best)}
    </p>`;
}

function row(quotation: DraftQuotation, index: number): TemplateResult {
  const { words, speaker, outcome, notes } = quotation;
  const check = new URLSearchParams({ words, ...(speaker ? { speaker } : {}) });
  return html`<li id="q${index + 1}" class="draft-row outcome-${outcome}">
    <p class="by">
      ${outcomeBadge(outcome)} <a class="check-this" href="/check?${check}">${t("draft.more")}</a>
    </p>
    <q dir="auto">${words}</q>
    ${speaker ? html`<p class="soft" dir="auto">${t("draft.said_by", { name: speaker })}</p>` : nothing}
    ${notes.length > 0
      ? html`<ul class="notes">
          ${notes.map(({ text }) => html`<li lang="en" dir="auto">${drawn(text)}</li>`)}
        </ul>`
      : nothing}
    ${outcome === "stands" && notes.length === 0 && !quotation.check ? nothing : printed(quotation)}
  </li>`;
}

export function draftReport(report: DraftReport, download: (format: "html" | "csv") => void): TemplateResult {
  if (report.quotations.length === 0) return html`<p class="empty">${t("draft.no_quotations")}</p>`;
  return html`<section class="draft-report" aria-labelledby="draft-result">
    <h2 id="draft-result">${t("draft.result", { count: report.quotations.length })}</h2>
    ${totals(report)}
    <p class="entry-links">
      <button class="small" type="button" @click=${() => download("html")}>${t("draft.as_page")}</button>
      <button class="small" type="button" @click=${() => download("csv")}>${t("draft.as_table")}</button>
    </p>
    <div class="draft-parts">
      <section aria-labelledby="draft-marked">
        <h3 id="draft-marked">${t("draft.marked")}</h3>
        ${markedDraft(report)}
      </section>
      <section aria-labelledby="draft-list">
        <h3 id="draft-list">${t("draft.list")}</h3>
        <ol>
          ${report.quotations.map(row)}
        </ol>
      </section>
    </div>
    <p class="soft">${t("searched.title")}: ${searchedText(report.searched)}</p>
  </section>`;
}
