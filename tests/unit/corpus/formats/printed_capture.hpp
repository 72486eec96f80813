// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/corpus/captured.hpp"

#include <algorithm>
#include <string>
#include <vector>

// A Capture's Entries as text, for tests that compare tables.
namespace onrecord::tests {

inline std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() ? "" : "; ") + part;
    }
    return all.empty() ? "-" : all;
}

/// Paragraphs parted by ` / `.
inline std::string on_one_line(std::string text) {
    for (std::size_t at = text.find("\n\n"); at != std::string::npos; at = text.find("\n\n")) {
        text.replace(at, 2, " / ");
    }
    return text;
}

/// `time | title | bylines | words | who: quoted words`; the last for each typed quote.
inline std::string printed(const schema::Entry& entry) {
    std::string line = entry.published.is_known() ? to_string(entry.published.at) : "-";
    line += " | " + (entry.title.empty() ? "-" : entry.title) + " | " + joined(entry.bylines) +
            " | " + on_one_line(entry.text);
    for (const schema::TypedQuote& quote : entry.typed_quotes) {
        line += " | " + (quote.speaker.empty() ? "somebody" : quote.speaker) + ": " +
                on_one_line(entry.text.substr(quote.span.begin, quote.span.length()));
    }
    return line + '\n';
}

/// All Entries, and after them who was taken back and how often.
inline std::string printed(const Captured& captured) {
    std::string all;
    for (const schema::Entry& entry : captured.entries) {
        all += printed(entry);
    }
    for (const corpus::WithdrawnEntry& gone : captured.report.withdrawn) {
        const auto entry = std::find_if(captured.entries.begin(),
                                        captured.entries.end(),
                                        [&](const auto& one) { return one.id == gone.id; });
        all += "withdrawn: ";
        all += entry == captured.entries.end() ? "an Entry without words" : entry->text;
        all += '\n';
    }
    return all;
}

}  // namespace onrecord::tests
