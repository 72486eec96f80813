// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/read_words.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// What is printed again and again. The build groups Statements by this page's rule, and the quote
// check folds its printings by the same one; they must agree.
namespace onrecord::schema {

/// What one Quote has of one sentence, as words of the title or body that it stands in.
struct Statement {
    std::uint32_t quote = 0;  ///< Into the Revision's Quotes.
    Where where = Where::Body;
    std::uint32_t first_word = 0;
    std::uint32_t words = 0;
    /// A piece that the Outlet took out of a sentence (partial, headline or scare Quotes). Only
    /// such ones are looked up when they are short.
    bool is_piece = false;
    bool operator==(const Statement&) const = default;
};

/// Of fewer words than this nothing is said: `yes`.
inline constexpr std::uint32_t least_statement_words = 2;
/// Fewer words than this are compared within one Liveblog only: anybody says `very concerning`.
inline constexpr std::uint32_t least_telling_words = 5;

/// The Statements of a Revision's Quotes in their order; reported speech has none.
std::vector<Statement> statements_of(const AnnotatedEntry& revision, const ReadWords& words);

/// What stands for a word when Statements are compared: the folded form without a last `s`, so that
/// `feels` is `feel` and `concerned` is not `concerning`.
std::string_view compared_form(std::string_view form);

/// How many edits leave a Statement of so many words the same: one word in five.
constexpr std::uint32_t edits_of_same_statement(std::size_t words) {
    return static_cast<std::uint32_t>(words / 5);
}

/// True when the shorter stands in the longer with at most that many word edits: wire copy is one,
/// a piece and the whole are one, two statements that share six words are not. Words are numbers;
/// equal numbers are equal words. False when either is empty.
bool are_one_statement(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other);

}  // namespace onrecord::schema
