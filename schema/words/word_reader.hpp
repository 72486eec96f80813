// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/words/folding.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The tokenizer behind the Analyzer; used by nothing else. The rules are listed in analyzer.hpp.
namespace onrecord::schema {

/// A longer form is cut into pieces of at most this many bytes, between characters, so that no
/// later stage has to handle a "word" of 10 MB.
inline constexpr std::size_t longest_form_bytes = 256;

/// The parts of tokenizing that depend on the language.
struct ReadingRules {
    bool groups_digits_with_points = false;  ///< `8.500` is 8500.
};
ReadingRules reading_rules(std::string_view lang);

/// Tokenizes one text into `words`, reusing the vector's elements from the start; surplus ones are
/// removed at the end of read(). Use once per text.
class WordReader {
public:
    WordReader(FoldingTable& table,
               ReadingRules rules,
               std::string_view text,
               std::vector<Word>& words)
        : table_{table},
          rules_{rules},
          text_{text},
          words_{words} {}

    void read();

private:
    /// A character of the text with its folded form.
    struct Character {
        CharacterKind kind = CharacterKind::Separator;
        std::uint32_t length = 1;  ///< Bytes in the text.
        char32_t code = 0;
        std::string_view folded;
    };
    /// An apostrophe within the word being read.
    struct Apostrophe {
        std::size_t form_offset;
        std::size_t begin;  ///< In the text.
        std::size_t end;
    };

    Character look(std::size_t at);
    Character look_at_entity(std::size_t at) const;
    void read_next();
    bool skip_separators();
    bool read_plain_word();
    void read_word();
    bool extend_word();
    bool extend_with(const Character& character);
    bool extend_over_apostrophe(const Character& apostrophe);
    void take_ascii();
    void take_digits();
    bool is_after_digit_and(char mark) const;
    std::size_t end_of_groups(char mark) const;
    void join_groups(char mark);
    void join_decimals();
    void note_first_letter(std::size_t at);
    void finish_word();
    std::size_t cut_elisions();
    void cut_possessive(std::size_t form_begin);
    bool finish_with_unit(std::size_t form_begin, std::size_t begin);
    bool is_one_letter() const;
    bool finish_acronym();
    std::size_t skip_possessive(std::size_t at);
    void read_single(const Character& first);
    void read_parts(const Character& character);
    Word& next_word(std::size_t begin, std::size_t end);
    void emit(std::string_view form, std::size_t begin, std::size_t end);
    bool may_be_country(std::string_view form, std::size_t begin, std::size_t end) const;
    void tell_countries();
    void restart_word();

    FoldingTable& table_;
    ReadingRules rules_;
    std::string_view text_;
    std::vector<Word>& words_;
    std::size_t count_ = 0;
    std::size_t at_ = 0;
    std::vector<std::size_t> countries_;  ///< Places in words_ of `US` that may be the country.

    // Of the word being read.
    std::string form_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;  ///< After its last character that counts.
    std::vector<Apostrophe> apostrophes_;
    std::size_t number_end_ = 0;         ///< In form_: where letters follow a number; 0: nowhere.
    std::size_t number_end_offset_ = 0;  ///< The same in the text.
    bool is_number_ = true;              ///< Only digits so far.
    bool has_joined_ = false;            ///< Groups and decimals are looked for once.
    bool needs_composing_ = false;
};

}  // namespace onrecord::schema
