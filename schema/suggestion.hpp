// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// "Did you mean": suggestions for mistyped names of settings, commands and Fields, and for words.
// The edit distance used throughout: insertion, deletion or replacement of a letter, or
// transposition of two neighbours (the optimal string alignment variant of Damerau-Levenshtein, in
// which no letter is edited twice).
namespace onrecord::schema {

/// Decodes UTF-8; each ill-formed byte gives U+FFFD.
std::u32string characters(std::string_view utf8);

/// The edit distance of one word to another that is built up letter by letter: the rows of Wagner
/// and Fischer's table (J. ACM 21, 1974) are kept on a stack, so that words with a common prefix
/// share its rows. For searching a sorted vocabulary.
class EditRows {
public:
    explicit EditRows(std::u32string wanted);
    /// Appends a letter to the other word.
    void push(char32_t letter);
    /// Cuts the other word to `length` letters.
    void cut(std::size_t length);
    /// Distance of the wanted word to the other word as it is now.
    std::size_t distance() const { return row(other_.size())[wanted_.size()]; }
    /// Lower bound of the distance to any word that starts with the other word.
    std::size_t least() const;
    std::size_t length() const { return other_.size(); }

private:
    const std::size_t* row(std::size_t number) const { return &rows_[number * width_]; }

    std::u32string wanted_;
    std::u32string other_;
    std::size_t width_;
    std::vector<std::size_t> rows_;
};

/// Edit distance in characters. A distance above `most` is returned as `most + 1`. Words of more
/// than 256 characters are never close.
std::size_t edit_distance(std::string_view one, std::string_view other, std::size_t most);
std::size_t edit_distance(std::string_view one, std::string_view other);

/// The closest of `names`, the first of equals; empty when none is within a third of the letters of
/// `name` (at least one).
std::string_view closest_name(std::string_view name, std::span<const std::string_view> names);

/// ` Did you mean 'speaker'?`, to append to a sentence; empty when no name is close.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> names);

}  // namespace onrecord::schema
