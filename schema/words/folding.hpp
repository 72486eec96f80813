// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// Folding of single characters and their role in a word. Used by the Analyzer and fold() only.
//
// Folded: compatibility forms and case (NFKC_Casefold of Unicode UAX 31), accents of Latin, Greek,
// Hebrew and Arabic, the letters of `plain_letters`, which do not decompose, decimal digits of
// every script, quotation marks and dashes. Kept, because they distinguish letters: Cyrillic й, ї
// and ў (but ё becomes е, as newspapers print it), vowel signs of Indic scripts, voicing marks of
// Kana.
namespace onrecord::schema {

enum class CharacterKind : std::uint8_t {
    Separator,
    Letter,
    Digit,
    Mark,        ///< Belongs to the letter before it and is kept.
    Accent,      ///< Belongs to the letter before it and is removed.
    Ignored,     ///< Soft hyphens, zero-width characters: as if they were not there.
    Apostrophe,  ///< Every character used as one, also the single closing quotation mark.
    Single,      ///< A word of its own: Han, Kana, Thai, Lao, Khmer, Myanmar.
    Symbol,      ///< A word of its own: currencies and %.
    Parts,       ///< Folds to several words: ½, ㍿.
};

struct FoldedCharacter {
    CharacterKind kind = CharacterKind::Separator;
    std::string text;  ///< UTF-8; a blank for every white space.
};

/// Pure. Calls ICU each time: about a microsecond.
FoldedCharacter fold_character(char32_t character);

/// The same for frequent characters, from a table that the first call fills; null for all others.
/// Safe for many threads.
const FoldedCharacter* find_common_character(char32_t character);

/// The same with a cache. One thread at a time.
class FoldingTable {
public:
    const FoldedCharacter& fold(char32_t character);

private:
    static constexpr std::size_t page_size = 256;
    using Page = std::array<std::optional<FoldedCharacter>, page_size>;
    std::array<std::unique_ptr<Page>, 0x110000 / page_size> pages_;
};

/// One character decoded from UTF-8. Each ill-formed byte gives U+FFFD.
struct DecodedCharacter {
    char32_t character = 0xFFFD;
    std::uint32_t length = 1;  ///< Bytes.
};
/// `offset` is less than the size of `text`.
DecodedCharacter decode_character(std::string_view text, std::size_t offset);

/// Adds an accent to the last letter of `folded` when that gives a different letter (и and breve
/// give й). Otherwise the accent is dropped.
void combine_accent(std::string& folded, char32_t accent);

/// True for characters that must be composed before folding: Hangul jamo, of every width.
bool is_conjoining(char32_t character);

/// NFC.
std::string compose(std::string_view text);

}  // namespace onrecord::schema
