// SPDX-License-Identifier: MIT
import type { WholeEntry } from "./answers.js";
import { titleOf } from "./texts.js";
import { printedText, shownTime } from "./time.js";
import { permalink } from "./wordings.js";

/** An entry as a footnote: who, what, where, when, and the address of this very wording. */
export function citation(entry: WholeEntry, origin: string): string {
  const { printed } = entry;
  const when =
    printed && (printed.after || printed.by) ? printedText(printed) : shownTime(entry.published);
  const parts = [
    entry.bylines.join(", "),
    `“${titleOf(entry)}”`,
    entry.liveblog_title,
    entry.outlet,
    when,
    entry.url ?? "",
    `${origin}${permalink(entry)}`,
  ];
  return `${parts.filter((part) => part !== "").join(". ")}.`;
}
