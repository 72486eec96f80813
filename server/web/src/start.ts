// SPDX-License-Identifier: MIT
// Each view is a document of its own; the address says which.
import "./check_page.js";
import "./page.js";

const name = location.pathname === "/check" ? "onrecord-check" : "onrecord-page";
document.body.prepend(document.createElement(name));
