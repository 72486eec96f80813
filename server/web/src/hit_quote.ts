// SPDX-License-Identifier: MIT
// Which quote of a hit is shown, and how much of it; and which hits print the same words.

import type { Hit, Quote, Range } from "./answers.js";

/** What a hit shows first: words, what is marked in them, and whose they are. */
export interface HitWords {
  text: string;
  matches: Range[];
  /** Null: the outlet's own words. */
  quote: Quote | null;
  cutBefore: boolean;
  cutAfter: boolean;
}

/** Shown of a quote and of the outlet's own words, in characters: about three lines, and two. */
const longestQuote = 260;
const longestOwn = 180;

const isSpeech = (quote: Quote): boolean => quote.kind !== "reported" && quote.kind !== "scare";

/** Where the words of the question stand in the text or the title, whole. */
function matchesIn(hit: Hit, where: Quote["where"]): Range[] {
  if (where === "title") return hit.title_matches;
  return hit.passages
    .filter((passage) => passage.where === where)
    .flatMap(({ span, matches }) =>
      matches.map(([begin, end]): Range => [span[0] + begin, span[0] + end]),
    );
}

function overlap(matches: readonly Range[], [begin, end]: Range): number {
  return matches.reduce(
    (sum, [from, to]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, begin)),
    0,
  );
}

/** The quote that has most of what was asked for; without a match the first by a known speaker. */
function bestQuote(hit: Hit): Quote | null {
  const quotes = hit.quotes.filter(isSpeech);
  const measured = quotes.map((quote) => ({
    quote,
    matched: overlap(matchesIn(hit, quote.where), quote.span),
  }));
  const best = measured.sort((one, other) => other.matched - one.matched)[0];
  if (best && best.matched > 0) return best.quote;
  const hasMatches = hit.passages.some((passage) => passage.matches.length > 0);
  if (hasMatches || hit.title_matches.length > 0) return null;
  const order = { high: 0, middle: 1, low: 2 } as const;
  const named = quotes.filter((quote) => quote.speaker && quote.kind !== "headline");
  return named.sort((one, other) => order[one.level] - order[other.level])[0] ?? null;
}

/** Never in the middle of a word, nor of a character of two code units. */
function wordEdge(text: string, at: number, step: 1 | -1): number {
  let edge = at;
  while (edge > 0 && edge < text.length && !/\s/.test(text[edge] ?? "")) {
    if (Math.abs(edge - at) > 40) return at;
    edge += step;
  }
  return edge;
}

/** So much of it as is shown, so that the first match is among them. */
function windowed(text: string, matches: readonly Range[], quote: Quote | null): HitWords {
  const longest = quote ? longestQuote : longestOwn;
  const first = matches[0]?.[0] ?? 0;
  let begin = first > longest - 80 ? wordEdge(text, first - 80, 1) : 0;
  let end = text.length;
  if (text.length - begin > longest) end = wordEdge(text, begin + longest, -1);
  if (end <= begin) [begin, end] = [0, text.length];
  while (/\s/.test(text[begin] ?? "")) ++begin;
  return {
    text: text.slice(begin, end),
    matches: matches
      .filter((range) => range[1] > begin && range[0] < end)
      .map(([from, to]): Range => [Math.max(from, begin) - begin, Math.min(to, end) - begin]),
    quote,
    cutBefore: begin > 0,
    cutAfter: end < text.length,
  };
}

export function wordsOf(hit: Hit): HitWords {
  const found = hit.quote === undefined ? undefined : hit.quotes[hit.quote];
  if (found) return windowed(found.text, hit.quote_matches ?? [], found);
  const quote = bestQuote(hit);
  if (quote) {
    const [begin] = quote.span;
    const matches = matchesIn(hit, quote.where)
      .filter((range) => overlap([range], quote.span) > 0)
      .map(([from, to]): Range => [from - begin, to - begin]);
    return windowed(quote.text, matches, quote);
  }
  const inText = hit.passages.filter((passage) => passage.where === "text");
  const passage = inText.find(({ matches }) => matches.length > 0) ?? inText[0];
  if (!passage) return windowed(hit.title, hit.title_matches, null);
  return windowed(passage.text, passage.matches, null);
}

/** Names a row of the list: an entry may have several quotes on it. */
export function rowOf(hit: Hit): string {
  return hit.quote === undefined ? hit.id : `${hit.id}-${hit.quote}`;
}

/** A hit with the later ones that print the very same words. */
export interface Folded {
  hit: Hit;
  words: HitWords;
  copies: { hit: Hit; words: HitWords }[];
}

/** Case and marks aside; other words, numbers or denials are other statements, however near. */
function statementOf(words: HitWords): string {
  const plain = (words.quote?.text ?? words.text).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return plain.length < 4 ? "" : plain.join(" ");
}

/** Folds hits of one page that print the same quotation, whoever it is given to. */
export function folded(hits: readonly Hit[]): Folded[] {
  const result: Folded[] = [];
  const known = new Map<string, Folded>();
  for (const hit of hits) {
    const words = wordsOf(hit);
    const statement = words.quote ? statementOf(words) : "";
    const same = statement === "" ? undefined : known.get(statement);
    if (same) {
      same.copies.push({ hit, words });
      continue;
    }
    const row = { hit, words, copies: [] };
    result.push(row);
    if (statement !== "") known.set(statement, row);
  }
  return result;
}
