// SPDX-License-Identifier: MIT
import { svg, type SVGTemplateResult } from "lit";

import type { VerdictName } from "./check_answers.js";

/** Strokes on a square of 24; the shape alone tells the verdicts apart. */
const strokes: Record<VerdictName, string> = {
  exact: "M5 12.5 10 17.5 19.5 7",
  "exact-normalised": "M5 9.5 9.5 14 18 5 M5 19.5q3.5-3 7 0t7 0",
  fragment: "M8.5 5H5v14h3.5 M15.5 5H19v14h-3.5 M9 12h6",
  altered: "M5 9.5h14 M5 15h14 M15.5 5 8.5 19.5",
  "other-speaker": "M4 8.5h14.5 M15 5l3.5 3.5L15 12 M20 15.5H5.5 M9 12l-3.5 3.5L9 19",
  "headline-only": "M5 6.5h14 M5 10.5h9 M5 15h14 M5 18.5h14",
  "not-found": "M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12z M15 15l5 5",
};

export function verdictIcon(verdict: VerdictName): SVGTemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${strokes[verdict]}></path>
  </svg>`;
}
