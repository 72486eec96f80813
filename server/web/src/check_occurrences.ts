// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";

import type { CheckReport, Cluster, Occurrence, Variant } from "./check_answers.js";
import { diffText, hasChanges, legend, printedSentence, twoWordings } from "./check_diff.js";
import { whyBelieved } from "./check_words.js";
import { listed, t } from "./messages.js";
import { changeBadge, intervalOf, levelOf, type Shown, speakerLink, stanceOf, titleOf } from "./texts.js";

/** Who is given the words, and why that is believed. */
export function whoSpeaks(occurrence: Occurrence): TemplateResult {
  if (occurrence.where === "title") return html`<p class="who">${t("who.headline")}</p>`;
  if (!occurrence.in_quote) {
    return html`<p class="who">${t("who.own_words")}</p>`;
  }
  const { speaker, level, rule, reported_by } = occurrence;
  if (!speaker) {
    return html`<p class="who">${t("who.unclear")} ${stanceOf(occurrence)}</p>`;
  };
  const why = whyBelieved(rule);
  return html`<p class="who">
    ${speakerLink(speaker)} ${level ? levelOf(level) : nothing}
    ${reported_by ? t("speaker.passed_on", { name: reported_by }) : nothing} ${stanceOf(occurrence)}
    ${why ? html`<span class="why">${why}</span>` : nothing}
  </p>`;
}

/** Outlet and time, as honest as they are known. */
export function originOf(occurrence: Occurrence): TemplateResult {
  return html`<p class="origin">
    <span class="outlet" dir="auto">${occurrence.outlet}</span> ${intervalOf(occurrence)}
    ${changeBadge(occurrence)}
  </p>`;
}

export function entryPath(occurrence: Occurrence): string {
  return `/e/${occurrence.id}`;
}

/** The sentences around the words, shut until they are asked for. */
export function neighbours(occurrence: Occurrence): Shown {
  const { sentence_before, sentence_after } = occurrence;
  if (!sentence_before && !sentence_after) return nothing;
  return html`<details class="around">
    <summary>${t("check.around")}</summary>
    <blockquote dir="auto">
      ${sentence_before ? html`<span class="cut">${sentence_before}</span> ` : nothing}
      ${occurrence.cut_before}<mark>${occurrence.text}</mark>${occurrence.cut_after}
      ${sentence_after ? html` <span class="cut">${sentence_after}</span>` : nothing}
    </blockquote>
  </details>`;
}

function card(occurrence: Occurrence): TemplateResult {
  return html`<li class="printing">
    ${originOf(occurrence)}
    <h4 dir="auto"><a href=${entryPath(occurrence)}>${titleOf(occurrence)}</a></h4>
    ${hasChanges(occurrence.diff)
      ? html`<p class="printed" dir="auto">
          <span class="soft">${t("check.beside")}</span> ${printedSentence(occurrence)}
        </p>`
      : nothing}
    ${whoSpeaks(occurrence)} ${neighbours(occurrence)}
  </li>`;
}

function isStatement(cluster: Cluster, variant: Variant): boolean {
  return variant.text === cluster.statement;
}

/** A wording that is not the cluster's own, as it differs from that. */
function wording(cluster: Cluster, variant: Variant): Shown {
  if (isStatement(cluster, variant)) return nothing;
  if (!hasChanges(variant.diff)) {
    return html`<p class="wording" dir="auto">
      <span class="soft">${t("check.other_marks")}</span> <q>${variant.text}</q>
    </p>`;
  }
  return html`<p class="wording" dir="auto">
      <span class="soft">${t("check.other_wording")}</span> ${diffText(variant.diff, twoWordings())}
    </p>
    ${legend(variant.diff, false, twoWordings())}`;
}

function clusterItem(report: CheckReport, cluster: Cluster): TemplateResult {
  const first = cluster.variants.filter((variant) => isStatement(cluster, variant));
  const others = cluster.variants.filter((variant) => !isStatement(cluster, variant));
  const wordings = 1 + others.filter((variant) => hasChanges(variant.diff)).length;
  const printings = cluster.variants.reduce((sum, each) => sum + each.occurrences.length, 0);
  return html`<li class="cluster">
    <h3 dir="auto"><q>${cluster.statement}</q></h3>
    <p class="cluster-count">
      ${t("check.printed_by", {
        printings: t("count.printings", { count: printings }),
        outlets: listed(cluster.outlets),
      })}${wordings > 1 ? `, ${t("count.wordings", { count: wordings })}` : ""}
    </p>
    ${[...first, ...others].map(
      (variant) =>
        html`${wording(cluster, variant)}
          <ul class="printings">
            ${variant.occurrences.map((index) => {
              const occurrence = report.occurrences[index];
              return occurrence ? card(occurrence) : nothing;
            })}
          </ul>`,
    )}
  </li>`;
}

/** Every printing, those of one statement together. */
export function clusterList(report: CheckReport): Shown {
  const shown = report.occurrences.length;
  if (shown === 0) return nothing;
  return html`<section class="clusters" aria-labelledby="printed-title">
    <h2 id="printed-title">${t("check.where")}</h2>
    <p class="soft">
      ${t("count.printings", { count: report.total })}${report.clusters.length > 1
        ? `, ${t("count.statements", { count: report.clusters.length })}`
        : ""}${report.total > shown ? `; ${t("check.nearest_shown", { count: shown })}` : ""}.
      ${t("check.apart")}
    </p>
    <ol>
      ${report.clusters.map((cluster) => clusterItem(report, cluster))}
    </ol>
  </section>`;
}
