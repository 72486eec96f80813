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

/** A piece of a text fragment; the dash is its syntax. */
function fragmentPiece(text: string): string {
  return encodeURIComponent(text).replaceAll("-", "%2D");
}

/**
 * `#:~:text=first words`, so that the browser scrolls to the words on the outlet's page (URL
 * Fragment Text Directives, W3C CG). It joins a fragment that the link has.
 */
export function textFragment(link: string, text: string): string {
  const words = (text.split("\n", 1)[0] ?? "").trim().split(/\s+/).slice(0, 8).join(" ");
  if (words === "") return "";
  return `${link.includes("#") ? "" : "#"}:~:text=${fragmentPiece(words)}`;
}
