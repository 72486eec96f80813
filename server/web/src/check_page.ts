// SPDX-License-Identifier: MIT
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";

import { type CheckAddress, readCheckAddress, writeCheckAddress } from "./check_address.js";
import { askCheck, type CheckReport } from "./check_answers.js";
import { clusterList } from "./check_occurrences.js";
import { evidenceParts, searchedPart, verdictPart } from "./check_verdict.js";
import { headline, spoken } from "./check_words.js";
import "./check_home.js";
import { t } from "./messages.js";
import { thenAndNow, thenOf, verdictLink } from "./then_and_now.js";
import { shownTime } from "./time.js";
import { ViewElement } from "./view_element.js";
import { foot, plainTop } from "./views.js";

/** The quote check: did they say these words? */
@customElement("onrecord-check")
export class OnrecordCheck extends ViewElement {
  @state() private address: CheckAddress = readCheckAddress(new URL(location.href));
  @state() private report: CheckReport | null = null;
  @state() private copied = "";
  /** Somebody pressed the button: the verdict is brought into sight. */
  private isAwaited = false;

  protected override onAddress(): void {
    this.address = readCheckAddress(new URL(location.href));
    this.copied = "";
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

  private copyLink(report: CheckReport): void {
    const link = location.origin + writeCheckAddress({ ...this.address, then: thenOf(report) });
    navigator.clipboard
      .writeText(link)
      .then(() => (this.copied = t("entry.copied")))
      .catch(() => (this.copied = link));
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
    const verdict = this.report && !this.refusal ? `${headline(this.report)}: ` : "";
    const { words } = this.address;
    return words === "" ? `${t("views.check")} – Onrecord` : `${verdict}${words} – Onrecord`;
  }

  protected override render(): TemplateResult {
    return html`<a class="unseen skip" href="#answer">${t("skip.verdict")}</a>
      ${plainTop("check")}
      <main class="check" aria-busy=${this.isLoading ? "true" : "false"}>
        ${this.form()}
        <p class="unseen" role="status" aria-live="polite">${this.status()}</p>
        <div id="answer" tabindex="-1" class=${this.isLoading ? "is-stale" : ""}>
          ${this.answer()}
        </div>
      </main>
      ${foot()}`;
  }

  /** On paper stands what was asked, where and when. */
  private paperNote(): TemplateResult {
    const { words, speaker } = this.address;
    const by = speaker ? ` ${t("entry.said_by", { name: speaker })}` : "";
    const time = shownTime(new Date().toISOString());
    return html`<p class="only-print" dir="auto">
      ${t("check.checked")} “${words}”${by}. ${location.href}. ${t("entry.printed_out", { time })}
    </p>`;
  }

  /** Without a `maxlength`: it would cut what is pasted and not say so. The server says so. */
  private form(): TemplateResult {
    return html`<form class="check-form" role="search" action="/check" @submit=${this.onSubmit}>
      <h1><label for="words">${t("check.title")}</label></h1>
      <textarea
        id="words"
        name="words"
        rows="3"
        required
        dir="auto"
        aria-describedby="words-help"
        placeholder=${t("check.placeholder")}
      ></textarea>
      <p id="words-help" class="soft">
        ${t("check.help")}
      </p>
      <div class="check-row">
        <label for="speaker"
          >${t("check.speaker")} <span class="soft">${t("check.optional")}</span>
          <input
            id="speaker"
            name="speaker"
            dir="auto"
            maxlength="512"
            autocomplete="off"
            placeholder=${t("check.speaker_example")}
          />
        </label>
        <label for="before"
          >${t("check.before")} <span class="soft">${t("check.optional")}</span>
          <input id="before" name="before" maxlength="64" autocomplete="off" placeholder="2022-01-28" />
        </label>
        <button type="submit" aria-keyshortcuts="Control+Enter">${t("check.button")}</button>
      </div>
    </form>`;
  }

  /** Read out by screen readers when it changes. */
  private status(): string {
    if (this.refusal) return "";
    if (this.isLoading) return t("status.checking");
    return this.report ? spoken(this.report) : "";
  }

  private answer(): TemplateResult | typeof nothing {
    if (this.refusal) {
      return this.failure(t("failure.check"), this.refusal, nothing, nothing);
    }
    if (this.address.words === "") return html`<onrecord-check-home></onrecord-check-home>`;
    if (!this.report) return this.isLoading ? html`<p class="loading">${t("status.checking_now")}</p>` : nothing;
    const { report } = this;
    return html`${thenAndNow(this.address.then ?? "", report)} ${verdictPart(report)}
    ${verdictLink(() => this.copyLink(report), this.copied)} ${evidenceParts(report)}
    ${clusterList(report)} ${searchedPart(report)} ${this.paperNote()}`;
  }
}
