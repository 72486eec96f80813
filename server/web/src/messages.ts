// SPDX-License-Identifier: MIT
// What the page says, from one message file a language (messages/): ICU's message format, of it
// `{name}` and `{count, plural, one {# entry} other {# entries}}`, with the forms of Intl.
import english from "../messages/en.json";

export type MessageName = keyof typeof english;
export type Messages = Record<string, string>;
export type Value = string | number;

export const languages = [
  { code: "en", name: "English", intl: "en-GB" },
  { code: "de", name: "Deutsch", intl: "de" },
  { code: "fr", name: "Français", intl: "fr" },
  { code: "es", name: "Español", intl: "es" },
  { code: "uk", name: "Українська", intl: "uk" },
] as const;

export type LanguageCode = (typeof languages)[number]["code"];

let messages: Messages = english;
let language: (typeof languages)[number] = languages[0];

/** The texts of another language by name, from a list in the order of the English ones (build.mjs). */
export function named(texts: Messages | readonly (string | null)[]): Messages {
  if (!Array.isArray(texts)) return texts as Messages;
  const pairs = Object.keys(english).map((name, index) => [name, texts[index]] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => Boolean(pair[1])));
}

export function useMessages(code: LanguageCode, texts: Messages): void {
  messages = { ...english, ...texts };
  language = languages.find((each) => each.code === code) ?? languages[0];
}

/** For Intl, and for the `lang` of the document. */
export const locale = (): string => language.intl;
export const languageCode = (): LanguageCode => language.code;

/** Where the brace at `open` is closed; the end of the text when it is not. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; ++at) {
    if (text[at] === "{") ++depth;
    else if (text[at] === "}" && --depth === 0) return at;
  }
  return text.length;
}

function pluralForm(forms: string, count: number): string {
  const kind = new Intl.PluralRules(locale()).select(count);
  const found = new Map<string, string>();
  let at = 0;
  while (true) {
    const open = forms.indexOf("{", at);
    if (open < 0) break;
    const close = closing(forms, open);
    found.set(forms.slice(at, open).trim(), forms.slice(open + 1, close));
    at = close + 1;
  }
  const form = found.get(`=${count}`) ?? found.get(kind) ?? found.get("other") ?? "";
  return form.replaceAll("#", numberText(count));
}

export function numberText(number: number): string {
  return number.toLocaleString(locale());
}

/** A foreign text within ours: one that runs from the right is kept from reordering what stands
 *  beside it (Unicode's isolates, as ICU's message format has them). */
export function isolated(text: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text) ? `\u2068${text}\u2069` : text;
}

/** The text of a message in pieces: its own words, and what stands for its arguments. */
function cut<Part>(text: string, given: Record<string, Value | Part>): (string | Part)[] {
  const parts: (string | Part)[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf("{", at);
    if (open < 0) break;
    const close = closing(text, open);
    if (open > at) parts.push(text.slice(at, open));
    const [name = "", kind, ...forms] = text.slice(open + 1, close).split(",");
    const value = given[name.trim()];
    if (kind?.trim() === "plural") {
      parts.push(...cut(pluralForm(forms.join(","), Number(value)), given));
    } else if (value !== undefined) {
      parts.push(typeof value === "number" ? numberText(value) : typeof value === "string" ? isolated(value) : value);
    }
    at = close + 1;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

export function has(name: string): name is MessageName {
  return name in messages;
}

export function t(name: MessageName, given: Record<string, Value> = {}): string {
  return cut(messages[name] ?? name, given).join("");
}

/** The same with templates as arguments, for text with links in it. */
export function rich<Part>(name: MessageName, given: Record<string, Value | Part>): (string | Part)[] {
  return cut<Part>(messages[name] ?? name, given);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(texts: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: "conjunction" }).format(texts.map(isolated));
}

/** A language as the reader calls it. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([locale()], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
