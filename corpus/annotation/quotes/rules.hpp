// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/narration/clauses.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

// The rules that decide whose words a quote is. They are tried in the table's order, and the first
// that fits is used. docs/annotation.md has an example of each.
namespace onrecord::corpus::annotation {

/// What a rule found for one quote.
struct Attribution {
    Source source;
    schema::Level level = schema::Level::Low;
    std::string_view rule;
    /// The quote (from 1) whose source this one shares; 0: its own.
    std::uint32_t shared_with = 0;
    /// Who reported it, if the text says so after the quote: `..., the Gazette reported`.
    std::optional<Source> reporter = std::nullopt;
    /// Whom the sentence is about, not who spoke: evidence for a reader, and no Speaker.
    bool is_guess = false;
};

/// A quote in its place, with the Attributions of the quotes before it.
struct Place {
    const Narration& told;
    std::uint32_t quote;                                   ///< From 1.
    std::uint32_t item;                                    ///< Of the quote.
    std::uint32_t number;                                  ///< Of its sentence.
    ItemRange sentence;                                    ///< Its items.
    const std::vector<std::optional<Attribution>>& known;  ///< By quote, from 1; [0] is unused.

    const QuotedSpan& span() const { return told.span(quote); }
};

using RuleFunction = std::optional<Attribution> (*)(const Place&);

struct Rule {
    std::string_view name;
    RuleFunction find;
};

/// In the order in which they are tried.
std::span<const Rule> attribution_rules();

/// The Attribution of every quote of a text, by quote from 1; nothing if no rule fits.
std::vector<std::optional<Attribution>> attribute(const Narration& told);

/// True when the quote ends with a comma or the like, as one does before its attribution.
bool ends_open(const Place& place);

}  // namespace onrecord::corpus::annotation
