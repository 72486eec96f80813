// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/check/language_words.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {

/// The text around a quotation, in pieces: before it, between two of its parts, after it.
/// Determines whether it says only who spoke, to whom, when and where, and which name it gives.
/// Linear time. The pieces must outlive it.
class Surroundings {
public:
    /// `langs` are the languages whose attributions are recognised, in addition to English.
    Surroundings(std::vector<std::string_view> pieces, const std::vector<std::string>& langs);

    bool is_attribution() const;
    /// The longest run of words that are written like a name, are not otherwise known, and are not
    /// the person spoken to; empty when there is none.
    std::string name() const;

private:
    struct Piece {
        std::string_view text;
        std::vector<schema::Word> words;
    };

    /// Names that are not marked by a preposition as hearer or place; or all names.
    enum class Names : unsigned char { OfSpeakers, Any };

    std::string longest_name(Names which) const;
    bool is_behind_preposition(const Piece& piece, std::size_t at) const;
    bool is_plain(const Piece& piece) const;
    bool is_known_at(const Piece& piece, std::size_t at) const;
    bool is_in_apposition(const Piece& piece, std::size_t at) const;
    bool is_circumstance(const Piece& piece, std::size_t at) const;
    bool is_verb_place(const Piece& piece, std::size_t at) const;
    bool is_name(const Piece& piece, std::size_t at) const;
    bool has_name(const Piece& piece) const;
    bool is_in(WordClass word_class, std::string_view form) const;
    bool is_known(std::string_view form) const;
    bool is_clause(std::string_view form) const;
    bool denies(std::string_view form) const;

    std::vector<Piece> pieces_;
    const std::vector<std::string>& langs_;
};

}  // namespace onrecord::searcher::check
