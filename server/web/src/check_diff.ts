// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";

import type { DiffPiece, Occurrence } from "./check_answers.js";
import { weights } from "./check_words.js";
import type { Shown } from "./texts.js";

/** What the two sides of a comparison are called. */
export interface Sides {
  printed: string;
  pasted: string;
}

export const printAndPaste: Sides = { printed: "in print", pasted: "as you have it" };
export const statementAndVariant: Sides = { printed: "as above", pasted: "here" };

function weightOf(piece: DiffPiece): Shown {
  if (!piece.weight) return nothing;
  return html`<span class="weight"><span class="unseen"> (</span>${weights[piece.weight]}<span class="unseen">)</span></span>`;
}

function changed(piece: DiffPiece, sides: Sides): TemplateResult {
  return html`<span class="change"
      >${piece.printed
        ? html`<del><span class="unseen">[${sides.printed}: </span>${piece.printed}<span class="unseen">] </span></del>`
        : nothing}${piece.printed && piece.pasted ? " " : nothing}${piece.pasted
        ? html`<ins><span class="unseen">[${sides.pasted}: </span>${piece.pasted}<span class="unseen">] </span></ins>`
        : nothing}${weightOf(piece)}</span
    > `;
}

/** The words with what differs, first what is printed, then what was pasted. */
export function diffText(diff: readonly DiffPiece[], sides: Sides): (TemplateResult | string)[] {
  return diff.map((piece) =>
    piece.kind === "same" ? `${piece.text ?? ""} ` : changed(piece, sides),
  );
}

export function hasChanges(diff: readonly DiffPiece[]): boolean {
  return diff.some((piece) => piece.kind !== "same");
}

function cut(text: string | null): Shown {
  if (!text) return nothing;
  return html`<span class="cut"><span class="unseen">[cut off: </span>${text}<span class="unseen">]</span></span> `;
}

/** The sentence of an occurrence: what was cut faint, what differs marked. */
export function printedSentence(occurrence: Occurrence): TemplateResult {
  const { diff, text } = occurrence;
  return html`${cut(occurrence.cut_before)}${hasChanges(diff)
    ? diffText(diff, printAndPaste)
    : text}${cut(occurrence.cut_after)}`;
}

/** Explains the two kinds of marks, where there are any. */
export function legend(diff: readonly DiffPiece[], hasCut: boolean, sides: Sides): Shown {
  const hasPrinted = diff.some((piece) => piece.kind !== "same" && piece.printed);
  const hasPasted = diff.some((piece) => piece.kind !== "same" && piece.pasted);
  if (!hasPrinted && !hasPasted && !hasCut) return nothing;
  return html`<p class="legend" aria-hidden="true">
    ${hasPrinted ? html`<span><del>words</del> ${sides.printed}</span>` : nothing}
    ${hasPasted ? html`<span><ins>words</ins> ${sides.pasted}</span>` : nothing}
    ${hasCut ? html`<span><span class="cut">words</span> in print, cut off</span>` : nothing}
  </p>`;
}
