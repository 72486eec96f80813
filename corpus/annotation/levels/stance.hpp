// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/narration/sentences.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <memory>
#include <string_view>

// The stance of a sentence towards the words in it: whether it says that they were spoken at all.
// The only place that handles denial, condition, forgery and question, for all rules and languages.
// Its patterns are rows of languages/xx/stances.tsv, each with an example that it must match and
// one that it must not match; both are tests.
namespace onrecord::corpus::annotation {

struct StanceReading {
    schema::Stance stance = schema::Stance::Said;
    /// The words are from a placard, a letter read aloud or another person being quoted, and so not
    /// by the subject of the sentence's verb of speech.
    bool is_of_others = false;
};

/// Immutable after construction; many threads may use one.
class StanceReader {
public:
    StanceReader();
    ~StanceReader();
    StanceReader(const StanceReader&) = delete;
    StanceReader& operator=(const StanceReader&) = delete;

    /// The stance of the sentence that contains `quote` (from 1), and of the following one, which
    /// may retract the words ("She never said it."). Linear in both sentences.
    StanceReading of_quote(const Narration& told, std::uint32_t quote) const;

    /// The instance with all patterns, created once per process.
    static const StanceReader& instance();

private:
    struct Rows;
    std::unique_ptr<const Rows> rows_;
};

}  // namespace onrecord::corpus::annotation
