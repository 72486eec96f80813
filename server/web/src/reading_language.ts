// SPDX-License-Identifier: MIT
// In which language the page speaks: what was chosen here, else what the browser asks for.
import { type LanguageCode, languageCode, languages, type Messages, named, useMessages } from "./messages.js";

const kept = "onrecord-language";

/** Loaded only when it is needed; English is in the page. */
const files: Record<Exclude<LanguageCode, "en">, () => Promise<{ default: Messages }>> = {
  de: () => import("../messages/de.json"),
  fr: () => import("../messages/fr.json"),
  es: () => import("../messages/es.json"),
  uk: () => import("../messages/uk.json"),
};

function isLanguage(code: string | undefined): code is LanguageCode {
  return languages.some((each) => each.code === code);
}

function chosen(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    // Storage may be forbidden; the browser's own wish still stands.
    return null;
  }
}

/** The first of the wishes that the page speaks; English where it speaks none. */
export function wishedLanguage(wishes: readonly string[]): LanguageCode {
  for (const wish of wishes) {
    const code = wish.toLowerCase().split("-")[0];
    if (isLanguage(code)) return code;
  }
  return "en";
}

/** Before anything is shown. A language that cannot be loaded leaves the page in English. */
export async function speak(): Promise<void> {
  const code = wishedLanguage([chosen() ?? "", ...navigator.languages].filter(Boolean));
  if (code !== "en") {
    const file = await files[code]().catch(() => null);
    if (file) useMessages(code, named(file.default));
  }
  document.documentElement.lang = languageCode();
}

export function chooseLanguage(code: string): void {
  try {
    localStorage.setItem(kept, code);
  } catch {
    // Then it holds for this browser's own wish only.
  }
  location.reload();
}
