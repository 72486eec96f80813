// SPDX-License-Identifier: MIT
// Times as people read them, never more precise than they are known.

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const shape = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z)?)?)?$/;

/**
 * `2022-01-28T14:05Z` as `28 January 2022, 14:05 UTC`; `2022-01` as `January 2022`. What is not
 * known is not shown; a time that is not known at all says so.
 */
export function shownTime(time: string | null): string {
  if (!time) return "time unknown";
  const parts = shape.exec(time);
  if (!parts) return time;
  const [, year, month, day, hour, minute, second] = parts;
  if (!month) return year ?? time;
  const name = months[Number(month) - 1] ?? month;
  if (!day) return `${name} ${year}`;
  const date = `${Number(day)} ${name} ${year}`;
  if (!hour) return date;
  return `${date}, ${hour}:${minute}${second && second !== "00" ? `:${second}` : ""} UTC`;
}

/** The same moment on the reader's own clock, for a tooltip; empty without a time of day. */
export function localTime(time: string | null): string {
  if (!time?.includes("T")) return "";
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime())) return "";
  const text = moment.toLocaleString(undefined, { dateStyle: "full", timeStyle: "long" });
  return `On your clock: ${text}`;
}

/** What the time rests on, where it is not the outlet's own for this very entry. */
export function timeCaveat(trust: string | null): string {
  if (trust === "B") return "when it was captured; printed then or before";
  if (trust === "C") return "date of the liveblog or page";
  return "";
}
