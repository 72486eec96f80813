// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";

import type { CheckReport, Occurrence } from "./check_answers.js";
import { hasChanges, legend, printAndPaste, printedSentence } from "./check_diff.js";
import { verdictIcon } from "./check_icons.js";
import { entryPath, neighbours, originOf, whoSpeaks } from "./check_occurrences.js";
import { firstReason, headline, searchedText } from "./check_words.js";
import { conflictTitle, iconOf, sorted, type Warned } from "./conflicts.js";
import { rich, t } from "./messages.js";
import { drawn, icon, type Shown, speakerLink } from "./texts.js";

function warningItem({ code, text }: Warned): TemplateResult {
  const title = conflictTitle(code);
  const isSaidTwice = title !== null && text.startsWith(t(title));
  return html`<li class=${title ? "conflict" : ""}>
    ${icon(iconOf(code))}
    <span
      >${title && !isSaidTwice
        ? html`<strong>${t(title)}.</strong> `
        : html`<span class="unseen">${t("check.warning")} </span>`}<span dir="auto" lang="en"
        >${drawn(text)}</span
      ></span
    >
  </li>`;
}

/** Conflicts first, then what else there is to know. */
function warningList(report: CheckReport): Shown {
  if (report.warnings.length === 0) return nothing;
  const { conflicts, others } = sorted(report.warnings);
  return html`<ul class="warnings" aria-label=${t("check.warnings")}>
    ${[...conflicts, ...others].map(warningItem)}
  </ul>`;
}

/** Where only a part of what was pasted is judged, which part. */
function checkedPart(report: CheckReport): Shown {
  const checked = report.checked;
  if (!checked?.words || !checked.around) return nothing;
  return html`<p class="checked">
    ${t("check.checked")} <q dir="auto">${checked.words}</q>
    ${checked.speaker ? t("entry.said_by", { name: checked.speaker }) : nothing}
  </p>`;
}

function bestPrinting(best: Occurrence): TemplateResult {
  const hasCut = Boolean(best.cut_before || best.cut_after);
  const label = hasChanges(best.diff) ? t("check.printed_beside") : t("check.printed");
  return html`<figure class="best">
    <figcaption>${label}</figcaption>
    <blockquote class="printed" dir="auto">${printedSentence(best)}</blockquote>
    ${legend(best.diff, hasCut, printAndPaste())} ${whoSpeaks(best)} ${originOf(best)}
    <p class="in-entry" dir="auto"><a href=${entryPath(best)}>${best.title || t("entry.untitled")}</a></p>
    ${neighbours(best)}
  </figure>`;
}

/** What the text says that stands under a headline. */
function underHeadline(nearest: Occurrence | null): Shown {
  if (!nearest) return nothing;
  const hasCut = Boolean(nearest.cut_before || nearest.cut_after);
  return html`<figure class="best">
    <figcaption>${t("check.under_headline")}</figcaption>
    <blockquote class="printed" dir="auto">${printedSentence(nearest)}</blockquote>
    ${legend(nearest.diff, hasCut, printAndPaste())} ${whoSpeaks(nearest)} ${neighbours(nearest)}
  </figure>`;
}

function speakerCounts(report: CheckReport): Shown {
  if (report.speakers.filter(({ speaker }) => speaker).length < 2) return nothing;
  return html`<section class="names" aria-labelledby="names-title">
    <h2 id="names-title">${t("check.names")}</h2>
    <ul>
      ${report.speakers.map(
        ({ speaker, count }) =>
          html`<li>
            <span dir="auto">${speaker ? speakerLink(speaker) : t("check.no_name")}</span>
            <span class="soft">${t("count.printings", { count })}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function firstPrinted(report: CheckReport): Shown {
  if (report.occurrences.length === 0) return nothing;
  const { occurrence: index, proven, basis } = report.first_printed;
  const occurrence = index === null ? null : (report.occurrences[index] ?? null);
  return html`<section class="first" aria-labelledby="first-title">
    <h2 id="first-title">${t("check.first")}</h2>
    <p>
      <span class="proof">${proven ? t(`proven.${basis ?? "captures"}`) : t("proven.not")}</span>
      <span dir="auto" lang="en">${drawn(firstReason(report))}</span>
    </p>
    ${occurrence
      ? html`<p><a href=${entryPath(occurrence)}>${occurrence.title || t("entry.untitled")}</a></p>`
      : nothing}
  </section>`;
}

/** What speaks against the verdict stands above it, and takes its green away. */
export function verdictPart(report: CheckReport): TemplateResult {
  const verdict = t(`verdict.${report.verdict}`);
  const first = headline(report);
  const [conflict] = sorted(report.warnings).conflicts;
  const isDisputed = conflict !== undefined && first !== verdict;
  return html`<section
    class="verdict verdict-${report.verdict} ${isDisputed ? "is-disputed" : ""}"
    aria-labelledby="verdict"
  >
    <div class="verdict-head">
      ${isDisputed ? icon(iconOf(conflict.code)) : verdictIcon(report.verdict)}
      <div>
        <h2 id="verdict"><span class="unseen">${t("check.verdict")} </span>${first}</h2>
        <p>
          ${isDisputed ? html`<strong>${t("check.words_are", { verdict })}</strong> ` : nothing}${t(
            `verdict.${report.verdict}.meaning`,
          )}
        </p>
      </div>
    </div>
    ${warningList(report)} ${checkedPart(report)}
    ${report.best ? bestPrinting(report.best) : nothing} ${underHeadline(report.nearest_in_body)}
  </section>`;
}

/** What is behind the verdict and beside the printings. */
export function evidenceParts(report: CheckReport): TemplateResult {
  return html`${speakerCounts(report)} ${firstPrinted(report)}`;
}

export function searchedPart(report: CheckReport): TemplateResult {
  return html`<section class="searched" aria-labelledby="searched-title">
    <h2 id="searched-title">${t("searched.title")}</h2>
    <p>${searchedText(report.searched)}</p>
    ${report.verdict === "not-found"
      ? html`<p>
          ${rich("searched.try", { link: html`<a href="/">${t("searched.try_link")}</a>` })}
        </p>`
      : nothing}
  </section>`;
}
