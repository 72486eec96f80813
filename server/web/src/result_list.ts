// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { type Address, lastOffset, pageSize, writeAddress } from "./address.js";
import type { Hit, ResultPage } from "./answers.js";
import { type Folded, folded, type HitWords, rowOf } from "./hit_quote.js";
import { listed, rich, t } from "./messages.js";
import {
  changeBadge,
  intervalOf,
  kindBadge,
  levelOf,
  marked,
  type Shown,
  speakerLink,
  stanceOf,
  titleOf,
} from "./texts.js";

export function entryLink(address: Address, id: string): string {
  return writeAddress({ ...address, entry: id, wording: null });
}

/** Words of others, with the marks that stand around a quotation in the reader's language. */
function wordsPart(hit: Hit, words: HitWords): TemplateResult {
  const text = html`${words.cutBefore ? "… " : nothing}${marked(words.text, words.matches)}${words.cutAfter
    ? " …"
    : nothing}`;
  const lang = hit.lang ?? nothing;
  if (!words.quote) return html`<p class="said own" dir="auto" lang=${lang}>${text}</p>`;
  return html`<blockquote class="said" dir="auto" lang=${lang}>${text}</blockquote>`;
}

/** Whose words these are; of the outlet's own words, who is quoted beside them. */
function whoPart(hit: Hit, { quote }: HitWords): Shown {
  if (!quote) {
    if (hit.speakers.length === 0) return html`<span class="own-words">${t("hit.own_words")}</span>`;
    return html`<span class="own-words">${t("hit.own_words_quoting", { names: listed(hit.speakers) })}</span>`;
  }
  if (!quote.speaker) return html`<span class="nobody">${t("speaker.unknown")}</span> ${stanceOf(quote)}`;
  const passedOn = quote.reported_by
    ? html`<span class="soft">${t("speaker.passed_on", { name: quote.reported_by })}</span>`
    : nothing;
  return html`${speakerLink(quote.speaker)} ${levelOf(quote.level)} ${passedOn} ${stanceOf(quote)}`;
}

function titlePart(address: Address, hit: Hit): TemplateResult {
  return html`<h2 class="title" id="hit-${rowOf(hit)}">
    <a
      class="hit-link"
      dir="auto"
      lang=${hit.lang ?? nothing}
      href=${entryLink(address, hit.id)}
      data-inside
      >${marked(titleOf(hit), hit.title ? hit.title_matches : [])}</a
    >
  </h2>`;
}

function originPart(hit: Hit): TemplateResult {
  return html`<span class="origin"
    ><span class="outlet" dir="auto">${hit.outlet}</span> ${intervalOf(hit)} ${kindBadge(hit)}
    ${changeBadge(hit)}</span
  >`;
}

/** Who else prints the same words, of what is found here. */
function copiesPart(address: Address, row: Folded): Shown {
  if (row.copies.length === 0) return nothing;
  const outlets = new Set(row.copies.map(({ hit }) => hit.outlet));
  outlets.delete(row.hit.outlet);
  const summary =
    outlets.size > 0
      ? t("hit.also_outlets", { count: outlets.size })
      : t("hit.also_entries", { count: row.copies.length });
  return html`<details class="copies">
    <summary>${summary}</summary>
    <ul>
      ${row.copies.map(
        ({ hit, words }) => html`<li>
          <p class="by">${whoPart(hit, words)} ${originPart(hit)}</p>
          <a class="hit-link" dir="auto" lang=${hit.lang ?? nothing} data-inside href=${entryLink(address, hit.id)}
            >${titleOf(hit)}</a
          >
        </li>`,
      )}
    </ul>
  </details>`;
}

function hitCard(address: Address, row: Folded): TemplateResult {
  const { hit, words } = row;
  return html`<li class="hit">
    <article aria-labelledby="hit-${rowOf(hit)}">
      ${wordsPart(hit, words)}
      <p class="by">${whoPart(hit, words)} ${originPart(hit)}</p>
      ${titlePart(address, hit)} ${copiesPart(address, row)}
    </article>
  </li>`;
}

function paging(address: Address, page: ResultPage): Shown {
  const { offset } = address;
  const hasNext = offset + pageSize < page.total && offset + pageSize <= lastOffset;
  if (offset === 0 && !hasNext) return nothing;
  const at = (to: number) => writeAddress({ ...address, offset: to });
  const pages = Math.ceil(page.total / pageSize);
  return html`<nav class="paging" aria-label=${t("paging.label")}>
    ${offset > 0
      ? html`<a rel="prev" data-inside href=${at(offset - pageSize)}>${t("paging.previous")}</a>`
      : html`<span></span>`}
    <span>${t("paging.page", { page: offset / pageSize + 1, pages })}</span>
    ${hasNext
      ? html`<a rel="next" data-inside href=${at(offset + pageSize)}>${t("paging.next")}</a>`
      : html`<span></span>`}
  </nav>`;
}

/** `1,204 entries`, `at least 300 entries`; what is read out when results come. */
export function countText(page: ResultPage): string {
  const { total: count, complete } = page;
  if (page.hits_are === "quotes") {
    if (count === 0 && complete) return t("count.no_quotes");
    return t(complete ? "count.quotes" : "count.at_least_quotes", { count });
  }
  if (count === 0 && complete) return t("count.none");
  return t(complete ? "count.entries" : "count.at_least", { count });
}

/** What was said once and changed since must not hide behind a total. */
function earlierWordings(address: Address, page: ResultPage): Shown {
  const earlier = page.earlier_wordings;
  if (earlier === undefined) return nothing;
  const href = writeAddress({ ...address, offset: 0, revisions: "all" });
  const link = html`<a data-inside href=${href}>${t("earlier.show")}</a>`;
  return html`<p class="earlier">
    ${rich(earlier.complete ? "earlier.found" : "earlier.at_least", { count: earlier.entries, link })}
  </p>`;
}

/** Other questions that find something: offered, never asked by themselves. */
export function suggestions(address: Address, page: ResultPage): Shown {
  if (!page.suggestions?.length) return nothing;
  return html`<div class="suggestions">
    <h2>${t("suggestion.title")}</h2>
    <ul>
      ${page.suggestions.map(
        ({ query, total }) => html`<li>
          <a dir="auto" data-inside href=${writeAddress({ ...address, query, offset: 0 })}>${query}</a>
          <span class="soft">${t("count.entries", { count: total })}</span>
        </li>`,
      )}
    </ul>
  </div>`;
}

function nothingFound(address: Address, page: ResultPage): TemplateResult {
  if (page.hits_are === "quotes") return html`<div class="empty"><p>${t("empty.quotes")}</p></div>`;
  return html`<div class="empty">
    ${earlierWordings(address, page)}
    <p>${t("empty.scope")}</p>
    <p>${address.chosen.size > 0 ? t("empty.try_chosen") : t("empty.try")} <code>sanction*</code></p>
  </div>`;
}

export function resultList(address: Address, page: ResultPage): TemplateResult {
  if (page.hits.length === 0) return nothingFound(address, page);
  return html`${earlierWordings(address, page)}
    <ol class="hits" start=${address.offset + 1} aria-label=${t("results.label")}>
      ${repeat(
        folded(page.hits),
        ({ hit }) => `${rowOf(hit)}@${hit.revision.number}`,
        (row) => hitCard(address, row),
      )}
    </ol>
    ${paging(address, page)}`;
}
