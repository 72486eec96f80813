// SPDX-License-Identifier: MIT
// Small templates that several views share. Texts of others only ever become text nodes.

import { html, nothing, type TemplateResult } from "lit";

import { type Address, emptyAddress, writeAddress } from "./address.js";
import type { Entry, Problem, Range } from "./answers.js";
import { pieces, wordAt } from "./marking.js";
import { localTime, shownTime, timeCaveat } from "./time.js";

export type Shown = TemplateResult | typeof nothing;

export function marked(text: string, ranges: readonly Range[]): (TemplateResult | string)[] {
  return pieces(text, ranges).map((piece) =>
    piece.isMarked ? html`<mark>${piece.text}</mark>` : piece.text,
  );
}

/** What stands for a title where an entry has none. */
export function titleOf(entry: { title: string }): string {
  return entry.title || "Untitled entry";
}

export function timeOf(entry: Pick<Entry, "published" | "published_trust">): TemplateResult {
  const caveat = timeCaveat(entry.published_trust);
  return html`<time datetime=${entry.published || nothing} title=${localTime(entry.published) || nothing}
      >${shownTime(entry.published)}</time
    >${caveat ? html`<span class="caveat"> (${caveat})</span>` : nothing}`;
}

/** The liveblog, leading to all its entries. */
export function liveblogOf(entry: Entry): Shown {
  if (entry.liveblog_title === "") return nothing;
  const all: Address = {
    ...emptyAddress,
    sort: "newest",
    chosen: new Map([["liveblog", [entry.liveblog]]]),
  };
  return html`<p class="liveblog">
    <a href=${writeAddress(all)} data-inside title="All entries of this liveblog"
      >${entry.liveblog_title}</a
    >
  </p>`;
}

/** Says that the words of an entry are not what was first seen of it. */
export function changeBadge(entry: Pick<Entry, "revision">): Shown {
  const { revision } = entry;
  if (revision.count < 2) return nothing;
  const text = revision.number < revision.count ? "earlier wording" : "changed later";
  return html`<span class="badge" title="${revision.count} revisions of this entry are known"
    >${text}</span
  >`;
}

function pointed(query: string, offset: number): TemplateResult {
  const range = wordAt(query, offset);
  const isEnd = range[0] === range[1];
  return html`<code class="pointed"
    >${marked(query, [range])}${isEnd ? html`<mark class="end" aria-label="here"> </mark>` : nothing}</code
  >`;
}

/** Problems stand beside the results, each with its place in the query. */
export function problemList(problems: readonly Problem[], query: string): Shown {
  if (problems.length === 0) return nothing;
  return html`<ul class="problems" aria-label="About your question">
    ${problems.map(
      (problem) =>
        html`<li>
          <p>${problem.reason}</p>
          ${problem.offset !== null && query !== ""
            ? pointed(query, problem.offset)
            : nothing}
        </li>`,
    )}
  </ul>`;
}
