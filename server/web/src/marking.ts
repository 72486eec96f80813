// SPDX-License-Identifier: MIT
// Cuts texts at offsets, so that they can be shown marked as text nodes; never as HTML.

import type { Range } from "./answers.js";

export interface Piece {
  text: string;
  isMarked: boolean;
}

/** Tolerates ranges that overlap, are out of order or beyond the text. */
export function pieces(text: string, ranges: readonly Range[]): Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const [begin, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(begin, at);
    const to = Math.min(end, text.length);
    if (from >= to) continue;
    if (from > at) result.push({ text: text.slice(at, from), isMarked: false });
    result.push({ text: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) result.push({ text: text.slice(at), isMarked: false });
  return result;
}

/** The word (or the rest up to a blank) that a Problem's offset points at. */
export function wordAt(text: string, offset: number): Range {
  const begin = Math.min(Math.max(offset, 0), text.length);
  const length = text.slice(begin).search(/\s/);
  return [begin, length <= 0 ? text.length : begin + length];
}

/** The paragraphs of a body with where each begins in it. */
export function paragraphs(text: string): { text: string; begin: number }[] {
  const result: { text: string; begin: number }[] = [];
  let begin = 0;
  for (const part of text.split("\n\n")) {
    if (part !== "") result.push({ text: part, begin });
    begin += part.length + 2;
  }
  return result;
}

/** The ranges that lie in [begin, end), moved to its start. */
export function within(ranges: readonly Range[], begin: number, end: number): Range[] {
  return ranges
    .filter((range) => range[0] < end && range[1] > begin)
    .map((range): Range => [Math.max(range[0], begin) - begin, Math.min(range[1], end) - begin]);
}
