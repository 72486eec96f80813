// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

// What an Entry said at a moment. A wording appeared in an interval and went in one, and it may
// have come back: then it has several stretches, and all of them count. Between the ends of an
// interval nobody knows, and that is said.
namespace onrecord::searcher {

enum class Stood : std::uint8_t { NotYet, Perhaps, Surely, NoMore };

/// How words stood at `at` that some of an Entry's wordings have (`has_words`, one for each of
/// `wordings`): an edit beside them does not end their stretch. All wordings, the oldest first.
Stood words_stood_at(schema::Instant at,
                     std::span<const schema::AnnotatedEntry> wordings,
                     const std::vector<bool>& has_words);

/// How each of an Entry's wordings stood at `at`. All of them, the oldest first.
std::vector<Stood> stood_at(schema::Instant at, std::span<const schema::AnnotatedEntry> wordings);

/// Why it is not known whether a wording stood at `at`, of one that perhaps did: the interval in
/// which it appeared, where that is open, or the one in which it went.
std::string why_perhaps(schema::Instant at,
                        std::span<const schema::AnnotatedEntry> wordings,
                        std::size_t i);

/// Which wording stood at a moment.
struct AsOf {
    schema::Instant at;
    std::optional<std::uint32_t> revision;  ///< Its number, where it is sure.
    /// Else what is not known: nothing where the Entry was surely not there.
    std::vector<std::uint32_t> perhaps;
    std::string text;  ///< The same as a sentence.
};

AsOf as_of(schema::Instant at, std::span<const schema::AnnotatedEntry> wordings);

}  // namespace onrecord::searcher
