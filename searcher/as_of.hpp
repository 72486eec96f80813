// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

// Which wording of an Entry was on the page at a given moment. The start and the end of a wording's
// presence are known as intervals only, and a wording may have returned, so it can have several
// periods of presence. Within an interval the answer is uncertain, and is reported as such.
namespace onrecord::searcher {

enum class Stood : std::uint8_t { NotYet, Perhaps, Surely, NoMore };

/// Whether words were on the page at `at` that some wordings of an Entry contain. `has_words` marks
/// those among `wordings` (all of the Entry's, oldest first). An edit elsewhere in the Entry does
/// not end the presence of the words.
Stood words_stood_at(schema::Instant at,
                     std::span<const schema::AnnotatedEntry> wordings,
                     const std::vector<bool>& has_words);

/// Whether each of an Entry's wordings was on the page at `at`. `wordings` are all of them, oldest
/// first; the result has the same order.
std::vector<Stood> stood_at(schema::Instant at, std::span<const schema::AnnotatedEntry> wordings);

/// For a wording with Stood::Perhaps at `at`: why it is uncertain, as part of a sentence. Names the
/// interval in which it appeared or the one in which it disappeared.
std::string why_perhaps(schema::Instant at,
                        std::span<const schema::AnnotatedEntry> wordings,
                        std::size_t i);

/// The wording on the page at a moment.
struct AsOf {
    schema::Instant at;
    std::optional<std::uint32_t> revision;  ///< Its number, when it is certain.
    /// Otherwise the candidates; empty when the Entry was certainly not on the page.
    std::vector<std::uint32_t> perhaps;
    std::string text;  ///< The same as a sentence, for display.
};

AsOf as_of(schema::Instant at, std::span<const schema::AnnotatedEntry> wordings);

}  // namespace onrecord::searcher
