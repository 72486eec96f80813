// SPDX-License-Identifier: MIT
import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";

import { askDraft, type Draft, draftFile, type DraftReport, outcomes, typeOf } from "./draft_answers.js";
import { draftReport, outcomeBadge } from "./draft_report.js";
import { t } from "./messages.js";
import { ViewElement } from "./view_element.js";
import { foot, plainTop } from "./views.js";

/** Every quotation of a draft at once. What is pasted goes into no address and no history. */
@customElement("onrecord-draft")
export class OnrecordDraft extends ViewElement {
  @state() private report: DraftReport | null = null;
  @state() private isOver = false;
  @state() private fileName = "";
  private draft: Draft | null = null;

  protected override onAddress(): void {
    // `#q3` leads to a row of the report: the answer stays as it is.
  }

  protected override onKey(event: KeyboardEvent): void {
    const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isSend || !(event.target as HTMLElement).matches("textarea")) return;
    event.preventDefault();
    this.querySelector("form")?.requestSubmit();
  }

  protected override async ask(signal: AbortSignal): Promise<void> {
    const report = this.draft === null ? null : await askDraft(this.draft, signal);
    if (signal.aborted) return;
    this.report = report;
    if (report === null) return;
    await this.updateComplete;
    this.querySelector("#answer")?.scrollIntoView({ block: "start" });
  }

  private onSubmit = (event: Event): void => {
    event.preventDefault();
    const text = this.querySelector("textarea")?.value ?? "";
    if (text.trim() === "") return;
    this.fileName = "";
    this.draft = { body: new Blob([text]), type: "text/markdown" };
    void this.load();
  };

  private take(file: File | null | undefined): void {
    if (!file) return;
    this.fileName = file.name;
    this.draft = { body: file, type: typeOf(file.name) };
    void this.load();
  }

  private onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = false;
    this.take(event.dataTransfer?.files[0]);
  };

  private onOver = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = true;
  };

  private download = async (format: "html" | "csv"): Promise<void> => {
    const file = this.draft ? await draftFile(this.draft, format) : null;
    if (!file) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `draft-check.${format}`;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  protected override updated(): void {
    document.title = `${t("views.draft")} – Onrecord`;
  }

  protected override render(): TemplateResult {
    return html`<a class="unseen skip" href="#answer">${t("skip.results")}</a>
      ${plainTop("draft")}
      <main id="main" class="draft" aria-busy=${this.isLoading ? "true" : "false"}>
        ${this.form()}
        <p class="unseen" role="status">
          ${this.report ? t("draft.result", { count: this.report.quotations.length }) : ""}
        </p>
        <div id="answer" tabindex="-1">${this.answer()}</div>
      </main>
      ${foot()}`;
  }

  private form(): TemplateResult {
    return html`<form
      class="check-form drop ${this.isOver ? "is-over" : ""}"
      @submit=${this.onSubmit}
      @dragover=${this.onOver}
      @dragleave=${() => (this.isOver = false)}
      @drop=${this.onDrop}
    >
      <h1><label for="draft-words">${t("draft.title")}</label></h1>
      <textarea
        id="draft-words"
        rows="7"
        dir="auto"
        aria-describedby="draft-help"
        placeholder=${t("draft.placeholder")}
      ></textarea>
      <p id="draft-help" class="soft">${t("draft.help")}</p>
      <div class="draft-buttons">
        <button type="submit" aria-keyshortcuts="Control+Enter">${t("draft.button")}</button>
        <label class="file"
          >${t("draft.file")}
          <input
            type="file"
            accept=".txt,.md,.markdown,.html,.htm,.docx,text/*"
            @change=${(event: Event) => this.take((event.target as HTMLInputElement).files?.[0])}
          />
        </label>
        ${this.fileName ? html`<span class="soft" dir="auto">${this.fileName}</span>` : nothing}
      </div>
    </form>`;
  }

  private answer(): TemplateResult {
    if (this.refusal) return this.failure(t("failure.check"), this.refusal, nothing, nothing);
    if (this.isLoading && this.draft) return html`<p class="loading">${t("status.checking_now")}</p>`;
    if (this.report) return draftReport(this.report, (format) => void this.download(format));
    return html`<section class="home">
      <h2>${t("draft.outcomes")}</h2>
      <dl class="verdicts">
        ${outcomes.map(
          (outcome) => html`<div class="verdict-row">
            <dt>${outcomeBadge(outcome)}</dt>
            <dd>${t(`outcome.${outcome}.meaning`)}</dd>
          </div>`,
        )}
      </dl>
      <p class="soft">${t("draft.private")}</p>
    </section>`;
  }
}
