// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/paste.hpp"

#include "schema/analyzer.hpp"
#include "searcher/check/surroundings.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <system_error>
#include <unicode/unistr.h>
#include <utility>

namespace onrecord::searcher::check {
namespace {

struct Entity {
    std::string_view name;
    std::string_view text;
};

constexpr Entity entities[] = {
    {"&quot;", "\""},
    {"&ldquo;", "\xE2\x80\x9C"},
    {"&rdquo;", "\xE2\x80\x9D"},
    {"&apos;", "'"},
    {"&#39;", "'"},
    {"&#8217;", "\xE2\x80\x99"},
    {"&rsquo;", "\xE2\x80\x99"},
    {"&lsquo;", "\xE2\x80\x98"},
    {"&nbsp;", " "},
    {"&#160;", " "},
    {"&ndash;", "\xE2\x80\x93"},
    {"&mdash;", "\xE2\x80\x94"},
    {"&hellip;", "\xE2\x80\xA6"},
    {"&lt;", "<"},
    {"&gt;", ">"},
    {"&laquo;", "\xC2\xAB"},
    {"&raquo;", "\xC2\xBB"},
    {"&#8220;", "\xE2\x80\x9C"},
    {"&#8221;", "\xE2\x80\x9D"},
    {"&#34;", "\""},
    {"&#x27;", "'"},
    {"&bdquo;", "\xE2\x80\x9E"},
    {"&shy;", ""},
    {"&thinsp;", " "},
    {"&ensp;", " "},
    {"&emsp;", " "},
    {"&zwnj;", ""},
    {"&euro;", "\xE2\x82\xAC"},
    {"&pound;", "\xC2\xA3"},
    {"&eacute;", "\xC3\xA9"},
    {"&egrave;", "\xC3\xA8"},
    {"&agrave;", "\xC3\xA0"},
    {"&ccedil;", "\xC3\xA7"},
    {"&ntilde;", "\xC3\xB1"},
    {"&auml;", "\xC3\xA4"},
    {"&ouml;", "\xC3\xB6"},
    {"&uuml;", "\xC3\xBC"},
    {"&szlig;", "\xC3\x9F"},
    {"&amp;", "&"},
};

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Removes artefacts of copying in one pass; `is_mended` says whether there were any.
class Mender {
public:
    Mender(std::string_view text, const IsPrinted& is_printed)
        : text_{text},
          is_printed_{is_printed} {}

    std::string mend(bool& is_mended) {
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t taken = take_entity(at);
            if (taken > 0) {
                at += taken;
                continue;
            }
            if (const std::size_t taken_letter = take_capital(at); taken_letter > 0) {
                is_mended = true;
                at += taken_letter;
                continue;
            }
            if (const std::size_t passed = mark_at(at) + hyphen_at(at); passed > 0) {
                is_mended = true;
                at += passed;
                continue;
            }
            result_ += text_[at++];
        }
        return std::move(result_);
    }

private:
    std::size_t take_entity(std::size_t at) {
        if (text_[at] != '&') return 0;
        for (const Entity& entity : entities) {
            if (!text_.substr(at).starts_with(entity.name)) continue;
            result_ += entity.text;
            return entity.name.size();
        }
        return take_numbered_entity(at);
    }

    /// `[T]he`: an editor's capital.
    std::size_t take_capital(std::size_t at) {
        const std::string_view rest = text_.substr(at, 4);
        const bool is_one = rest.size() == 4 && rest[0] == '[' && rest[2] == ']' &&
                            std::isalpha(static_cast<unsigned char>(rest[1])) != 0 &&
                            is_letter(rest[3]) && (at == 0 || !is_letter(text_[at - 1]));
        if (!is_one) return 0;
        result_ += rest[1];
        return 3;
    }

    /// `&#233;` and `&#xE9;`
    std::size_t take_numbered_entity(std::size_t at) {
        constexpr std::size_t longest = 10;
        const std::string_view rest = text_.substr(at, longest);
        const std::size_t end = rest.find(';');
        if (!rest.starts_with("&#") || end == std::string_view::npos) return 0;
        const bool is_hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
        const std::string_view digits = rest.substr(is_hex ? 3 : 2, end - (is_hex ? 3 : 2));
        std::uint32_t character = 0;
        const auto read = std::from_chars(
            digits.data(), digits.data() + digits.size(), character, is_hex ? 16 : 10);
        const bool is_whole = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
        constexpr std::uint32_t soft_hyphen = 0xAD;
        const bool is_character = character >= 0x20 && character <= 0x10FFFF &&
                                  (character < 0xD800 || character > 0xDFFF);
        if (!is_whole || !is_character) return 0;
        if (character != soft_hyphen) {
            icu::UnicodeString(static_cast<UChar32>(character)).toUTF8String(result_);
        }
        return end + 1;
    }

    /// `(sic)`, `[sic]`, or a footnote's `[12]`.
    std::size_t mark_at(std::size_t at) const {
        const std::string_view rest = text_.substr(at);
        constexpr std::string_view sics[] = {"(sic)", "[sic]", "(sic!)", "[sic!]"};
        for (const std::string_view sic : sics) {
            if (rest.starts_with(sic)) return sic.size();
        }
        if (!rest.starts_with('[') || at == 0 || is_blank(text_[at - 1])) return 0;
        const std::size_t end = rest.substr(0, 5).find(']');
        if (end == std::string_view::npos || end < 2) return 0;
        const bool is_number = std::ranges::all_of(rest.substr(1, end - 1), [](char c) {
            return std::isdigit(static_cast<unsigned char>(c)) != 0;
        });
        return is_number ? end + 1 : 0;
    }

    /// A hyphen at a line's end between two pieces of one word that is printed somewhere.
    std::size_t hyphen_at(std::size_t at) const {
        if (text_[at] != '-' || at == 0 || !is_letter(text_[at - 1])) return 0;
        std::size_t next = at + 1;
        bool has_break = false;
        for (; next < text_.size() && is_blank(text_[next]); ++next) {
            has_break = has_break || text_[next] == '\n';
        }
        if (!has_break || next == text_.size() || !is_letter(text_[next])) return 0;
        std::size_t begin = at;
        while (begin > 0 && is_letter(text_[begin - 1])) {
            --begin;
        }
        std::size_t end = next;
        while (end < text_.size() && is_letter(text_[end])) {
            ++end;
        }
        const std::string joined = std::string{text_.substr(begin, at - begin)} +
                                   std::string{text_.substr(next, end - next)};
        return is_printed_(schema::fold(joined)) ? next - at : 0;
    }

    std::string_view text_;
    const IsPrinted& is_printed_;
    std::string result_;
};

struct Marks {
    std::string_view open;
    std::string_view close;
};

constexpr Marks all_marks[] = {
    {"\xE2\x80\x9C", "\xE2\x80\x9D"},
    {"\xE2\x80\x9E", "\xE2\x80\x9C"},
    {"\xE2\x80\x9E", "\xE2\x80\x9D"},
    {"\xE2\x80\x9D", "\xE2\x80\x9D"},
    {"\xC2\xAB", "\xC2\xBB"},
    {"\xC2\xBB", "\xC2\xAB"},
    {"\"", "\""},
};

/// A piece of a paste between two marks, without them.
struct Piece {
    std::size_t begin = 0;  ///< Of the opening mark.
    std::size_t end = 0;    ///< Behind the closing one.
    std::string_view words;
};

std::optional<Piece> piece_at(std::string_view text, std::size_t at) {
    std::optional<Piece> nearest;
    for (const Marks& marks : all_marks) {
        if (!text.substr(at).starts_with(marks.open)) continue;
        const std::size_t begin = at + marks.open.size();
        const std::size_t close = text.find(marks.close, begin);
        if (close == std::string_view::npos) continue;
        if (!nearest || close + marks.close.size() < nearest->end) {
            nearest = Piece{at, close + marks.close.size(), text.substr(begin, close - begin)};
        }
    }
    return nearest;
}

std::vector<Piece> pieces_in(std::string_view text) {
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < text.size();) {
        const auto piece = piece_at(text, at);
        if (piece) pieces.push_back(*piece);
        at = piece ? piece->end : at + 1;
    }
    return pieces;
}

std::size_t words_in(std::string_view text) { return schema::Analyzer{}.read(text, "en").size(); }

/// Shorter quotations are names of things and doubts, not what is to be checked.
constexpr std::size_t least_quoted_words = 3;

std::optional<Quoted> in_marks(std::string_view text, const std::vector<std::string>& langs) {
    Quoted quoted;
    std::vector<std::string_view> pieces;
    std::size_t at = 0;
    for (const Piece& piece : pieces_in(text)) {
        quoted.words += (quoted.words.empty() ? "" : " ") + std::string{piece.words};
        pieces.push_back(text.substr(at, piece.begin - at));
        quoted.around += std::string{pieces.back()} + " ";
        at = piece.end;
    }
    pieces.push_back(text.substr(at));
    quoted.around += pieces.back();
    if (words_in(quoted.words) < least_quoted_words) return std::nullopt;
    const Surroundings around{pieces, langs};
    if (words_in(quoted.around) == 0) {
        quoted.crust = Crust::None;
    } else {
        quoted.crust = around.is_attribution() ? Crust::Attribution : Crust::More;
    }
    quoted.speaker = around.name();
    return quoted;
}

/// `Ada Brook: We will go` and `We will go. — Ada Brook, mayor`, without marks.
std::optional<Quoted> beside_name(std::string_view text, const std::vector<std::string>& langs) {
    constexpr std::size_t most_name_bytes = 120;
    constexpr std::string_view dashes[] = {
        "\xE2\x80\x94", "\xE2\x80\x93", "\n-", " - ", "\n\xE2\x80\x95", "--"};
    const auto made = [&](std::string_view words,
                          std::string_view around) -> std::optional<Quoted> {
        if (words_in(words) < least_quoted_words || words_in(around) == 0) return std::nullopt;
        const Surroundings surroundings{{around}, langs};
        const std::string name = surroundings.name();
        if (name.empty() || !surroundings.is_attribution()) return std::nullopt;
        return Quoted{std::string{words}, name, std::string{around}, Crust::Attribution};
    };
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos && colon < most_name_bytes) {
        if (auto quoted = made(text.substr(colon + 1), text.substr(0, colon))) return quoted;
    }
    for (const std::string_view dash : dashes) {
        const std::size_t at = text.rfind(dash);
        if (at == std::string_view::npos || text.size() - at > most_name_bytes) continue;
        std::string_view words = text.substr(0, at);
        while (!words.empty() && is_blank(words.back())) {
            words.remove_suffix(1);
        }
        const auto name = text.substr(at + dash.size());
        const std::size_t comma = std::min(name.find(','), name.size());
        // What stands behind the name is who that is: `Ada Brook, mayor of the harbour`.
        const bool has_name = Surroundings{{name.substr(0, comma)}, langs}.is_attribution();
        if (!has_name) continue;
        if (auto quoted = made(words, name.substr(0, comma))) return quoted;
    }
    return std::nullopt;
}

/// What stands before the words in a list or a liveblog: `1.`, `3)`, `14:05`, `9.30 am`.
std::size_t length_of_lead(std::string_view text) {
    const auto skip = [&](std::size_t at, std::string_view of) {
        const std::size_t next = text.find_first_not_of(of, at);
        return next == std::string_view::npos ? text.size() : next;
    };
    constexpr std::string_view digits = "0123456789";
    const std::size_t begin = skip(0, " \n\t#[(");
    std::size_t at = skip(begin, digits);
    if (at == begin || at - begin > 2 || at >= text.size()) return 0;
    if ((text[at] == ':' || text[at] == '.') && at + 1 < text.size() &&
        skip(at + 1, digits) == at + 3) {
        at += 3;
        const std::size_t half = skip(at, " ");
        if (text.substr(half).starts_with("am") || text.substr(half).starts_with("pm")) {
            at = half + 2;
        }
    } else if (text[at] != '.' && text[at] != ')') {
        return 0;
    }
    const std::size_t end = skip(at, ".)]:- \n\t");
    return end > at && is_blank(text[end - 1]) ? end : 0;
}

std::optional<Quoted> behind_lead(std::string_view text) {
    const std::size_t length = length_of_lead(text);
    if (length == 0 || words_in(text.substr(length)) < least_quoted_words) return std::nullopt;
    return Quoted{std::string{text.substr(length)},
                  {},
                  std::string{text.substr(0, length)},
                  Crust::Attribution};
}

bool is_address(std::string_view text) {
    while (!text.empty() && is_blank(text.back())) {
        text.remove_suffix(1);
    }
    while (!text.empty() && is_blank(text.front())) {
        text.remove_prefix(1);
    }
    if (text.empty() || text.find_first_of(" \n\t\r") != std::string_view::npos) return false;
    return text.starts_with("https://") || text.starts_with("http://") || text.starts_with("www.");
}

}  // namespace

Paste read_paste(std::string_view text,
                 const std::vector<std::string>& langs,
                 const IsPrinted& is_printed) {
    Paste paste;
    paste.is_address = is_address(text);
    paste.whole = Mender{text, is_printed}.mend(paste.is_mended);
    paste.quoted = in_marks(paste.whole, langs);
    if (!paste.quoted) paste.quoted = beside_name(paste.whole, langs);
    if (!paste.quoted) paste.quoted = behind_lead(paste.whole);
    return paste;
}

std::string to_string(const Paste& paste) {
    if (paste.is_address) return "address " + paste.whole;
    if (!paste.quoted) return "whole " + paste.whole;
    const Quoted& quoted = *paste.quoted;
    constexpr std::string_view names[] = {"nothing", "attribution", "more"};
    return "quoted " + quoted.words + " | by " + quoted.speaker +
           " | around: " + std::string{names[static_cast<std::size_t>(quoted.crust)]};
}

}  // namespace onrecord::searcher::check
