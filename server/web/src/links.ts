// SPDX-License-Identifier: MIT

/** A link that comes with the data, if it is one that may be followed: never `javascript:`. */
export function safeLink(text: string | null): string | null {
  if (!text) return null;
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}
