// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/read_words.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

// Statements: what one sentence of a Quote says, and the rule by which two printings are the same
// Statement. The build clusters Statements by this rule and the quote check groups printings by it,
// so they must agree.
namespace onrecord::schema {

/// The part of one sentence that lies within one Quote, as a range of words of title or body.
struct Statement {
    std::uint32_t quote = 0;  ///< Index into the Revision's Quotes.
    Where where = Where::Body;
    std::uint32_t first_word = 0;
    std::uint32_t words = 0;
    /// A fragment that the Outlet cut from a sentence (partial, headline and scare Quotes). Short
    /// Statements are only compared with others when they are fragments.
    bool is_piece = false;
    bool operator==(const Statement&) const = default;
};

/// Shorter sentences are no Statements: `yes`.
inline constexpr std::uint32_t least_statement_words = 2;
/// Shorter Statements are compared within one Liveblog only: anybody may say `very concerning`.
inline constexpr std::uint32_t least_telling_words = 5;

/// The Statements of a Revision's Quotes, in their order. Reported speech gives none.
std::vector<Statement> statements_of(const AnnotatedEntry& revision, const ReadWords& words);

/// The form of a word used to compare Statements: the folded form, without a final `s` when it has
/// four letters or more. `feels` then equals `feel`, but `concerned` does not equal `concerning`.
std::string_view compared_form(std::string_view form);

/// How many word edits are allowed between printings of one Statement of so many words: one in
/// five.
constexpr std::uint32_t edits_of_same_statement(std::size_t words) {
    return static_cast<std::uint32_t>(words / 5);
}

/// True when the shorter one occurs in the longer one with at most edits_of_same_statement() word
/// edits (FitDistance). So copies of agency text match, and a fragment matches the whole; two
/// statements that merely share six words do not. Words are given as numbers; equal numbers are
/// equal words. False when either is empty.
bool are_one_statement(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other);

}  // namespace onrecord::schema
