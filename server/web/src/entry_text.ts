// SPDX-License-Identifier: MIT
// The text of an entry as printed, its quotes marked by who speaks. What is added to the print is
// drawn by the style sheet, so that copying takes the printed words alone.
import { html, nothing, type TemplateResult } from "lit";

import type { Quote, WholeEntry } from "./answers.js";
import { paragraphs, within } from "./marking.js";
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

interface Marked {
  begin: number;
  end: number;
  quote: Quote;
}

/** The quotes that begin or go on in a paragraph, in order, none over another. */
function marksIn(entry: WholeEntry, begin: number, end: number): Marked[] {
  const marks: Marked[] = [];
  let at = 0;
  const quotes = quotesOf(entry).filter((quote) => quote.where === "text");
  for (const quote of quotes.sort((one, other) => one.span[0] - other.span[0])) {
    const [range] = within([quote.span], begin, end);
    if (!range || range[0] < at) continue;
    marks.push({ begin: range[0], end: range[1], quote });
    at = range[1];
  }
  return marks;
}

function markedQuote(text: string, quote: Quote, number: number | undefined): TemplateResult {
  const who = quote.speaker ?? t("speaker.unknown");
  return html`<mark class="spoken key-${number ?? 0}" data-number=${number ?? "?"} title=${who}
    >${text}</mark
  >`;
}

function paragraph(entry: WholeEntry, text: string, begin: number): TemplateResult {
  const numbers = speakerNumbers(entry);
  const parts: (TemplateResult | string)[] = [];
  let at = 0;
  for (const mark of marksIn(entry, begin, begin + text.length)) {
    if (mark.begin > at) parts.push(text.slice(at, mark.begin));
    const number = numbers.get(mark.quote.speaker ?? "");
    parts.push(markedQuote(text.slice(mark.begin, mark.end), mark.quote, number));
    at = mark.end;
  }
  parts.push(text.slice(at));
  return html`<p dir="auto">${parts}</p>`;
}

export function markedBody(entry: WholeEntry): TemplateResult {
  return html`<div class="body" lang=${entry.lang ?? nothing}>
    ${paragraphs(entry.text).map(({ text, begin }) => paragraph(entry, text, begin))}
  </div>`;
}
