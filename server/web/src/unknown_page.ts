// SPDX-License-Identifier: MIT
import { html, LitElement, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";

import { t } from "./messages.js";
import { foot, plainTop } from "./views.js";

/** An address that nothing stands at: says so, and where something does. */
@customElement("onrecord-unknown")
export class OnrecordUnknown extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${t("unknown.title")} – Onrecord`;
  }

  protected override render(): TemplateResult {
    return html`${plainTop("none")}
      <main id="main" class="narrow-page" aria-busy="false">
        <h1>${t("unknown.title")}</h1>
        <p><code dir="ltr">${location.pathname}</code></p>
        <p>${t("unknown.meaning")}</p>
        <p class="ways-out">
          <a href="/">${t("views.search")}</a> <a href="/check">${t("views.check")}</a>
          <a href="/draft">${t("views.draft")}</a> <a href="/compare">${t("views.compare")}</a>
        </p>
      </main>
      ${foot()}`;
  }
}
