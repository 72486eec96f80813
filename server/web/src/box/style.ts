// SPDX-License-Identifier: MIT
// The box in its shadow root; every colour can be set from outside, and the defaults meet WCAG AA.
export const style = `
:host {
  --ink: var(--onrecord-ink, #1d2127);
  --paper: var(--onrecord-paper, #ffffff);
  --soft: var(--onrecord-soft, #5a6069);
  --line: var(--onrecord-line, #8b8778);
  --accent: var(--onrecord-accent, #1f4e86);
  --on-accent: var(--onrecord-on-accent, #ffffff);
  --mark: var(--onrecord-mark, #ffe9a3);
  --grave: var(--onrecord-grave, #a3312a);
  display: block;
  box-sizing: border-box;
  max-width: 100%;
  padding: 1rem;
  border-radius: var(--onrecord-radius, 0.5rem);
  background: var(--paper);
  color: var(--ink);
  font-family: var(--onrecord-font, system-ui, sans-serif);
  line-height: 1.5;
  overflow-wrap: anywhere;
}
:host([hidden]) { display: none; }
@media (prefers-color-scheme: dark) {
  :host(:not([theme="light"])) {
    --ink: var(--onrecord-ink, #e6e4de);
    --paper: var(--onrecord-paper, #1b1f25);
    --soft: var(--onrecord-soft, #a0a6af);
    --line: var(--onrecord-line, #747b86);
    --accent: var(--onrecord-accent, #8dbaf0);
    --on-accent: var(--onrecord-on-accent, #15181c);
    --mark: var(--onrecord-mark, #5d4d12);
    --grave: var(--onrecord-grave, #f09a8f);
  }
}
form { display: flex; flex-wrap: wrap; gap: 0.5rem; }
label { flex: 1 0 100%; font-weight: 600; }
input, button { min-height: 2.6rem; border-radius: 0.4rem; font: inherit; }
input { flex: 1; min-width: 0; padding: 0.4rem 0.8rem; border: 1px solid var(--line); background: var(--paper); color: var(--ink); }
button { padding: 0.4rem 1rem; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; }
:focus-visible { outline: 0.16rem solid var(--accent); outline-offset: 0.15rem; }
ol { margin: 0; padding: 0; list-style: none; }
li { padding: 0.7rem 0; border-bottom: 1px solid var(--line); }
blockquote, p { margin: 0; }
blockquote { font-family: var(--onrecord-quote-font, Georgia, serif); font-size: 1.06em; }
blockquote::before { content: open-quote; }
blockquote::after { content: close-quote; }
mark { background: var(--mark); color: inherit; }
.by, [role="status"] { color: var(--soft); font-size: 0.9em; }
.by strong { color: var(--ink); }
[role="status"] { min-height: 1.5em; padding-top: 0.4rem; }
a { display: inline-block; min-height: 1.5rem; color: var(--accent); }
.badge { padding: 0 0.5em; border: 1px solid currentColor; border-radius: 1em; color: var(--grave); font-weight: 600; }
`;
