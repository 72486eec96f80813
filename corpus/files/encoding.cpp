// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/files/encoding.hpp"

#include "corpus/files/utf8.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <vector>

namespace onrecord::corpus::files {
namespace {

/// Longest first: UTF-32's mark begins with UTF-16's.
struct Mark {
    std::string_view bytes;
    std::string_view name;
};
constexpr Mark marks[] = {
    {{"\xFF\xFE\x00\x00", 4}, "UTF-32LE"},
    {{"\x00\x00\xFE\xFF", 4}, "UTF-32BE"},
    {{"\xEF\xBB\xBF", 3}, "UTF-8"},
    {{"\xFF\xFE", 2}, "UTF-16LE"},
    {{"\xFE\xFF", 2}, "UTF-16BE"},
};

/// What the web means by a label other than the standard of that name (WHATWG Encoding, "names and
/// labels"): Latin-1 is read as its superset of Windows.
struct Label {
    std::string_view label;
    std::string_view name;
};
constexpr Label labels[] = {
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"l1", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"shift_jis", "ibm-943_P15A-2003"},
    {"shift-jis", "ibm-943_P15A-2003"},
    {"sjis", "ibm-943_P15A-2003"},
    {"x-sjis", "ibm-943_P15A-2003"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"ks_c_5601-1987", "windows-949"},
    {"euc-kr", "windows-949"},
    {"tis-620", "windows-874"},
    {"utf8", "UTF-8"},
    {"unicode-1-1-utf-8", "UTF-8"},
    {"utf-16", "UTF-16LE"},
    {"unicode", "UTF-16LE"},
};

std::string lower(std::string_view text) {
    std::string made{text};
    std::ranges::transform(made, made.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
    });
    return made;
}

bool is_known_to_icu(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.c_str(), &status);
    ucnv_close(converter);
    return U_SUCCESS(status);
}

/// ICU's name for a declared label; nothing for one that it does not know.
std::optional<std::string> converter_name(std::string_view label) {
    std::string name = lower(label);
    const auto row = std::ranges::find(labels, std::string_view{name}, &Label::label);
    if (row != std::end(labels)) return std::string{row->name};
    if (name == "utf-8") return "UTF-8";
    // Converters that change state by escapes hide markup from whoever looks at the bytes.
    const bool is_stateful = name.starts_with("utf-7") || name.starts_with("iso-2022") ||
                             name.starts_with("hz") || name.starts_with("scsu") ||
                             name.starts_with("bocu") || name.starts_with("imap");
    constexpr std::size_t longest = 40;
    if (name.empty() || name.size() > longest || is_stateful) return std::nullopt;
    if (!is_known_to_icu(name)) return std::nullopt;
    return name;
}

bool ends_label(char letter) {
    return letter == '"' || letter == '\'' || letter == ';' || letter == '>' || letter == '?' ||
           letter == ' ' || letter == '/' || letter == '\t' || letter == '\n' || letter == '\r';
}

/// The value behind `name =` at `at`, without its marks.
std::string_view value_behind(std::string_view text, std::size_t at) {
    text.remove_prefix(at);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (!text.starts_with('=')) return {};
    text.remove_prefix(1);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\"'"), text.size()));
    const auto end = std::ranges::find_if(text, ends_label);
    return {text.begin(), end};
}

/// What markup says of itself: HTML's prescan (WHATWG HTML 13.2.3.2) and the XML declaration.
std::string_view declared_in(std::string_view head) {
    constexpr std::size_t most_bytes = 8192;  // Browsers read 1,024; saved pages begin with more.
    head = head.substr(0, most_bytes);
    const std::size_t begin = head.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos || head[begin] != '<') return {};
    if (head.substr(begin).starts_with("<?xml")) {
        const std::string_view declaration = head.substr(0, head.find("?>", begin));
        constexpr std::string_view name = "encoding";
        const std::size_t at = declaration.find(name);
        if (at != std::string_view::npos) return value_behind(declaration, at + name.size());
    }
    const std::string folded = lower(head);
    for (std::size_t meta = folded.find("<meta"); meta != std::string::npos;
         meta = folded.find("<meta", meta + 1)) {
        const std::size_t end = std::min(folded.find('>', meta), folded.size());
        constexpr std::string_view name = "charset";
        const std::size_t at = folded.find(name, meta);
        if (at < end) return value_behind(head.substr(0, end), at + name.size());
    }
    return {};
}

/// ASCII in UTF-16 or UTF-32 has zeros at fixed places, and no other text has any.
std::optional<std::string> by_zeros(std::string_view head) {
    constexpr std::size_t least = 16;
    constexpr std::size_t most = 4096;
    head = head.substr(0, std::min(most, head.size() / 4 * 4));
    if (head.size() < least) return std::nullopt;
    std::array<std::size_t, 4> zeros{};
    for (std::size_t at = 0; at < head.size(); ++at) {
        if (head[at] == '\0') ++zeros[at % 4];
    }
    const std::size_t quarter = head.size() / 4;
    const auto many = [&](std::size_t place) { return zeros[place] * 2 > quarter; };
    const auto none = [&](std::size_t place) { return zeros[place] * 50 <= quarter; };
    if (none(0) && many(1) && zeros[2] == quarter && zeros[3] == quarter) return "UTF-32LE";
    if (none(3) && many(2) && zeros[1] == quarter && zeros[0] == quarter) return "UTF-32BE";
    if (none(0) && none(2) && many(1) && many(3)) return "UTF-16LE";
    if (none(1) && none(3) && many(0) && many(2)) return "UTF-16BE";
    return std::nullopt;
}

/// True for well-formed UTF-8; a character that `head` cuts off at its end is none's fault.
bool is_utf8(std::string_view head) {
    const std::size_t at = find_ill_formed(head);
    constexpr std::size_t longest_character = 4;
    return at == std::string_view::npos || head.size() - at < longest_character;
}

/// UTF-8 in which a byte here and there is damaged: its longer characters are not there by chance.
bool is_damaged_utf8(std::string_view head) {
    std::size_t characters = 0;
    std::size_t foreign = 0;
    while (!head.empty()) {
        const std::size_t bytes = character_bytes(head);
        if (bytes == 0) ++foreign;
        if (bytes > 1) ++characters;
        head.remove_prefix(std::max<std::size_t>(bytes, 1));
    }
    constexpr std::size_t characters_a_foreign_byte = 4;
    return characters >= foreign * characters_a_foreign_byte;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text,
                               [](char letter) { return static_cast<signed char>(letter) >= 0; });
}

bool looks_like_text(std::string_view head) {
    const auto controls = std::ranges::count_if(head, [](char letter) {
        const auto code = static_cast<unsigned char>(letter);
        return code < 0x20 && letter != '\n' && letter != '\r' && letter != '\t' && letter != '\f';
    });
    constexpr std::size_t most_in = 200;
    return static_cast<std::size_t>(controls) * most_in <= head.size();
}

/// JSON is UTF-8 (RFC 8259, 8.1): a foreign byte in it is damage and no other encoding.
bool looks_like_json(std::string_view head) {
    const std::size_t at = head.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && (head[at] == '{' || head[at] == '[');
}

/// The words that have bytes beyond ASCII. Markup, scripts and addresses are ASCII: a detector that
/// counts them, too, takes any page for a western one.
std::string foreign_words(std::string_view head) {
    const auto parts = [](char letter) {
        return static_cast<signed char>(letter) >= 0 && !(letter >= 'a' && letter <= 'z') &&
               !(letter >= 'A' && letter <= 'Z');
    };
    std::string words;
    while (!head.empty()) {
        const auto end = std::find_if(head.begin(), head.end(), parts);
        const std::string_view word{head.begin(), end};
        if (!is_ascii(word)) words.append(word) += ' ';
        head.remove_prefix(std::min(word.size() + 1, head.size()));
    }
    return words;
}

/// What browsers take where a page of a language declares nothing (WHATWG HTML 13.2.3.2).
struct Fallback {
    std::string_view lang;
    std::string_view name;
};
constexpr Fallback fallbacks[] = {
    {"ar", "windows-1256"}, {"be", "windows-1251"}, {"bg", "windows-1251"}, {"cs", "windows-1250"},
    {"el", "iso-8859-7"},   {"et", "windows-1257"}, {"fa", "windows-1256"}, {"he", "windows-1255"},
    {"hr", "windows-1250"}, {"hu", "iso-8859-2"},   {"ja", "shift_jis"},    {"kk", "windows-1251"},
    {"ko", "euc-kr"},       {"lt", "windows-1257"}, {"lv", "windows-1257"}, {"mk", "windows-1251"},
    {"pl", "iso-8859-2"},   {"ru", "windows-1251"}, {"sk", "windows-1250"}, {"sl", "iso-8859-2"},
    {"sr", "windows-1251"}, {"th", "windows-874"},  {"tr", "windows-1254"}, {"uk", "windows-1251"},
    {"vi", "windows-1258"}, {"zh", "gb18030"},      {"zh-hk", "big5"},      {"zh-tw", "big5"},
};

/// The language that a page says it is in, `zh-tw`; empty without one.
std::string language_in(std::string_view head) {
    constexpr std::size_t most_bytes = 8192;
    const std::string folded = lower(head.substr(0, most_bytes));
    constexpr std::string_view name = "lang";
    const std::size_t html = folded.find("<html");
    const std::size_t at = html == std::string::npos ? html : folded.find(name, html);
    if (at == std::string::npos || folded.find('>', html) < at) return {};
    return std::string{value_behind(folded, at + name.size())};
}

/// The row of the language with its country, else without.
const Fallback* fallback_of(std::string_view lang) {
    for (const std::string_view one : {lang, lang.substr(0, lang.find('-'))}) {
        const auto row = std::ranges::find(fallbacks, one, &Fallback::lang);
        if (row != std::end(fallbacks)) return row;
    }
    return nullptr;
}

struct Match {
    std::string name;
    std::string lang;
    int confidence = 0;
};

/// What ICU takes the words for, most likely first.
std::vector<Match> matches_of(const std::string& words) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector{ucsdet_open(&status),
                                                                              &ucsdet_close};
    const auto size = static_cast<std::int32_t>(words.size());
    ucsdet_setText(detector.get(), words.data(), size, &status);
    std::int32_t count = 0;
    const UCharsetMatch** found = ucsdet_detectAll(detector.get(), &count, &status);
    std::vector<Match> matches;
    for (std::int32_t at = 0; U_SUCCESS(status) && at < count; ++at) {
        const char* name = ucsdet_getName(found[at], &status);
        const char* lang = ucsdet_getLanguage(found[at], &status);
        const int confidence = ucsdet_getConfidence(found[at], &status);
        if (U_FAILURE(status) || name == nullptr) break;
        matches.push_back({name, lang == nullptr ? "" : lang, confidence});
    }
    std::erase_if(matches, [](const Match& one) {
        return one.name.starts_with("UTF-") || one.name.starts_with("IBM") ||
               !converter_name(one.name);
    });
    return matches;
}

/// By the frequencies of letters, and by the page's language where those leave a doubt: many a
/// template says `en` over everything, so it does not outweigh them.
std::optional<std::string> guess(std::string_view head) {
    constexpr int least_confidence = 15;
    constexpr int doubt = 20;
    const std::string tag = language_in(head);
    const std::string lang = tag.substr(0, tag.find('-'));
    const auto matches = matches_of(foreign_words(head));
    const int best = matches.empty() ? 0 : matches.front().confidence;
    const Fallback* fallback = fallback_of(tag);
    const auto is_of_page = [&](const Match& one) {
        return one.lang == lang && one.confidence + doubt >= best;
    };
    // A country that uses a different script than others with its language is better evidence than
    // frequencies.
    const bool is_of_country = fallback != nullptr && fallback->lang == tag && tag != lang;
    const auto own = std::ranges::find_if(matches, is_of_page);
    if (is_of_country && own != matches.end()) return converter_name(fallback->name);
    if (!lang.empty() && own != matches.end()) return converter_name(own->name);
    if (fallback != nullptr && best < 2 * doubt) return converter_name(fallback->name);
    if (best >= 2 * doubt) return converter_name(matches.front().name);
    // One foreign word is weak evidence; the surrounding words at least indicate a western
    // language.
    const auto whole = matches_of(std::string{head});
    if (whole.empty() || whole.front().confidence < least_confidence) return std::nullopt;
    return converter_name(whole.front().name);
}

}  // namespace

Encoding find_encoding(std::string_view head, std::string_view transport) {
    for (const Mark& mark : marks) {
        if (head.starts_with(mark.bytes)) {
            return {std::string{mark.name}, EncodingBasis::ByteOrderMark};
        }
    }
    if (auto name = by_zeros(head)) return {std::move(*name), EncodingBasis::Zeros};
    const std::string_view declared = transport.empty() ? declared_in(head) : transport;
    auto name = converter_name(declared);
    // A declaration that was readable as ASCII cannot be of an encoding in which ASCII is not.
    if (name && (name->starts_with("UTF-16") || name->starts_with("utf-16") ||
                 name->starts_with("UTF-32") || name->starts_with("utf-32"))) {
        name = "UTF-8";
    }
    if (is_utf8(head)) {
        const bool differs = name && *name != "UTF-8";
        if (!differs) return {};
        if (is_ascii(head)) return {std::move(*name), EncodingBasis::Declared};
        return {"UTF-8", EncodingBasis::Utf8, std::string{declared}};
    }
    if (is_damaged_utf8(head)) return {};
    if (name && *name != "UTF-8") return {std::move(*name), EncodingBasis::Declared};
    if (!looks_like_text(head) || looks_like_json(head)) return {};
    if (auto guessed = guess(head); guessed && *guessed != "UTF-8") {
        return {std::move(*guessed), EncodingBasis::Guessed, std::string{declared}};
    }
    return {};
}

}  // namespace onrecord::corpus::files
