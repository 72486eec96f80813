// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";

import { type Address, allOf, writeAddress } from "./address.js";
import type { Entry, EntryView, Neighbour, PrintedAgain, Printing, Quote, WholeEntry } from "./answers.js";
import { captureLinks } from "./captures.js";
import { citation } from "./citation.js";
import { diffText, hasChanges, hereAndThere } from "./check_diff.js";
import { markedBody, quotesOf, speakerNumbers } from "./entry_text.js";
import { safeLink, textFragment } from "./links.js";
import { rich, t } from "./messages.js";
import {
  changeBadge,
  intervalOf,
  kindBadge,
  levelOf,
  liveblogOf,
  type Shown,
  speakerLink,
  stanceOf,
  timeOf,
  titleOf,
} from "./texts.js";
import { entryLink } from "./result_list.js";
import { shownTime } from "./time.js";
import "./wordings.js";
import { permalink, wordingNamed } from "./wordings.js";

function codesOf(entry: WholeEntry, facet: string, title: string, codes: string[]): Shown {
  if (codes.length === 0) return nothing;
  return html`<div>
    <dt>${title}</dt>
    <dd>
      ${codes.map(
        (code) => html`<a data-inside href=${allOf(facet, code)}>${entry.labels[code] ?? code}</a> `,
      )}
    </dd>
  </div>`;
}

/** Where and what: the topics of the top level, then the narrower ones. */
function subjectsOf(entry: WholeEntry): Shown {
  return html`<dl class="codes">
    ${codesOf(entry, "country", t("facet.country"), entry.countries)}
    ${codesOf(entry, "focus", t("facet.focus"), entry.focus_countries)}
    ${codesOf(entry, "topic", t("facet.topic"), [...entry.topics, ...entry.narrow_topics])}
  </dl>`;
}

function printingRow(address: Address, printing: Printing): TemplateResult {
  return html`<li>
    <a data-inside href=${entryLink(address, printing.id)}
      ><span class="outlet" dir="auto">${printing.outlet}</span>, ${timeOf(printing)}</a
    >${printing.speaker
      ? html`<span class="soft">, ${t("entry.said_by", { name: printing.speaker })}</span>`
      : nothing}
    ${hasChanges(printing.diff)
      ? html`<span class="other-wording" dir="auto">${diffText(printing.diff, hereAndThere())}</span>`
      : nothing}
  </li>`;
}

/** All of the quote but a mark at its end. */
function isWhole(again: PrintedAgain, quote: Quote): boolean {
  return quote.text.startsWith(again.text) && quote.text.length <= again.text.length + 1;
}

/** Who else prints a statement of the quote, as far as they are listed. */
function alsoPrinted(address: Address, quote: Quote, again: PrintedAgain): TemplateResult {
  const more = again.total - again.printings.length;
  return html`<div class="also-printed">
    <p>
      ${t("entry.also_printed")}${isWhole(again, quote)
        ? ""
        : html` (<span class="piece" dir="auto">${again.text}</span>)`}:
    </p>
    <ul>
      ${again.printings.map((printing) => printingRow(address, printing))}
      ${more > 0 ? html`<li class="soft">${t("entry.more", { count: more })}</li>` : nothing}
    </ul>
  </div>`;
}

function whoOf(quote: Quote, number: number | undefined): TemplateResult {
  if (!quote.speaker) return html`<span class="nobody">${t("speaker.unknown")}</span>`;
  return html`<span class="key key-${number ?? 0}" aria-hidden="true">${number}</span>
    ${speakerLink(quote.speaker)} ${levelOf(quote.level)}
    ${quote.reported_by
      ? html`<span class="soft">${t("speaker.passed_on", { name: quote.reported_by })}</span>`
      : nothing}
    ${quote.evidence
      ? html`<span class="soft evidence">${t("speaker.evidence")} <q dir="auto">${quote.evidence}</q></span>`
      : nothing}`;
}

function correctionOf({ correction }: Quote): Shown {
  if (!correction) return nothing;
  const kind = correction.kind === "the-outlet" ? "correction.outlet" : "correction.ours";
  return html`<p class="correction">
    <strong>${t(kind)}</strong>
    ${t("correction.what", {
      speaker: correction.speaker ?? t("speaker.unknown"),
      replaced: correction.replaced ?? t("speaker.unknown"),
      who: correction.who,
      when: shownTime(correction.when),
    })}
    <span dir="auto">${correction.why}</span>
  </p>`;
}

function quoteRow(
  address: Address,
  entry: WholeEntry,
  quote: Quote,
  number: number | undefined,
): TemplateResult {
  const check = new URLSearchParams({ words: quote.text, ...(quote.speaker ? { speaker: quote.speaker } : {}) });
  return html`<li>
    <q dir="auto" lang=${entry.lang ?? nothing}>${quote.text}</q>
    <p class="by">
      ${whoOf(quote, number)} ${stanceOf(quote)}
      <a class="check-this" href="/check?${check}">${t("entry.check_this")}</a>
    </p>
    ${correctionOf(quote)}
    ${(quote.also_printed ?? []).map((again) => alsoPrinted(address, quote, again))}
  </li>`;
}

function quoteList(address: Address, entry: WholeEntry): Shown {
  const quotes = quotesOf(entry);
  const numbers = speakerNumbers(entry);
  if (quotes.length === 0) return nothing;
  return html`<section class="quotes">
    <h2>${t("entry.quoted")}</h2>
    <ol>
      ${quotes.map((quote) => quoteRow(address, entry, quote, numbers.get(quote.speaker ?? "")))}
    </ol>
  </section>`;
}

function neighbour(address: Address, entry: Neighbour | null, label: string, rel: string): Shown {
  if (!entry) return html`<span></span>`;
  return html`<a rel=${rel} data-inside href=${entryLink(address, entry.id)}>
    <span class="label">${label}</span>
    <span class="neighbour-title" dir="auto">${titleOf(entry)}</span>
    <span class="neighbour-time">${shownTime(entry.published)}</span>
  </a>`;
}

function sourceLink(entry: WholeEntry): Shown {
  const link = safeLink(entry.url);
  if (link === null) return nothing;
  return html`<a
    href=${link + textFragment(link, entry.text)}
    rel="noopener noreferrer external"
    target="_blank"
    >${t("entry.at_outlet", { outlet: entry.outlet })}<span class="unseen">
      ${t("entry.new_tab")}</span
    ></a
  >`;
}

export interface EntryActions {
  /** Puts a text into the clipboard. */
  copy(text: string): void;
  /** What came of the last copying; empty before. */
  copied: string;
}

function head(entry: Entry & { lang: string | null }): TemplateResult {
  return html`<p class="origin">
      <span class="outlet" dir="auto">${entry.outlet}</span> ${intervalOf(entry)} ${kindBadge(entry)}
      ${changeBadge(entry)}
    </p>
    <h1 tabindex="-1" id="entry-title" dir="auto" lang=${entry.lang ?? nothing}>${titleOf(entry)}</h1>
    <p class="under-title">
      ${liveblogOf(entry)}
      ${entry.bylines.length > 0
        ? html`<span class="bylines" dir="auto"
            >${t("entry.by", { names: entry.bylines.join(", ") })}</span
          >`
        : nothing}
    </p>`;
}

/** Says that the words shown are not those that stand now. */
function earlierNote(view: EntryView, entry: WholeEntry): Shown {
  if (entry.revision.number === view.entry.revision.number) return nothing;
  return html`<p class="earlier">
    ${rich("entry.is_earlier", {
      number: entry.revision.number,
      count: view.entry.revision.count,
      link: html`<a data-inside href="/e/${entry.id}">${t("entry.to_current")}</a>`,
    })}
  </p>`;
}

function actionsPart(entry: WholeEntry, actions: EntryActions): TemplateResult {
  const link = `${location.origin}${permalink(entry)}`;
  return html`<p class="entry-links">
    ${sourceLink(entry)}
    <button class="quiet" type="button" @click=${() => actions.copy(link)}>${t("entry.copy_link")}</button>
    <button class="quiet" type="button" @click=${() => actions.copy(citation(entry, location.origin))}>
      ${t("entry.copy_citation")}
    </button>
    <span role="status">${actions.copied}</span>
  </p>`;
}

/** On paper the address and the moment of printing stand under the words. */
function paperNote(entry: WholeEntry): TemplateResult {
  const digest = entry.revision.digest ? ` SHA-256 ${entry.revision.digest}` : "";
  return html`<p class="only-print">
    ${location.origin}${permalink(entry)}${digest}. ${t("entry.printed_out", { time: shownTime(new Date().toISOString()) })}
  </p>`;
}

export function entryPage(address: Address, view: EntryView, actions: EntryActions): TemplateResult {
  const named = address.wording === null ? view.entry : wordingNamed(view, address.wording);
  const entry = named ?? view.entry;
  return html`<article class="entry">
    <p class="back">
      <a data-inside href=${writeAddress({ ...address, entry: null, wording: null })}>${t("entry.back")}</a>
    </p>
    ${named === null
      ? html`<p class="problems" role="alert">${t("wordings.none", { name: address.wording ?? "" })}</p>`
      : earlierNote(view, entry)}
    ${head(entry)} ${markedBody(entry)} ${actionsPart(entry, actions)}
    ${captureLinks(entry.revision)} ${quoteList(address, entry)}
    <onrecord-wordings .view=${view} .shown=${entry.revision.number}></onrecord-wordings>
    ${subjectsOf(entry)}
    <nav class="neighbours" aria-label=${t("entry.neighbours")}>
      ${neighbour(address, view.previous, t("entry.earlier_neighbour"), "prev")}
      ${neighbour(address, view.next, t("entry.later_neighbour"), "next")}
    </nav>
    ${paperNote(entry)}
  </article>`;
}
