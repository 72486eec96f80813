// SPDX-License-Identifier: MIT
// Small templates that several views share. Texts of others only ever become text nodes.

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";

import { allOf } from "./address.js";
import type { Entry, Problem, Quote, Range } from "./answers.js";
import { pieces, wordAt } from "./marking.js";
import { has, t } from "./messages.js";
import { localTime, printedText, shownTime, timeCaveat } from "./time.js";

export type Shown = TemplateResult | typeof nothing;

export function marked(text: string, ranges: readonly Range[]): (TemplateResult | string)[] {
  return pieces(text, ranges).map((piece) =>
    piece.isMarked ? html`<mark>${piece.text}</mark>` : piece.text,
  );
}

/** What stands for a title where an entry has none. */
export function titleOf(entry: { title: string }): string {
  return entry.title || t("entry.untitled");
}

export function icon(path: string): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${path}></path>
  </svg>`;
}

type Timed = Pick<Entry, "published" | "published_trust" | "printed">;

/** The outlet's or the Capture's time for an entry, with what it rests on. */
export function timeOf(entry: Pick<Entry, "published" | "published_trust">): TemplateResult {
  const caveat = timeCaveat(entry.published_trust);
  return html`<time
      dir="auto"
      datetime=${entry.published || nothing}
      title=${localTime(entry.published) || nothing}
      >${shownTime(entry.published)}</time
    >${caveat ? html` <span class="caveat">(${caveat})</span>` : nothing}`;
}

/** Between which moments the words were printed; else what is known of a time, as no more than that. */
export function intervalOf(entry: Timed): TemplateResult {
  const { printed } = entry;
  if (printed && (printed.after || printed.by)) {
    return html`<time
      dir="auto"
      datetime=${printed.by || nothing}
      title=${localTime(printed.by) || nothing}
      >${printedText(printed)}</time
    >`;
  }
  if (!entry.published) return html`<span>${t("printed.unknown")}</span>`;
  return html`<span dir="auto">${t("printed.dated")} ${timeOf(entry)}</span>`;
}

/** A speaker, leading to everything that quotes them. */
export function speakerLink(name: string): TemplateResult {
  return html`<a class="speaker" dir="auto" data-inside href=${allOf("speaker", name)}>${name}</a>`;
}

/** How sure the speaker is; as a word and as dots. */
export function levelOf(level: Quote["level"]): TemplateResult {
  return html`<span class="level level-${level}" title=${t(`level.${level}.long`)}
    ><span aria-hidden="true" class="dots"></span>${t(`level.${level}`)}</span
  >`;
}

/** Where the sentence does not say that the words were spoken. */
export function stanceOf(quote: { stance?: Quote["stance"] }): Shown {
  const { stance } = quote;
  if (!stance || stance === "said") return nothing;
  return html`<span class="badge grave">${t(`stance.${stance}`)}</span>`;
}

/** The liveblog, leading to all its entries. */
export function liveblogOf(entry: Pick<Entry, "liveblog" | "liveblog_title">): Shown {
  if (!entry.liveblog_title) return nothing;
  return html`<a
    class="liveblog"
    dir="auto"
    data-inside
    href=${allOf("liveblog", entry.liveblog)}
    title=${t("entry.whole_liveblog")}
    >${entry.liveblog_title}</a
  >`;
}

/** Says that the words of an entry are not what was first seen of it, or that it is gone. */
export function changeBadge(entry: Pick<Entry, "revision">): Shown {
  const { revision } = entry;
  const isEarlier = revision.number < revision.count;
  const change = isEarlier ? t("badge.earlier") : revision.count > 1 ? t("badge.changed") : "";
  const gone = revision.gone
    ? html`<span class="badge grave">${t("badge.gone")}</span>`
    : nothing;
  if (!change) return gone;
  return html`<span
      class="badge ${isEarlier ? "grave" : ""}"
      title=${t("badge.wordings", { count: revision.count })}
      >${change}</span
    >
    ${gone}`;
}

export function kindBadge(entry: Pick<Entry, "kind">): Shown {
  return entry.kind === "primary"
    ? html`<span class="badge plain">${t("badge.primary")}</span>`
    : nothing;
}

const diffMark = /\[-([^\]]*?)-\]|\{\+([^}]*?)\+\}/g;

/** A text of the server, with its marks of a comparison drawn and never shown as they are. */
export function drawn(text: string): (TemplateResult | string)[] {
  const parts: (TemplateResult | string)[] = [];
  let at = 0;
  for (const match of text.matchAll(diffMark)) {
    parts.push(text.slice(at, match.index));
    parts.push(match[1] === undefined ? html`<ins>${match[2]}</ins>` : html`<del>${match[1]}</del>`);
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return parts;
}

function pointed(query: string, offset: number): TemplateResult {
  const range = wordAt(query, offset);
  const isEnd = range[0] === range[1];
  return html`<code class="pointed" dir="auto"
    >${marked(query, [range])}${isEnd
      ? html`<mark class="end" aria-label=${t("problem.here")}> </mark>`
      : nothing}</code
  >`;
}

/** Problems stand beside the results, each with its place in the query. */
export function problemList(problems: readonly Problem[], query: string): Shown {
  if (problems.length === 0) return nothing;
  return html`<ul class="problems" aria-label=${t("problem.about")}>
    ${problems.map(
      (problem) =>
        html`<li>
          <p dir="auto">${drawn(problem.reason)}</p>
          ${problem.offset !== null && query !== "" ? pointed(query, problem.offset) : nothing}
        </li>`,
    )}
  </ul>`;
}

/** The name of a Facet; one that the messages do not know, as it is. */
export function facetTitle(name: string): string {
  const key = `facet.${name}`;
  return has(key) ? t(key) : name.charAt(0).toUpperCase() + name.slice(1);
}
