// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// How one character is folded and what part it plays in a word. The Analyzer and fold() stand on
// this; nobody else needs it.
//
// What is folded: compatibility forms and case (NFKC_Casefold), accents of Latin, Greek, Hebrew
// and Arabic, the letters of `plain_letters` that do not decompose, decimal digits of every
// script, marks and dashes. What stays, because it makes other letters: Cyrillic й, ї and ў (but
// ё is е, as newspapers print it), vowel signs of Indic scripts, voicing marks of Kana.
namespace onrecord::schema {

enum class CharacterKind : std::uint8_t {
    Separator,
    Letter,
    Digit,
    Mark,        ///< Belongs to the letter before it and stays.
    Accent,      ///< Belongs to the letter before it and goes.
    Ignored,     ///< Soft hyphens, zero-width characters: as if they were not there.
    Apostrophe,  ///< Every mark that stands for one, the single closing mark too.
    Single,      ///< A word of its own: Han, Kana, Thai, Lao, Khmer, Myanmar.
    Symbol,      ///< A word of its own: currencies and %.
    Parts,       ///< Folds to several words: ½, ㍿.
};

struct FoldedCharacter {
    CharacterKind kind = CharacterKind::Separator;
    std::string text;  ///< UTF-8; a blank for every white space.
};

/// Pure, and slow: ICU is asked each time, which takes a microsecond.
FoldedCharacter fold_character(char32_t character);

/// The same for the characters that most texts are made of, from a table that the first call
/// fills; null for all others. Many threads may call it.
const FoldedCharacter* find_common_character(char32_t character);

/// The same, remembered. Not to be shared between threads.
class FoldingTable {
public:
    const FoldedCharacter& fold(char32_t character);

private:
    static constexpr std::size_t page_size = 256;
    using Page = std::array<std::optional<FoldedCharacter>, page_size>;
    std::array<std::unique_ptr<Page>, 0x110000 / page_size> pages_;
};

/// One character read from UTF-8. Ill-formed bytes come one by one as U+FFFD.
struct DecodedCharacter {
    char32_t character = 0xFFFD;
    std::uint32_t length = 1;  ///< Bytes.
};
/// `offset` is less than the size of `text`.
DecodedCharacter decode_character(std::string_view text, std::size_t offset);

/// Puts an accent on the last letter of `folded` where that makes another letter: и and breve
/// are й. Else the accent is lost.
void combine_accent(std::string& folded, char32_t accent);

/// True for what only composing makes whole: Hangul jamo, of every width.
bool is_conjoining(char32_t character);

/// NFC.
std::string compose(std::string_view text);

}  // namespace onrecord::schema
