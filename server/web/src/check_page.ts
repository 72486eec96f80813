// SPDX-License-Identifier: MIT
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";

import { type CheckAddress, readCheckAddress, writeCheckAddress } from "./check_address.js";
import { askCheck, type CheckReport } from "./check_answers.js";
import { clusterList } from "./check_occurrences.js";
import { evidenceParts, searchedPart, verdictPart } from "./check_verdict.js";
import { spoken, verdicts } from "./check_words.js";
import { ViewElement } from "./view_element.js";
import { viewLinks } from "./views.js";

/** The quote check: did they say these words? */
@customElement("onrecord-check")
export class OnrecordCheck extends ViewElement {
  @state() private address: CheckAddress = readCheckAddress(new URL(location.href));
  @state() private report: CheckReport | null = null;
  /** Somebody pressed the button: the verdict is brought into sight. */
  private isAwaited = false;

  protected override onAddress(): void {
    this.address = readCheckAddress(new URL(location.href));
    void this.load();
  }

  protected override onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const isTyping = target.matches("input, textarea");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && isTyping) {
      event.preventDefault();
      this.querySelector("form")?.requestSubmit();
    } else if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.field("words").focus();
    } else if (event.key === "Escape" && isTyping) {
      target.blur();
    }
  }

  private field(name: keyof CheckAddress): HTMLInputElement | HTMLTextAreaElement {
    return this.querySelector(`#${name}`) as HTMLInputElement | HTMLTextAreaElement;
  }

  private onSubmit = (event: Event): void => {
    event.preventDefault();
    const text = (name: keyof CheckAddress) => this.field(name).value.trim();
    const asked = { words: text("words"), speaker: text("speaker"), before: text("before") };
    history.pushState(null, "", writeCheckAddress(asked));
    this.isAwaited = true;
    this.onAddress();
  };

  protected override async ask(signal: AbortSignal): Promise<void> {
    const report = this.address.words === "" ? null : await askCheck(this.address, signal);
    if (!signal.aborted) this.report = report;
  }

  // Showing

  protected override updated(changed: PropertyValues): void {
    // Not bound in the template: what is being typed must outlive other changes.
    if (changed.has("address")) {
      for (const name of ["words", "speaker", "before"] as const) {
        this.field(name).value = this.address[name];
      }
    }
    document.title = this.pageTitle();
    if (this.isLoading || !this.isAwaited) return;
    this.isAwaited = false;
    this.querySelector(".verdict, .failure")?.scrollIntoView({ block: "nearest" });
  }

  private pageTitle(): string {
    const verdict = this.report && !this.refusal ? `${verdicts[this.report.verdict].title}: ` : "";
    const { words } = this.address;
    return words === "" ? "Check a quote – Onrecord" : `${verdict}${words} – Onrecord`;
  }

  protected override render(): TemplateResult {
    return html`<a class="unseen skip" href="#answer">Skip to the verdict</a>
      <header class="top">
        <a class="name" href="/">Onrecord</a>
        ${viewLinks("check")}
      </header>
      <main class="check" aria-busy=${this.isLoading ? "true" : "false"}>
        ${this.form()}
        <p class="unseen" role="status" aria-live="polite">${this.status()}</p>
        <div id="answer" tabindex="-1" class=${this.isLoading ? "is-stale" : ""}>
          ${this.answer()}
        </div>
      </main>`;
  }

  /** Without a `maxlength`: it would cut what is pasted and not say so. The server says so. */
  private form(): TemplateResult {
    return html`<form class="check-form" role="search" @submit=${this.onSubmit}>
      <h1><label for="words">Did they say these words?</label></h1>
      <textarea
        id="words"
        name="words"
        rows="3"
        required
        aria-describedby="words-help"
        placeholder="Paste the words that are said to have been spoken"
      ></textarea>
      <p id="words-help" class="soft">
        With or without quotation marks. An ellipsis (…) may stand for words left out.
      </p>
      <div class="check-row">
        <label for="speaker">Said by <span class="soft">(if you like)</span>
          <input id="speaker" name="speaker" maxlength="512" autocomplete="off" placeholder="A name" />
        </label>
        <label for="before">Printed before <span class="soft">(if you like)</span>
          <input id="before" name="before" maxlength="64" autocomplete="off" placeholder="2022-01-28" />
        </label>
        <button type="submit" aria-keyshortcuts="Control+Enter">Check</button>
      </div>
    </form>`;
  }

  /** Read out by screen readers when it changes. */
  private status(): string {
    if (this.refusal) return "";
    if (this.isLoading) return "Checking";
    return this.report ? spoken(this.report) : "";
  }

  private answer(): TemplateResult | typeof nothing {
    if (this.refusal) {
      return this.failure("This could not be checked", this.refusal, nothing, nothing);
    }
    if (!this.report) return this.isLoading ? html`<p class="loading">Checking …</p>` : nothing;
    return html`${verdictPart(this.report)} ${evidenceParts(this.report)}
    ${clusterList(this.report)} ${searchedPart(this.report)}`;
  }
}
