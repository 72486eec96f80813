// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";

import type { DiffPiece } from "./answers.js";
import type { Occurrence } from "./check_answers.js";
import { t } from "./messages.js";
import type { Shown } from "./texts.js";

/** What the two sides of a comparison are called. */
export interface Sides {
  printed: string;
  pasted: string;
}

export const printAndPaste = (): Sides => ({ printed: t("side.print"), pasted: t("side.paste") });
export const hereAndThere = (): Sides => ({ printed: t("side.here"), pasted: t("side.there") });
export const twoWordings = (): Sides => ({ printed: t("side.above"), pasted: t("side.below") });
export const beforeAndAfter = (): Sides => ({ printed: t("side.before"), pasted: t("side.after") });

function weightOf(piece: DiffPiece): Shown {
  if (!piece.weight) return nothing;
  return html`<span class="weight"><span class="unseen"> (</span>${t(`weight.${piece.weight}`)}<span class="unseen">)</span></span>`;
}

function side(tag: "del" | "ins", text: string | null | undefined, name: string): Shown {
  if (!text) return nothing;
  const before = html`<span class="unseen">[${name}: </span>`;
  const after = html`<span class="unseen">]</span>`;
  return tag === "del"
    ? html`<del>${before}${text}${after}</del>`
    : html`<ins>${before}${text}${after}</ins>`;
}

function changed(piece: DiffPiece, sides: Sides): TemplateResult {
  const between = piece.printed && piece.pasted ? " " : "";
  return html`<span class="change"
    >${side("del", piece.printed, sides.printed)}${between}${side(
      "ins",
      piece.pasted,
      sides.pasted,
    )}${weightOf(piece)}</span
  >`;
}

/** The words with what differs, first what is printed, then what was pasted. */
export function diffText(diff: readonly DiffPiece[], sides: Sides): (TemplateResult | string)[] {
  return diff.flatMap((piece, index) => {
    const shown = piece.kind === "same" ? (piece.text ?? "") : changed(piece, sides);
    return index === 0 ? [shown] : [" ", shown];
  });
}

export function hasChanges(diff: readonly DiffPiece[]): boolean {
  return diff.some((piece) => piece.kind !== "same");
}

/** With its own blanks: a comma stands right behind a word. */
function cut(text: string | null): Shown {
  if (!text) return nothing;
  return html`<span class="cut"
    ><span class="unseen">[${t("side.cut")}: </span>${text}<span class="unseen">]</span></span
  >`;
}

/** The sentence of an occurrence: what was cut faint, what differs marked. */
export function printedSentence(occurrence: Occurrence): TemplateResult {
  const { diff, text, cut_before, cut_after } = occurrence;
  const words = hasChanges(diff) ? diffText(diff, printAndPaste()) : text;
  return html`${cut(cut_before)}${words}${cut(cut_after)}`;
}

/** Explains the two kinds of marks, where there are any. */
export function legend(diff: readonly DiffPiece[], hasCut: boolean, sides: Sides): Shown {
  const hasPrinted = diff.some((piece) => piece.kind !== "same" && piece.printed);
  const hasPasted = diff.some((piece) => piece.kind !== "same" && piece.pasted);
  if (!hasPrinted && !hasPasted && !hasCut) return nothing;
  return html`<p class="legend" aria-hidden="true">
    ${hasPrinted ? html`<span><del>${t("side.words")}</del> ${sides.printed}</span>` : nothing}
    ${hasPasted ? html`<span><ins>${t("side.words")}</ins> ${sides.pasted}</span>` : nothing}
    ${hasCut ? html`<span><span class="cut">${t("side.words")}</span> ${t("side.cut_off")}</span>` : nothing}
  </p>`;
}
