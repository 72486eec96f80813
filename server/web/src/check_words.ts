// SPDX-License-Identifier: MIT
// What the quote check says in words: sentences made of an answer.

import type { CheckReport, Searched } from "./check_answers.js";
import { conflictTitle, gravest } from "./conflicts.js";
import { has, languageName, listed, t } from "./messages.js";
import { shownTime } from "./time.js";

/** Why a speaker is believed, by the rule that gave the name. */
export function whyBelieved(rule: string | null): string {
  if (!rule) return "";
  const name = `rule.${rule}`;
  return has(name) ? t(name) : t("rule.other", { rule });
}

/** What "not found" means, and how far every verdict reaches. */
export function searchedText(searched: Searched): string {
  const day = (time: string | null) => shownTime(time ? time.slice(0, 10) : null);
  const { from, to, languages } = searched;
  const parts = {
    entries: t("count.entries", { count: searched.entries }),
    liveblogs: t("count.liveblogs", { count: searched.liveblogs }),
    outlets: t("count.outlets", { count: searched.outlets }),
    period: from && to ? t("searched.period", { from: day(from), to: day(to) }) : "",
    languages:
      languages.length > 0
        ? t("searched.languages", { names: listed(languages.map(languageName)) })
        : "",
    generation: String(searched.generation),
  };
  return t("searched.text", parts);
}

/** The reason of who printed it first, its times as people read them. */
export function firstReason(report: CheckReport): string {
  return report.first_printed.reason.replace(
    /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)?/g,
    (time) => shownTime(time),
  );
}

/** What the card says first: the gravest conflict, else the verdict. */
export function headline(report: CheckReport): string {
  const code = gravest(report);
  const title = code === null ? null : conflictTitle(code);
  return title === null ? t(`verdict.${report.verdict}`) : t(title);
}

/** What is read out when an answer comes. */
export function spoken(report: CheckReport): string {
  const verdict = t(`verdict.${report.verdict}`);
  const first = headline(report);
  const warnings = report.warnings.map(({ text }) => text).join(" ");
  return [
    first === verdict ? "" : `${first}.`,
    t("check.spoken", { verdict, meaning: t(`verdict.${report.verdict}.meaning`) }),
    warnings,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
