// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/block.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

// What a block is beside its neighbours: the questions that all steps of the outline ask.
namespace onrecord::corpus::formats::pasted {

using Blocks = std::span<const Block>;

bool is_body(const Block& block);
/// Times, bylines and labels: what may stand between a heading and its words.
bool is_passed_over(const Block& block);
/// A time that belongs to an Entry: not of an update, not a date for many.
bool is_entry_time(const Block& block);
bool is_date_line(const Block& block);
bool is_update(const Block& block);

/// The first block behind `at` that is not passed over; blocks.size() behind the last.
std::size_t next_content(Blocks blocks, std::size_t at);
/// That block is a body.
bool body_follows(Blocks blocks, std::size_t at);
/// What shows that an Entry has words: a sentence or a list; or a sentence so long that no pointer
/// to another page has it.
enum class Words : std::uint8_t { Any, Telling };

/// Behind the time or heading at `at` stand words, with no more than the rest of an Entry's head
/// between: a list of titles and times has none.
bool words_follow(Blocks blocks, std::size_t at, Words words = Words::Any);
/// An Entry's time stands behind the heading at `at`, with nothing but its byline and labels
/// between.
bool time_follows(Blocks blocks, std::size_t at);

}  // namespace onrecord::corpus::formats::pasted
