// SPDX-License-Identifier: MIT
// The text of an entry as printed, its quotes marked by who speaks. What is added to the print is
// drawn by the style sheet, so that copying takes the printed words alone.
import { html, nothing, type TemplateResult } from "lit";

import type { Quote, WholeEntry } from "./answers.js";
import { paragraphs } from "./marking.js";
import { t } from "./messages.js";

/** Reported speech is no quotation, and a word in scare quotes no speech. */
export function isSpeech(quote: Quote): boolean {
  return quote.kind !== "reported" && quote.kind !== "scare";
}

export function quotesOf(entry: WholeEntry): Quote[] {
  return entry.quotes.filter((quote) => isSpeech(quote) || quote.also_printed?.length);
}

/** The speakers of an entry, numbered from 1 as they first speak. */
export function speakerNumbers(entry: WholeEntry): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { speaker } of quotesOf(entry)) {
    if (speaker && !numbers.has(speaker)) numbers.set(speaker, numbers.size + 1);
  }
  return numbers;
}

/** The quotes of the text in order, none over another. */
function marksOf(entry: WholeEntry): Quote[] {
  const quotes = quotesOf(entry).filter((quote) => quote.where === "text");
  quotes.sort((one, other) => one.span[0] - other.span[0]);
  let at = 0;
  return quotes.filter(({ span: [begin, end] }) => {
    if (begin < at || end <= begin) return false;
    at = end;
    return true;
  });
}

function markedQuote(text: string, quote: Quote, number: number | undefined): TemplateResult {
  const who = quote.speaker ?? t("speaker.unknown");
  return html`<mark class="spoken key-${number ?? 0}" data-number=${number ?? "?"} title=${who}
    >${text}</mark
  >`;
}

/** A paragraph with the quotes that reach into it. */
function paragraph(
  text: string,
  begin: number,
  marks: readonly Quote[],
  numbers: ReadonlyMap<string, number>,
): TemplateResult {
  const parts: (TemplateResult | string)[] = [];
  let at = 0;
  for (const quote of marks) {
    const from = Math.max(quote.span[0] - begin, 0);
    const to = Math.min(quote.span[1] - begin, text.length);
    if (from > at) parts.push(text.slice(at, from));
    parts.push(markedQuote(text.slice(from, to), quote, numbers.get(quote.speaker ?? "")));
    at = to;
  }
  parts.push(text.slice(at));
  return html`<p dir="auto">${parts}</p>`;
}

/** Goes through paragraphs and quotes side by side: an entry may have thousands of both. */
export function markedBody(entry: WholeEntry): TemplateResult {
  const numbers = speakerNumbers(entry);
  const marks = marksOf(entry);
  let next = 0;
  const body = paragraphs(entry.text).map(({ text, begin }) => {
    const end = begin + text.length;
    while (marks[next] && marks[next]!.span[1] <= begin) ++next;
    let last = next;
    while (marks[last] && marks[last]!.span[0] < end) ++last;
    return paragraph(text, begin, marks.slice(next, last), numbers);
  });
  return html`<div class="body" lang=${entry.lang ?? nothing}>${body}</div>`;
}
