// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/drafts/markup.hpp"

#include "searcher/utf16.hpp"

namespace onrecord::searcher::drafts {

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : well_formed(text)) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\'':
                safe += "&#39;";
                break;
            default:
                safe += (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F ? ' ' : c;
        }
    }
    return safe;
}

// Contrast of each ink on its ground is 4.5 : 1 and more (WCAG 2.2 AA), in both schemes.
const std::string_view page_style = R"css(
:root { color-scheme: light dark; --ink: #1b1b1b; --ground: #fff; --line: #c9c9c9; --faint: #555;
  --good: #0b5d1e; --bad: #a40000; --look: #6b4a00; --good-ground: #e3f4e6; --bad-ground: #fde7e7;
  --look-ground: #fff2cf; --plain-ground: #eee; --link: #0a4c9c; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --ground: #161616; --line: #4a4a4a; --faint: #b0b0b0; --good: #8fe0a2;
    --bad: #ff9d9d; --look: #ffd479; --good-ground: #10321a; --bad-ground: #421414;
    --look-ground: #3b2d07; --plain-ground: #2b2b2b; --link: #9cc7ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 62rem; color: var(--ink); background: var(--ground);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2rem; }
a { color: var(--link); } .faint { color: var(--faint); }
bdi, mark { unicode-bidi: isolate; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; color: var(--faint); padding-block-end: .5rem; }
thead th { white-space: nowrap; }
th, td { text-align: start; vertical-align: top; padding: .5rem; border-block-end: 1px solid var(--line); }
td p { margin: 0 0 .4rem; } td ul { margin: 0; padding-inline-start: 1.1rem; }
.outcome { font-weight: 600; white-space: nowrap; }
mark { color: inherit; background: var(--plain-ground); border-block-end: 2px solid var(--faint);
  padding: 0 .1em; }
mark a { color: inherit; font-size: .75em; vertical-align: super; text-decoration: none; }
.stands { color: var(--good); } mark.stands { background: var(--good-ground); border-color: var(--good); }
.does-not-stand, .not-found { color: var(--bad); }
mark.does-not-stand, mark.not-found { background: var(--bad-ground); border-color: var(--bad); }
.unproven, .not-complete { color: var(--look); }
mark.unproven, mark.not-complete { background: var(--look-ground); border-color: var(--look); }
mark, mark.stands, mark.unproven, mark.not-complete, mark.does-not-stand, mark.not-found { color: var(--ink); }
del { text-decoration: line-through; color: var(--bad); } ins { text-decoration: underline; color: var(--good); }
dt { font-weight: 600; } dd { margin: 0 0 .5rem 1rem; }
@media (max-width: 40rem) {
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  tr, td, th[scope=row] { display: block; border: 0; padding: .2rem 0; }
  td[data-label]::before { content: attr(data-label) ":"; color: var(--faint); }
  td[data-label]:empty { display: none; }
  tbody tr { border-block-end: 1px solid var(--line); padding-block: .6rem; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; } tr { break-inside: avoid; }
  mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  td a[href^=http]::after { content: " (" attr(href) ")"; font-size: .85em; }
}
)css";

}  // namespace onrecord::searcher::drafts
