// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";

import { languageCode, languages, t } from "./messages.js";
import { chooseLanguage } from "./reading_language.js";

const views = [
  { name: "search", address: "/" },
  { name: "check", address: "/check" },
  { name: "draft", address: "/draft" },
  { name: "compare", address: "/compare" },
] as const;

export type ViewName = (typeof views)[number]["name"] | "none";

/** The ways between the views, for the top of each. */
export function viewLinks(current: ViewName): TemplateResult {
  return html`<nav class="views" aria-label=${t("views.label")}>
    ${views.map(
      ({ name, address }) =>
        html`<a href=${address} aria-current=${name === current ? "page" : nothing}
          ><span class="full">${t(`views.${name}`)}</span
          ><span class="short">${t(`views.${name}.short`)}</span></a
        >`,
    )}
  </nav>`;
}

export function wordmark(): TemplateResult {
  return html`<a class="name" href="/">Onrecord</a>`;
}

/** The top of a view that has no search box. */
export function plainTop(current: ViewName): TemplateResult {
  return html`<header class="top">${wordmark()} ${viewLinks(current)}</header>`;
}

/** The language of the page, and where the interface is told. */
export function foot(): TemplateResult {
  const choose = (event: Event) => chooseLanguage((event.target as HTMLSelectElement).value);
  return html`<footer class="foot">
    <label
      >${t("foot.language")}
      <select name="language" @change=${choose}>
        ${languages.map(
          ({ code, name }) =>
            html`<option value=${code} lang=${code} ?selected=${code === languageCode()}>${name}</option>`,
        )}
      </select>
    </label>
    <a href="/api/v1/openapi.json">${t("foot.api")}</a>
    <span class="soft">${t("foot.keys")}</span>
  </footer>`;
}
