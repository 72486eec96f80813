// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";

import { type Address, writeAddress } from "./address.js";
import type {
  Entry,
  EntryView,
  Neighbour,
  PrintedAgain,
  Printing,
  Quote,
  WholeEntry,
} from "./answers.js";
import { diffText, hasChanges, hereAndThere } from "./check_diff.js";
import { safeLink } from "./links.js";
import { changeBadge, liveblogOf, marked, type Shown, timeOf, titleOf } from "./texts.js";
import { paragraphs, within } from "./marking.js";
import { entryLink } from "./result_list.js";
import { shownTime } from "./time.js";

function codesOf(entry: WholeEntry, title: string, codes: string[]): Shown {
  if (codes.length === 0) return nothing;
  const names = codes.map((code) => entry.labels[code] ?? code);
  return html`<p class="codes">${title}: ${names.join(", ")}</p>`;
}

/** Where and what: the topics of the top level, then the narrower ones. */
function subjectsOf(entry: WholeEntry): Shown {
  return html`${codesOf(entry, "Countries", entry.countries)}
  ${codesOf(entry, "Is about", entry.focus_countries)}
  ${codesOf(entry, "Topics", [...entry.topics, ...entry.narrow_topics])}`;
}

/** Reported speech is no quotation, and a word in scare quotes no speech. */
function isSpeech(quote: Quote): boolean {
  return quote.kind !== "reported" && quote.kind !== "scare";
}

function bodyText(entry: WholeEntry): TemplateResult {
  const ranges = entry.quotes
    .filter((quote) => quote.where === "text" && isSpeech(quote))
    .map((quote) => quote.span);
  return html`<div class="body quotes-marked">
    ${paragraphs(entry.text).map(
      ({ text, begin }) => html`<p>${marked(text, within(ranges, begin, begin + text.length))}</p>`,
    )}
  </div>`;
}

function printingRow(address: Address, printing: Printing): TemplateResult {
  return html`<li>
    <a data-inside href=${entryLink(address, printing.id)}
      ><span class="outlet">${printing.outlet}</span>, ${timeOf(printing)}</a
    >${printing.speaker ? html`<span class="soft">, said by ${printing.speaker}</span>` : nothing}
    ${hasChanges(printing.diff)
      ? html`<span class="other-wording">${diffText(printing.diff, hereAndThere)}</span>`
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
      Also printed by${isWhole(again, quote) ? "" : html` (<span class="said">${again.text}</span>)`}:
    </p>
    <ul>
      ${again.printings.map((printing) => printingRow(address, printing))}
      ${more > 0 ? html`<li class="soft">and ${more} more</li>` : nothing}
    </ul>
  </div>`;
}

function quoteRow(address: Address, quote: Quote): TemplateResult {
  return html`<li>
    <q>${quote.text}</q>
    <span class="said-by"
      >${quote.speaker ?? "Speaker not known"}${quote.reported_by
        ? ` (passed on by ${quote.reported_by})`
        : ""}</span
    >
    ${quote.speaker
      ? html`<span class="level level-${quote.level}" title=${quote.rule ? `Rule: ${quote.rule}` : nothing}
          >${quote.level} confidence${quote.evidence ? html`: “${quote.evidence}”` : nothing}</span
        >`
      : nothing}
    ${(quote.also_printed ?? []).map((again) => alsoPrinted(address, quote, again))}
  </li>`;
}

function quoteList(address: Address, entry: WholeEntry): Shown {
  const quotes = entry.quotes.filter((quote) => isSpeech(quote) || quote.also_printed?.length);
  if (quotes.length === 0) return nothing;
  return html`<section class="quotes">
    <h2>Who is quoted</h2>
    <ul>
      ${quotes.map((quote) => quoteRow(address, quote))}
    </ul>
  </section>`;
}

function revisionList(view: EntryView): Shown {
  if (view.revisions.length === 0) return nothing;
  return html`<section class="revisions">
    <h2>Earlier wording</h2>
    <p>The words of this entry changed after they were first seen.</p>
    ${view.revisions.map(
      (revision) => html`<details>
        <summary>
          Revision ${revision.revision.number}, first seen ${shownTime(revision.revision.seen)}
        </summary>
        <h3>${titleOf(revision)}</h3>
        ${paragraphs(revision.text).map(({ text }) => html`<p>${text}</p>`)}
      </details>`,
    )}
  </section>`;
}

function neighbour(address: Address, entry: Neighbour | null, label: string, rel: string): Shown {
  if (!entry) return html`<span></span>`;
  return html`<a rel=${rel} data-inside href=${entryLink(address, entry.id)}>
    <span class="label">${label}</span>
    <span class="neighbour-title">${titleOf(entry)}</span>
    <span class="neighbour-time">${shownTime(entry.published)}</span>
  </a>`;
}

function sourceLink(entry: Entry): Shown {
  const link = safeLink(entry.url);
  if (link === null) return nothing;
  return html`<a href=${link} rel="noopener noreferrer external" target="_blank"
    >Read it at ${entry.outlet}<span class="unseen"> (opens in a new tab)</span></a
  >`;
}

export interface EntryActions {
  copyLink(id: string): void;
  /** What came of the last copying; empty before. */
  copied: string;
}

export function entryPage(
  address: Address,
  view: EntryView,
  actions: EntryActions,
): TemplateResult {
  const entry = view.entry;
  return html`<article class="entry">
    <p class="back">
      <a data-inside href=${writeAddress({ ...address, entry: null })}>← Back to the results</a>
    </p>
    <p class="origin">
      <span class="outlet">${entry.outlet}</span> ${timeOf(entry)} ${changeBadge(entry)}
    </p>
    <h1 tabindex="-1" id="entry-title">${titleOf(entry)}</h1>
    ${liveblogOf(entry)}
    ${entry.bylines.length > 0 ? html`<p class="bylines">By ${entry.bylines.join(", ")}</p>` : nothing}
    ${subjectsOf(entry)} ${bodyText(entry)}
    <p class="entry-links">
      ${sourceLink(entry)}
      <button class="quiet" type="button" @click=${() => actions.copyLink(entry.id)}>
        Copy permalink
      </button>
      <span role="status">${actions.copied}</span>
    </p>
    ${quoteList(address, entry)} ${revisionList(view)}
    <nav class="neighbours" aria-label="Neighbours in the liveblog">
      ${neighbour(address, view.previous, "← Earlier", "prev")}
      ${neighbour(address, view.next, "Later →", "next")}
    </nav>
  </article>`;
}
