// SPDX-License-Identifier: MIT
// Times as people read them, never more precise than they are known. All are UTC, and say so.

import { locale, t } from "./messages.js";

/** When words were printed: not before `after`, not after `by`; null where nothing is known. */
export interface Printed {
  after: string | null;
  by: string | null;
}

const shape = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z)?)?)?$/;

interface Shown {
  day: string;
  /** Empty where only the day is known, or less. */
  clock: string;
}

function dateText(year: string, month?: string, day?: string): string {
  const options: Intl.DateTimeFormatOptions = { timeZone: "UTC", year: "numeric" };
  if (month) options.month = "long";
  if (day) options.day = "numeric";
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat(locale(), options).format(date);
}

function shown(time: string): Shown {
  const parts = shape.exec(time);
  if (!parts) return { day: time, clock: "" };
  const [, year = "", month, day, hour, minute, second] = parts;
  const clock = hour ? `${hour}:${minute}${second && second !== "00" ? `:${second}` : ""}` : "";
  return { day: dateText(year, month, day), clock };
}

/**
 * `2022-01-28T14:05Z` as `28 January 2022, 14:05 UTC`; `2022-01` as `January 2022`. What is not
 * known is not shown; a time that is not known at all says so.
 */
export function shownTime(time: string | null): string {
  if (!time) return t("time.unknown");
  const { day, clock } = shown(time);
  return clock ? `${day}, ${clock} UTC` : day;
}

/** `printed 28 January 2022, after 10:58, by 11:15 UTC`: as much of it as is known. */
export function printedText({ after, by }: Printed): string {
  if (!after && !by) return t("printed.unknown");
  if (!by) return t("printed.after", { after: shownTime(after) });
  if (!after) return t("printed.by", { by: shownTime(by) });
  const [from, to] = [shown(after), shown(by)];
  if (from.day !== to.day || !from.clock || !to.clock) {
    return t("printed.between", { after: shownTime(after), by: shownTime(by) });
  }
  return t("printed.same_day", { day: to.day, after: from.clock, by: to.clock });
}

/** The same moment on the reader's own clock, for a tooltip; empty without a time of day. */
export function localTime(time: string | null): string {
  if (!time?.includes("T")) return "";
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime())) return "";
  const text = moment.toLocaleString(locale(), { dateStyle: "full", timeStyle: "long" });
  return t("time.local", { text });
}

/** What a time rests on, where it is not the outlet's own for this very entry. */
export function timeCaveat(trust: string | null): string {
  if (trust === "B") return t("time.trust_b");
  if (trust === "C") return t("time.trust_c");
  return "";
}
