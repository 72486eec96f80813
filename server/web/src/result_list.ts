// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { type Address, pageSize, writeAddress } from "./address.js";
import type { Hit, ResultPage } from "./answers.js";
import { changeBadge, liveblogOf, marked, type Shown, timeOf, titleOf } from "./texts.js";

const lastOffset = 10_000;

export function entryLink(address: Address, id: string): string {
  return writeAddress({ ...address, entry: id });
}

function passages(hit: Hit): Shown {
  // A title that stands for itself needs no second showing.
  const shown = hit.passages.filter((passage) => passage.where !== "title");
  if (shown.length === 0) return nothing;
  return html`<div class="passages">
    ${shown.map((passage) => html`<p>${marked(passage.text, passage.matches)}</p>`)}
  </div>`;
}

function speakers(hit: Hit): Shown {
  if (hit.speakers.length === 0) return nothing;
  return html`<p class="speakers">
    <span class="label">Quoted</span> ${hit.speakers.join(", ")}
  </p>`;
}

function hitCard(address: Address, hit: Hit): TemplateResult {
  return html`<li class="hit">
    <article aria-labelledby="hit-${hit.id}">
      <p class="origin">
        <span class="outlet">${hit.outlet}</span>
        ${timeOf(hit)} ${changeBadge(hit)}
      </p>
      <h2 id="hit-${hit.id}">
        <a class="hit-link" href=${entryLink(address, hit.id)} data-inside
          >${marked(titleOf(hit), hit.title ? hit.title_matches : [])}</a
        >
      </h2>
      ${passages(hit)} ${speakers(hit)}
      ${liveblogOf(hit)}
    </article>
  </li>`;
}

function paging(address: Address, page: ResultPage): Shown {
  const { offset } = address;
  const hasNext = offset + pageSize < page.total && offset + pageSize <= lastOffset;
  if (offset === 0 && !hasNext) return nothing;
  const at = (to: number) => writeAddress({ ...address, offset: to });
  return html`<nav class="paging" aria-label="Pages of results">
    ${offset > 0
      ? html`<a rel="prev" data-inside href=${at(offset - pageSize)}>← Previous</a>`
      : html`<span></span>`}
    <span>Page ${offset / pageSize + 1} of ${Math.ceil(page.total / pageSize).toLocaleString("en")}</span>
    ${hasNext
      ? html`<a rel="next" data-inside href=${at(offset + pageSize)}>Next →</a>`
      : html`<span></span>`}
  </nav>`;
}

/** `1,204 entries`, `at least 300 entries`; what is read out when results come. */
export function countText(page: ResultPage): string {
  if (page.total === 0 && page.complete) return "No entries found";
  const number = page.total.toLocaleString("en");
  const noun = page.total === 1 ? "entry" : "entries";
  return page.complete ? `${number} ${noun}` : `At least ${number} ${noun}: time ran out`;
}

/** What was said once and changed since must not hide behind a total. */
function earlierWordings(address: Address, page: ResultPage): Shown {
  const earlier = page.earlier_wordings;
  if (earlier === undefined) return nothing;
  const count = `${earlier.complete ? "" : "At least "}${earlier.entries.toLocaleString("en")}`;
  const href = writeAddress({ ...address, offset: 0, revisions: "all" });
  return html`<p class="earlier">
    ${count} ${earlier.entries === 1 ? "entry has" : "entries have"} this only in an earlier wording:
    <a data-inside href=${href}>show earlier wordings too</a>
  </p>`;
}

function nothingFound(address: Address, page: ResultPage): TemplateResult {
  return html`<div class="empty">
    <h2>Nothing found</h2>
    ${earlierWordings(address, page)}
    <p>
      No entry in this index fits. That says nothing about what was said elsewhere.
      ${address.chosen.size > 0 ? "Try letting go of a choice at the side, or" : "Try"} fewer words,
      another spelling, or a word without its ending and a star, as in <code>sanction*</code>.
    </p>
  </div>`;
}

export function resultList(address: Address, page: ResultPage): TemplateResult {
  if (page.hits.length === 0) return nothingFound(address, page);
  return html`${earlierWordings(address, page)}
    <ol class="hits" start=${address.offset + 1} aria-label="Entries found">
      ${repeat(
        page.hits,
        (hit) => `${hit.id}-${hit.revision.number}`,
        (hit) => hitCard(address, hit),
      )}
    </ol>
    ${paging(address, page)}`;
}
