// SPDX-License-Identifier: MIT
// Warnings that a plain verdict must not hide: which of them are conflicts, gravest first, with a
// shape of their own, so that neither a colour nor the order alone tells them.

import type { CheckReport } from "./check_answers.js";
import { has, type MessageName } from "./messages.js";

export interface Warned {
  code: string;
  text: string;
}

interface Conflict {
  code: string;
  /** Strokes on a square of 24. */
  icon: string;
}

const denied = "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z M6 6l12 12";
const gone = "M5 7h14 M9 7V4.5h6V7 M7 7l1 12.5h8L17 7";
const changed = "M4.5 12a7.5 7.5 0 0 1 13-5 M17.5 3v4.5H13 M19.5 12a7.5 7.5 0 0 1-13 5 M6.5 21v-4.5H11";
const two = "M8 5.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z M16 5.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z M3 19q5-6 9-1 4-5 9 1";
const apart = "M5 9.5h14 M5 15h14 M15.5 5 8.5 19.5";
const asking = "M8.5 9a3.5 3.5 0 1 1 5 3.2q-1.5.8-1.5 2.3 M12 18.5v.4";
const cutting = "M5 6l14 12 M19 6 5 18 M12 3v2 M12 19v2";
const swapped = "M4 8.5h14.5 M15 5l3.5 3.5L15 12 M20 15.5H5.5 M9 12l-3.5 3.5L9 19";

/** Gravest first. `conflict.CODE` in the messages is what each says. */
export const conflicts: readonly Conflict[] = [
  { code: "denied", icon: denied },
  { code: "fake", icon: denied },
  { code: "denied-elsewhere", icon: apart },
  { code: "withdrawn", icon: gone },
  { code: "other-speaker", icon: swapped },
  { code: "outlet-correction", icon: changed },
  { code: "changed-later", icon: changed },
  { code: "wordings-differ", icon: apart },
  { code: "several-speakers", icon: two },
  { code: "negation", icon: apart },
  { code: "number", icon: apart },
  { code: "name", icon: apart },
  { code: "condition", icon: apart },
  { code: "hypothetical", icon: asking },
  { code: "asked", icon: asking },
  { code: "question", icon: asking },
  { code: "cut-negation", icon: cutting },
  { code: "cut-office", icon: cutting },
  { code: "cut-doubt", icon: cutting },
  { code: "cut-claim", icon: cutting },
  { code: "cut-condition", icon: cutting },
  { code: "cut-question", icon: cutting },
  { code: "cut-qualifier", icon: cutting },
  { code: "cut-number", icon: cutting },
  { code: "acronym", icon: asking },
  { code: "marks-lost", icon: asking },
  { code: "speaker-slip", icon: asking },
  { code: "speaker-unknown", icon: asking },
  { code: "as-of-unknown", icon: asking },
];

export const warningIcon = "M12 4 21 19.5H3z M12 10v4.5 M12 17v.4";

function rank(code: string): number {
  const at = conflicts.findIndex((conflict) => conflict.code === code);
  return at < 0 ? conflicts.length : at;
}

export function iconOf(code: string): string {
  return conflicts[rank(code)]?.icon ?? warningIcon;
}

export function conflictTitle(code: string): MessageName | null {
  const name = `conflict.${code}`;
  return has(name) ? name : null;
}

/** The conflicts of a report first, one of each kind; then what else it warns of. */
export function sorted(warnings: readonly Warned[]): { conflicts: Warned[]; others: Warned[] } {
  const isConflict = ({ code }: Warned) => rank(code) < conflicts.length;
  return {
    conflicts: warnings.filter(isConflict).sort((one, other) => rank(one.code) - rank(other.code)),
    others: warnings.filter((warning) => !isConflict(warning)),
  };
}

/** The kind of the gravest conflict of a report; null where nothing speaks against its verdict. */
export function gravest(report: Pick<CheckReport, "warnings">): string | null {
  return sorted(report.warnings).conflicts[0]?.code ?? null;
}
