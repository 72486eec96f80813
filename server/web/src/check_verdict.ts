// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";

import type { CheckReport, Occurrence } from "./check_answers.js";
import { hasChanges, legend, printAndPaste, printedSentence } from "./check_diff.js";
import { verdictIcon } from "./check_icons.js";
import { entryPath, neighbours, originOf, whoSpeaks } from "./check_occurrences.js";
import { counted, firstReason, searchedText, verdicts } from "./check_words.js";
import type { Shown } from "./texts.js";

function warningList(report: CheckReport): Shown {
  if (report.warnings.length === 0) return nothing;
  return html`<ul class="warnings" aria-label="Warnings">
    ${report.warnings.map(
      ({ text }) =>
        html`<li>
          <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M12 4 21 19.5H3z M12 10v4.5 M12 17v.4"></path></svg
          ><span><span class="unseen">Warning: </span>${text}</span>
        </li>`,
    )}
  </ul>`;
}

function bestPrinting(best: Occurrence): TemplateResult {
  const hasCut = Boolean(best.cut_before || best.cut_after);
  const label = hasChanges(best.diff)
    ? "What is printed, beside what you have"
    : "What is printed";
  return html`<figure class="best">
    <figcaption>${label}</figcaption>
    <blockquote class="printed">${printedSentence(best)}</blockquote>
    ${legend(best.diff, hasCut, printAndPaste)} ${originOf(best)}
    <p class="in-entry"><a href=${entryPath(best)}>${best.title || "Untitled entry"}</a></p>
    ${whoSpeaks(best)} ${neighbours(best)}
  </figure>`;
}

/** What the text says that stands under a headline. */
function underHeadline(nearest: Occurrence | null): Shown {
  if (!nearest) return nothing;
  const hasCut = Boolean(nearest.cut_before || nearest.cut_after);
  return html`<figure class="best">
    <figcaption>What the text below the headline has, beside what you have</figcaption>
    <blockquote class="printed">${printedSentence(nearest)}</blockquote>
    ${legend(nearest.diff, hasCut, printAndPaste)} ${whoSpeaks(nearest)} ${neighbours(nearest)}
  </figure>`;
}

function speakerCounts(report: CheckReport): Shown {
  if (report.speakers.filter(({ speaker }) => speaker).length < 2) return nothing;
  return html`<section class="names" aria-labelledby="names-title">
    <h2 id="names-title">Under which names</h2>
    <ul>
      ${report.speakers.map(
        ({ speaker, count }) =>
          html`<li>
            <span>${speaker ?? "no name that is known"}</span>
            <span class="soft">${counted(count, "printing", "printings")}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function firstPrinted(report: CheckReport): Shown {
  if (report.occurrences.length === 0) return nothing;
  const { occurrence: index, proven } = report.first_printed;
  const occurrence = index === null ? null : (report.occurrences[index] ?? null);
  return html`<section class="first" aria-labelledby="first-title">
    <h2 id="first-title">Who printed it first</h2>
    <p>
      <span class="proof">${proven ? "Proven by the times" : "Not proven"}</span>
      ${firstReason(report)}
    </p>
    ${occurrence
      ? html`<p><a href=${entryPath(occurrence)}>${occurrence.title || "Untitled entry"}</a></p>`
      : nothing}
  </section>`;
}

export function verdictPart(report: CheckReport): TemplateResult {
  const { title, meaning } = verdicts[report.verdict];
  return html`<section class="verdict verdict-${report.verdict}" aria-labelledby="verdict">
    <div class="verdict-head">
      ${verdictIcon(report.verdict)}
      <div>
        <h2 id="verdict"><span class="unseen">Verdict: </span>${title}</h2>
        <p>${meaning}</p>
      </div>
    </div>
    ${warningList(report)} ${report.best ? bestPrinting(report.best) : nothing}
    ${underHeadline(report.nearest_in_body)}
  </section>`;
}

/** What is behind the verdict and beside the printings. */
export function evidenceParts(report: CheckReport): TemplateResult {
  return html`${speakerCounts(report)} ${firstPrinted(report)}`;
}

export function searchedPart(report: CheckReport): TemplateResult {
  return html`<section class="searched" aria-labelledby="searched-title">
    <h2 id="searched-title">What was searched</h2>
    <p>${searchedText(report.searched)}</p>
    ${report.verdict === "not-found"
      ? html`<p>
          Try fewer of the words, the words of the original language, or
          <a href="/">a search</a> for its rarest words. A paraphrase is not found this way.
        </p>`
      : nothing}
  </section>`;
}
