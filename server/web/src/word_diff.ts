// SPDX-License-Identifier: MIT
// What differs between two wordings, word by word, worked out in the browser: for what the server
// has not compared.

import type { DiffPiece } from "./answers.js";

/** Beyond so many cells the middle is shown as replaced, rather than the browser made to wait. */
const mostCells = 4_000_000;

/** A word with the marks on it, or the break between two paragraphs. */
function wordsOf(text: string): string[] {
  return text.match(/\n\n+|[^\s]+/g)?.map((word) => (word.startsWith("\n") ? "¶" : word)) ?? [];
}

function sharedStart(one: readonly string[], other: readonly string[]): number {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) ++count;
  return count;
}

function sharedEnd(one: readonly string[], other: readonly string[], from: number): number {
  let count = 0;
  const most = Math.min(one.length, other.length) - from;
  while (count < most && one[one.length - 1 - count] === other[other.length - 1 - count]) ++count;
  return count;
}

/** Lengths of the longest common subsequences of all the rests: the table of Wagner and Fischer. */
function commonRests(one: readonly string[], other: readonly string[]): Uint32Array {
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; --i) {
    for (let j = other.length - 1; j >= 0; --j) {
      lengths[i * width + j] =
        one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return lengths;
}

/** Takes words one by one and joins neighbours of one kind into pieces. */
class Pieces {
  readonly all: DiffPiece[] = [];
  private before: string[] = [];
  private after: string[] = [];

  same(words: readonly string[]): void {
    if (words.length === 0) return;
    this.flush();
    const last = this.all.at(-1);
    const text = words.join(" ");
    if (last?.kind === "same") last.text = `${last.text} ${text}`;
    else this.all.push({ kind: "same", text });
  }

  changed(before: readonly string[], after: readonly string[]): void {
    this.before.push(...before);
    this.after.push(...after);
  }

  flush(): void {
    const [printed, pasted] = [this.before.join(" "), this.after.join(" ")];
    if (printed && pasted) this.all.push({ kind: "changed", printed, pasted });
    else if (printed) this.all.push({ kind: "dropped", printed });
    else if (pasted) this.all.push({ kind: "added", pasted });
    this.before = [];
    this.after = [];
  }
}

function walk(one: readonly string[], other: readonly string[], pieces: Pieces): void {
  if (one.length * other.length > mostCells) return pieces.changed(one, other);
  const lengths = commonRests(one, other);
  const width = other.length + 1;
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) {
      pieces.same(one.slice(i, i + 1));
      ++i;
      ++j;
    } else if (at(i + 1, j) >= at(i, j + 1)) pieces.changed(one.slice(i, ++i), []);
    else pieces.changed([], other.slice(j, ++j));
  }
  pieces.changed(one.slice(i), other.slice(j));
}

/** From `before` (`printed`) to `after` (`pasted`). */
export function wordDiff(before: string, after: string): DiffPiece[] {
  const [one, other] = [wordsOf(before), wordsOf(after)];
  const start = sharedStart(one, other);
  const end = sharedEnd(one, other, start);
  const pieces = new Pieces();
  pieces.same(one.slice(0, start));
  walk(one.slice(start, one.length - end), other.slice(start, other.length - end), pieces);
  if (end > 0) pieces.same(one.slice(one.length - end));
  pieces.flush();
  return pieces.all;
}
