// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// "Did you mean": for names of settings, commands and Fields that somebody typed, and for words.
// The one edit distance of the house: letters added, dropped, changed, or swapped with the next
// one (Damerau's, each letter moved once).
namespace onrecord::schema {

/// The characters of UTF-8; ill-formed bytes are U+FFFD each.
std::u32string characters(std::string_view utf8);

/// The distances of one word to the beginnings of another that grows letter by letter: row by row
/// as in a table of Wagner and Fischer, so that words with a common beginning share its rows.
class EditRows {
public:
    explicit EditRows(std::u32string wanted);
    /// The other word has one more letter.
    void push(char32_t letter);
    /// The other word is cut to `length` letters.
    void cut(std::size_t length);
    /// Of the wanted word to the other one as it stands.
    std::size_t distance() const { return row(other_.size())[wanted_.size()]; }
    /// No word that begins as the other one does is nearer.
    std::size_t least() const;
    std::size_t length() const { return other_.size(); }

private:
    const std::size_t* row(std::size_t number) const { return &rows_[number * width_]; }

    std::u32string wanted_;
    std::u32string other_;
    std::size_t width_;
    std::vector<std::size_t> rows_;
};

/// In characters; more than `most` gives `most + 1`. Words of more than 256 are never near.
std::size_t edit_distance(std::string_view one, std::string_view other, std::size_t most);
std::size_t edit_distance(std::string_view one, std::string_view other);

/// The closest of `names`, the first of equals; empty when all differ from `name` in more than a
/// third of its letters (at least one).
std::string_view closest_name(std::string_view name, std::span<const std::string_view> names);

/// ` Did you mean 'speaker'?`, to stand behind a sentence; empty when no name is close.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> names);

}  // namespace onrecord::schema
