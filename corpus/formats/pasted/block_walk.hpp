// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/block.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

// Questions about a block and its neighbours, shared by the steps of the outline.
namespace onrecord::corpus::formats::pasted {

using Blocks = std::span<const Block>;

bool is_body(const Block& block);
/// Times, bylines and labels, which may occur between a heading and its text.
bool is_passed_over(const Block& block);
/// A time of an Entry: not of an update, and not a date for many.
bool is_entry_time(const Block& block);
bool is_date_line(const Block& block);
bool is_update(const Block& block);

/// The first block after `at` that is not skipped; blocks.size() at the end.
std::size_t next_content(Blocks blocks, std::size_t at);
/// That block is a body.
bool body_follows(Blocks blocks, std::size_t at);
/// What proves that an Entry has text: a sentence or a list; or a sentence longer than those of
/// links to other pages.
enum class Words : std::uint8_t { Any, Telling };

/// Whether text follows the time or heading at `at`, with at most the rest of an Entry's head
/// between. (False in a list of titles and times.)
bool words_follow(Blocks blocks, std::size_t at, Words words = Words::Any);
/// Whether an Entry's time follows the heading at `at`, with only its byline and labels between.
bool time_follows(Blocks blocks, std::size_t at);

}  // namespace onrecord::corpus::formats::pasted
