// SPDX-License-Identifier: MIT
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";

import { Refusal } from "./answers.js";
import { t } from "./messages.js";
import type { Shown } from "./texts.js";

/** What every view does: it follows the address, asks the server, and says what went wrong. */
export abstract class ViewElement extends LitElement {
  @state() protected refusal: Refusal | null = null;
  @state() protected isLoading = false;
  private asking = new AbortController();

  /** The address has changed: read it, and load(). */
  protected abstract onAddress(): void;
  protected abstract onKey(event: KeyboardEvent): void;
  /** Asks for what the address says and keeps the answer, unless it is aborted. Throws Refusal. */
  protected abstract ask(signal: AbortSignal): Promise<void>;

  /** Into the document itself: one stylesheet, and labels that reach across. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("popstate", this.whenAddress);
    document.addEventListener("keydown", this.whenKey);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("popstate", this.whenAddress);
    document.removeEventListener("keydown", this.whenKey);
    this.asking.abort();
  }

  private whenAddress = (): void => this.onAddress();
  private whenKey = (event: KeyboardEvent): void => this.onKey(event);

  /** A newer question ends an older one. */
  protected async load(): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    this.refusal = null;
    this.isLoading = true;
    try {
      await this.ask(signal);
    } catch (error) {
      if (signal.aborted) return;
      this.refusal = error instanceof Refusal ? error : new Refusal(t("failure.ours"));
      if (!(error instanceof Refusal)) console.error(error);
    }
    if (!signal.aborted) this.isLoading = false;
  }

  /** `reason` is what the server said, `more` another way out. */
  protected failure(title: string, refusal: Refusal, reason: Shown, more: Shown): TemplateResult {
    return html`<div class="failure" role="alert">
      <h2>${title}</h2>
      ${reason === nothing ? html`<p>${refusal.message}</p>` : reason}
      <p class="ways-out">
        ${refusal.isFinal
          ? nothing
          : html`<button type="button" @click=${() => void this.load()}>${t("failure.again")}</button>`}
        ${more}
      </p>
    </div>`;
  }
}
