// SPDX-License-Identifier: MIT
// A hit as elements. Foreign words only ever become text nodes.

import type { Hit } from "../answers.js";
import { wordsOf } from "../hit_quote.js";
import { pieces } from "../marking.js";
import type { BoxTexts } from "./texts.js";

/** An element with its attributes and children; strings become text. */
export function element(
  tag: string,
  attributes: Record<string, string | null>,
  ...children: (Node | string)[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** A time as people read it, never more precise than it is known; UTC, and says so. */
export function timeText(time: string, lang: string): string {
  const [day = "", clock = ""] = time.replace(/(?::\d\d(?:\.\d+)?)?Z$/, "").split("T");
  const [year = "", month, date] = day.split("-");
  const options: Intl.DateTimeFormatOptions = { timeZone: "UTC", year: "numeric" };
  if (month) options.month = "short";
  if (date) options.day = "numeric";
  const moment = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(date ?? 1));
  const shown = Number.isNaN(moment) ? time : new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, options).format(moment);
  return clock ? `${shown}, ${clock} UTC` : shown;
}

function whenPrinted(hit: Hit, texts: BoxTexts, lang: string): string {
  const { after = null, by = null } = hit.printed ?? {};
  const shown = (time: string) => timeText(time, lang);
  if (after && by) return texts.between(shown(after), shown(by));
  if (after) return texts.after(shown(after));
  if (by) return texts.by(shown(by));
  return hit.published ? texts.dated(shown(hit.published)) : texts.unknown;
}

function badges(hit: Hit, stance: string | undefined, texts: BoxTexts): Node[] {
  const { number, count, gone } = hit.revision;
  const said = [
    number < count ? texts.earlier : "",
    gone ? texts.gone : "",
    stance && stance !== "said" ? texts.denied : "",
  ];
  return said.filter(Boolean).map((text) => element("span", { part: "badge", class: "badge" }, text));
}

/** The quote, whose it is, then outlet and interval, then the title: as on the page. */
export function hitItem(hit: Hit, server: string, texts: BoxTexts, lang: string): HTMLElement {
  const { text, matches, quote, cutBefore, cutAfter } = wordsOf(hit);
  const words = pieces(text, matches).map((piece) =>
    piece.isMarked ? element("mark", {}, piece.text) : piece.text,
  );
  const said = element(quote ? "blockquote" : "p", { part: "words", dir: "auto", lang: hit.lang },
    cutBefore ? "… " : "", ...words, cutAfter ? " …" : "");
  const who = quote ? (quote.speaker ?? texts.nobody) : texts.own;
  const link = element("a", { part: "title", href: `${server}/e/${hit.id}`, dir: "auto", lang: hit.lang }, hit.title || hit.outlet);
  return element("li", { part: "hit" }, said,
    element("p", { class: "by" }, element("strong", { part: "speaker", dir: "auto" }, who), " ",
      element("span", { part: "outlet", dir: "auto" }, hit.outlet), " ",
      element("time", { datetime: hit.printed?.by ?? hit.published ?? null }, whenPrinted(hit, texts, lang)),
      " ", ...badges(hit, quote?.stance, texts)),
    link);
}
