// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/words/folding.hpp"

#include "schema/analyzer.hpp"

#include <algorithm>
#include <cassert>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <vector>

namespace onrecord::schema {
namespace {

struct PlainLetter {
    char32_t letter;
    std::u32string_view plain;
};

// Letters whose stroke or joining is no combining mark in Unicode, after case folding.
constexpr PlainLetter plain_letters[] = {
    {U'ß', U"ss"},
    {U'æ', U"ae"},
    {U'œ', U"oe"},
    {U'ø', U"o"},
    {U'ł', U"l"},
    {U'đ', U"d"},
    {U'ð', U"d"},
    {U'þ', U"th"},
    {U'ħ', U"h"},
    {U'ı', U"i"},
    {U'ŧ', U"t"},
    {U'ĸ', U"k"},
    {U'ŀ', U"l"},
};

struct Range {
    char32_t first;
    char32_t last;
};

// Accents, points and signs that a reader may leave out: they go. Marks of other scripts stay.
constexpr Range accents[] = {
    {0x0300, 0x036F},  // Latin, Greek, Cyrillic
    {0x0483, 0x0489},  // Cyrillic titlos
    {0x0591, 0x05C7},  // Hebrew points
    {0x0610, 0x061A},  // Arabic
    {0x064B, 0x065F},
    {0x0670, 0x0670},
    {0x06D6, 0x06ED},
    {0x0711, 0x0711},  // Syriac
    {0x0730, 0x074A},
    {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF},
    {0x20D0, 0x20FF},
    {0xFE20, 0xFE2F},
};

struct AccentedLetter {
    char32_t letter;
    char32_t accent;
    char32_t whole;
};

constexpr AccentedLetter kept_letters[] = {
    {U'и', 0x0306, U'й'},
    {U'у', 0x0306, U'ў'},
    {U'і', 0x0308, U'ї'},
};

// Every mark that newspapers print for an apostrophe.
constexpr char32_t apostrophes[] = {U'\'',
                                    U'`',
                                    0x00B4,
                                    0x02B9,
                                    0x02BB,
                                    0x02BC,
                                    0x02BD,
                                    0x02C8,
                                    0x055A,
                                    0x2018,
                                    0x2019,
                                    0x201B,
                                    0x2032,
                                    0xFF07};

constexpr UScriptCode scripts_without_blanks[] = {USCRIPT_HAN,
                                                  USCRIPT_HIRAGANA,
                                                  USCRIPT_KATAKANA,
                                                  USCRIPT_KATAKANA_OR_HIRAGANA,
                                                  USCRIPT_BOPOMOFO,
                                                  USCRIPT_THAI,
                                                  USCRIPT_LAO,
                                                  USCRIPT_KHMER,
                                                  USCRIPT_MYANMAR};

UChar32 to_icu(char32_t character) { return static_cast<UChar32>(character); }
char32_t from_icu(UChar32 character) { return static_cast<char32_t>(character); }

template <class Table, class Value>
bool contains(const Table& table, const Value& value) {
    return std::find(std::begin(table), std::end(table), value) != std::end(table);
}

bool has_category(char32_t character, std::uint32_t mask) {
    return (U_GET_GC_MASK(to_icu(character)) & mask) != 0;
}

bool is_mark(char32_t character) { return has_category(character, U_GC_M_MASK); }

bool is_accent(char32_t character) {
    if (!is_mark(character)) return false;
    return std::any_of(std::begin(accents), std::end(accents), [&](const Range& range) {
        return character >= range.first && character <= range.last;
    });
}

bool is_word_character(char32_t character) {
    if (contains(apostrophes, character)) return false;
    return has_category(character, U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK) ||
           u_isUAlphabetic(to_icu(character)) != 0;
}

bool is_single(char32_t character) {
    // The prolonged sound mark belongs to both Kanas, so its script is Common.
    if (character == 0x30FC) return true;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(to_icu(character), &status);
    return U_SUCCESS(status) != 0 && contains(scripts_without_blanks, script);
}

char32_t whole_letter(char32_t letter, char32_t accent) {
    for (const AccentedLetter& row : kept_letters) {
        if (row.letter == letter && row.accent == accent) return row.whole;
    }
    return 0;
}

bool is_dash(char32_t character) {
    return has_category(character, U_GC_PD_MASK) || character == 0x2212;
}

void append_plain(icu::UnicodeString& text, char32_t character) {
    // Compatibility forms fold to marks, too: a superscript minus to a minus.
    if (contains(apostrophes, character)) character = U'\'';
    if (is_dash(character)) character = U'-';
    if (has_category(character, U_GC_Z_MASK)) character = U' ';
    for (const PlainLetter& row : plain_letters) {
        if (row.letter != character) continue;
        for (const char32_t plain : row.plain)
            text.append(to_icu(plain));
        return;
    }
    text.append(to_icu(character));
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = get(status);
    // ICU's data for normalising is compiled into its library.
    assert(U_SUCCESS(status) != 0);
    return *found;
}

icu::UnicodeString normalize(const icu::Normalizer2& normalizer, const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    return normalizer.normalize(text, status);
}

icu::UnicodeString without_accents(const icu::UnicodeString& decomposed) {
    icu::UnicodeString kept;
    for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
        const char32_t character = from_icu(decomposed.char32At(at));
        if (!is_accent(character)) {
            append_plain(kept, character);
            continue;
        }
        if (kept.isEmpty()) continue;
        const std::int32_t last = kept.moveIndex32(kept.length(), -1);
        const char32_t whole = whole_letter(from_icu(kept.char32At(last)), character);
        if (whole != 0) kept.replace(last, kept.length() - last, to_icu(whole));
    }
    return kept;
}

icu::UnicodeString fold_letters(char32_t character) {
    // Thai and Lao AM: NFKC would tear off a mark that then stands on the letter before.
    if (character == 0x0E33 || character == 0x0EB3) return {to_icu(character)};
    const icu::UnicodeString cased =
        normalize(normalizer(&icu::Normalizer2::getNFKCCasefoldInstance), {to_icu(character)});
    const icu::UnicodeString decomposed =
        normalize(normalizer(&icu::Normalizer2::getNFDInstance), cased);
    return normalize(normalizer(&icu::Normalizer2::getNFCInstance), without_accents(decomposed));
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

/// What a text that letters folded to is, as a whole.
CharacterKind kind_of(const icu::UnicodeString& text) {
    std::int32_t words = 0;
    std::int32_t marks = 0;
    std::int32_t singles = 0;
    const std::int32_t all = text.countChar32();
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const char32_t character = from_icu(text.char32At(at));
        words += is_word_character(character) ? 1 : 0;
        marks += is_mark(character) ? 1 : 0;
        singles += is_single(character) && !is_mark(character) ? 1 : 0;
    }
    if (words == 0) return CharacterKind::Separator;
    if (words < all) return CharacterKind::Parts;
    if (marks == all) return CharacterKind::Mark;
    if (singles == 0) return CharacterKind::Letter;
    return singles == 1 && singles + marks == all ? CharacterKind::Single : CharacterKind::Parts;
}

FoldedCharacter fold_word_character(char32_t character) {
    const icu::UnicodeString folded = fold_letters(character);
    FoldedCharacter result{kind_of(folded), to_utf8(folded)};
    // A footnote's ¹ or the 2 of km² is no part of the word it follows.
    const bool is_other_number =
        has_category(character, U_GC_NO_MASK) && folded.char32At(0) != to_icu(character);
    if (is_other_number && result.kind == CharacterKind::Letter) result.kind = CharacterKind::Parts;
    return result;
}

std::string fold_separator(char32_t character) {
    if (has_category(character, U_GC_Z_MASK | U_GC_CC_MASK)) return " ";
    if (is_dash(character)) return "-";
    if (character == 0x201A || character == 0x2039 || character == 0x203A) return "'";
    if (has_category(character, U_GC_PI_MASK | U_GC_PF_MASK)) return "\"";
    if (character == 0x201E || character == 0x2033) return "\"";
    return to_utf8(fold_letters(character));
}

bool is_compatibility_word(char32_t character) {
    // ㎏, ㍿ and their like are letters in all but name; ™ and ℃ are not.
    return character >= 0x3200 && character <= 0x33FF && has_category(character, U_GC_SO_MASK);
}

bool is_percent(char32_t character) {
    return character == U'%' || character == 0x066A || character == 0xFE6A || character == 0xFF05;
}

constexpr Range common_letters{0x0, 0x5FF};    // Latin, Greek, Cyrillic, Hebrew
constexpr Range common_marks{0x2000, 0x20CF};  // Blanks, dashes, quotation marks, currencies

std::vector<FoldedCharacter> fold_all(const Range& range) {
    std::vector<FoldedCharacter> all;
    all.reserve(range.last - range.first + 1);
    for (char32_t character = range.first; character <= range.last; ++character) {
        all.push_back(fold_character(character));
    }
    return all;
}

}  // namespace

FoldedCharacter fold_character(char32_t character) {
    if (u_hasBinaryProperty(to_icu(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) {
        return {CharacterKind::Ignored, ""};
    }
    if (contains(apostrophes, character)) return {CharacterKind::Apostrophe, "'"};
    if (is_percent(character)) return {CharacterKind::Symbol, "%"};
    if (has_category(character, U_GC_SC_MASK)) {
        return {CharacterKind::Symbol, to_utf8(fold_letters(character))};
    }
    if (has_category(character, U_GC_ND_MASK)) {
        const auto value = static_cast<char>(u_charDigitValue(to_icu(character)));
        return {CharacterKind::Digit, std::string(1, static_cast<char>('0' + value))};
    }
    if (is_accent(character) && fold_letters(character).isEmpty()) {
        return {CharacterKind::Accent, ""};
    }
    if (is_word_character(character) || is_compatibility_word(character)) {
        return fold_word_character(character);
    }
    return {CharacterKind::Separator, fold_separator(character)};
}

const FoldedCharacter* find_common_character(char32_t character) {
    static const std::vector<FoldedCharacter> letters = fold_all(common_letters);
    static const std::vector<FoldedCharacter> marks = fold_all(common_marks);
    if (character <= common_letters.last) return &letters[character];
    const bool is_mark = character >= common_marks.first && character <= common_marks.last;
    return is_mark ? &marks[character - common_marks.first] : nullptr;
}

const FoldedCharacter& FoldingTable::fold(char32_t character) {
    if (const FoldedCharacter* common = find_common_character(character)) return *common;
    std::unique_ptr<Page>& page = pages_.at(character / page_size);
    if (page == nullptr) page = std::make_unique<Page>();
    std::optional<FoldedCharacter>& folded = page->at(character % page_size);
    if (!folded) folded = fold_character(character);
    return *folded;
}

DecodedCharacter decode_character(std::string_view text, std::size_t offset) {
    struct Lead {
        unsigned first, last;
        std::uint32_t length;
        char32_t least;
    };
    static constexpr Lead leads[] = {
        {0x00, 0x7F, 1, 0x0},
        {0xC2, 0xDF, 2, 0x80},
        {0xE0, 0xEF, 3, 0x800},
        {0xF0, 0xF4, 4, 0x10000},
    };
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned first = byte(offset);
    for (const Lead& lead : leads) {
        if (first < lead.first || first > lead.last) continue;
        if (lead.length > text.size() - offset) return {};
        char32_t character = lead.length == 1 ? first : first & (0x7FU >> lead.length);
        for (std::size_t at = offset + 1; at < offset + lead.length; ++at) {
            if ((byte(at) & 0xC0U) != 0x80U) return {};
            character = (character << 6U) | (byte(at) & 0x3FU);
        }
        const bool is_surrogate = character >= 0xD800 && character <= 0xDFFF;
        if (character < lead.least || character > 0x10FFFF || is_surrogate) return {};
        return {character, lead.length};
    }
    return {};
}

void combine_accent(std::string& folded, char32_t accent) {
    // Every letter of kept_letters is two bytes long, and so is what it becomes.
    if (folded.size() < 2) return;
    const DecodedCharacter last = decode_character(folded, folded.size() - 2);
    const char32_t whole = last.length == 2 ? whole_letter(last.character, accent) : 0;
    if (whole != 0) folded.replace(folded.size() - 2, 2, to_utf8({to_icu(whole)}));
}

bool is_conjoining(char32_t character) {
    return (character >= 0x1100 && character <= 0x11FF) ||
           (character >= 0x3131 && character <= 0x318E) ||
           (character >= 0xA960 && character <= 0xA97F) ||
           (character >= 0xD7B0 && character <= 0xD7FF) ||
           (character >= 0xFFA1 && character <= 0xFFDC);
}

std::string compose(std::string_view text) {
    const auto piece = icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())};
    return to_utf8(normalize(normalizer(&icu::Normalizer2::getNFCInstance),
                             icu::UnicodeString::fromUTF8(piece)));
}

}  // namespace onrecord::schema
