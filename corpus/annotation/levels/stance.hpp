// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/sentences.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <memory>
#include <string_view>

// Whether the sentence around words says that they were spoken at all. The one place that knows of
// denial, condition, forgery and question, for every rule and every language: its patterns are
// rows of languages/xx/stances.tsv, each with a sentence that it must match and one that it must
// not.
namespace onrecord::corpus::annotation {

struct StanceReading {
    schema::Stance stance = schema::Stance::Said;
    /// The words are of a placard, of a letter that is read out, of somebody quoted: not of whom
    /// the sentence's verb of speech names.
    bool is_of_others = false;
};

/// Immutable once made; many threads may use one.
class StanceReader {
public:
    StanceReader();
    ~StanceReader();
    StanceReader(const StanceReader&) = delete;
    StanceReader& operator=(const StanceReader&) = delete;

    /// The stance of the sentence that `quote` (from 1) stands in, and of the one behind it, which
    /// may take the words back ("She never said it."). Time is linear in both sentences.
    StanceReading of_quote(const Narration& told, std::uint32_t quote) const;

    /// All patterns, read once a process.
    static const StanceReader& instance();

private:
    struct Rows;
    std::unique_ptr<const Rows> rows_;
};

}  // namespace onrecord::corpus::annotation
