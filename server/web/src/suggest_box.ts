// SPDX-License-Identifier: MIT
// What somebody's typing may become, under the search box: a combobox with a list (WAI-ARIA 1.2).
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";

import { ask, offers } from "./answers.js";
import { t } from "./messages.js";
import { facetTitle } from "./texts.js";

export interface Suggestion {
  field: string;
  value: string;
  label: string;
  /** As it stands in a query. */
  query: string;
  entries: number;
}

const listId = "suggestions";
const mostWords = 3;

/** The ends of what is typed that may be a name: `a b c`, `b c`, `c`; nothing within marks or fields. */
export function endings(typed: string): string[] {
  if (typed.split('"').length % 2 === 0) return [];
  const words = /(?:^|[\s(])((?:[^\s":()]+[ ]?)+)$/u.exec(typed)?.[1]?.trim().split(" ") ?? [];
  const last = words.slice(-mostWords).filter((word) => word !== "");
  return last.map((_, index) => last.slice(index).join(" ")).filter((ending) => ending.length > 1);
}

/** What is typed with its ending replaced by what was chosen. */
export function completed(typed: string, ending: string, query: string): string {
  return `${typed.slice(0, typed.length - ending.length)}${query} `;
}

@customElement("onrecord-suggest")
export class SuggestBox extends LitElement {
  @state() private list: Suggestion[] = [];
  @state() private at = -1;
  private ending = "";
  private asking = new AbortController();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private get box(): HTMLInputElement | null {
    return this.closest("form")?.querySelector("input[type=search]") ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const box = this.box;
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", listId], ["aria-expanded", "false"]] as const) {
      box?.setAttribute(name, value);
    }
    box?.addEventListener("input", this.onInput);
    box?.addEventListener("keydown", this.onKey);
    box?.addEventListener("blur", this.close);
    this.closest("form")?.addEventListener("submit", this.close);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.asking.abort();
  }

  private close = (): void => {
    this.asking.abort();
    this.list = [];
    this.at = -1;
  };

  private onInput = async (): Promise<void> => {
    const typed = this.box?.value ?? "";
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    for (const ending of offers("suggest") ? endings(typed) : []) {
      const list = await this.ask(ending, signal);
      if (signal.aborted) return;
      if (list.length === 0) continue;
      this.ending = ending;
      this.list = list;
      this.at = -1;
      return;
    }
    this.list = [];
  };

  /** Suggestions are a help: without them the box works as it did. */
  private async ask(ending: string, signal: AbortSignal): Promise<Suggestion[]> {
    const asked = new URLSearchParams({ q: ending, limit: "8" });
    try {
      return (await ask<{ suggestions: Suggestion[] }>(`/api/v1/suggest?${asked}`, signal)).suggestions;
    } catch {
      return [];
    }
  }

  private onKey = (event: KeyboardEvent): void => {
    if (this.list.length === 0) return;
    const count = this.list.length;
    if (event.key === "ArrowDown") this.at = (this.at + 1) % count;
    else if (event.key === "ArrowUp") this.at = (this.at <= 0 ? count : this.at) - 1;
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.at >= 0) this.take(this.at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private take(index: number): void {
    const chosen = this.list[index];
    const box = this.box;
    if (!chosen || !box) return;
    box.value = completed(box.value, this.ending, chosen.query);
    this.close();
    box.form?.requestSubmit();
  }

  protected override updated(): void {
    const box = this.box;
    box?.setAttribute("aria-expanded", String(this.list.length > 0));
    if (this.at >= 0) box?.setAttribute("aria-activedescendant", `${listId}-${this.at}`);
    else box?.removeAttribute("aria-activedescendant");
  }

  /** On pointerdown: a click would come after the box has lost the focus, and the list its place. */
  private option(one: Suggestion, index: number): TemplateResult {
    return html`<li
      id="${listId}-${index}"
      role="option"
      aria-selected=${index === this.at}
      @pointerdown=${(event: Event) => {
        event.preventDefault();
        this.take(index);
      }}
    >
      <span class="value" dir="auto">${one.label}</span>
      <span class="soft">${facetTitle(one.field)} · ${t("count.entries", { count: one.entries })}</span>
    </li>`;
  }

  protected override render(): TemplateResult {
    return html`<ul
      id=${listId}
      role="listbox"
      aria-label=${t("suggest.label")}
      ?hidden=${this.list.length === 0}
    >
      ${this.list.length > 0 ? this.list.map((one, index) => this.option(one, index)) : nothing}
    </ul>`;
  }
}
