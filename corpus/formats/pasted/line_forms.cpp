// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/line_forms.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace onrecord::corpus::formats::pasted {
namespace {

using schema::BoilerplateKind;

constexpr std::string_view blanks[] = {" ", "\t", "\r", "\n", "\u00A0", "\uFEFF", "\u200B"};
constexpr std::string_view closing_marks[] = {"\"", "'", "”", "’", "»", ")", "]", "“"};
constexpr std::string_view sentence_ends[] = {".", "!", "?", "…", ":", ";", ","};
constexpr std::string_view bullets[] = {"•", "‣", "▪", "◦", "●", "■", "*", "-", "–", "—", "·"};

// A label stands alone on its line; compared by folded_label().
constexpr std::string_view labels[] = {
    "live",
    "live updates",
    "live blog",
    "liveblog",
    "live reporting",
    "live coverage",
    "latest updates",
    "key events",
    "key event",
    "key moments",
    "key points",
    "at a glance",
    "summary of key events",
    "show key events only",
    "please turn on javascript to use this feature",
    "advertisement",
    "advertising",
    "ad",
    "skip advertisement",
    "story continues below advertisement",
    "article continues below",
    "sponsored",
    "promoted",
    "share",
    "share this",
    "share this post",
    "share post",
    "share on facebook",
    "share on twitter",
    "share on x",
    "share via email",
    "share page",
    "copy link",
    "link copied",
    "copied",
    "facebook",
    "twitter",
    "x",
    "email",
    "whatsapp",
    "linkedin",
    "reddit",
    "print",
    "save",
    "comment",
    "comments",
    "like",
    "reply",
    "view comments",
    "read more",
    "show more",
    "load more",
    "see more",
    "more",
    "back to top",
    "pinned",
    "pinned post",
    "breaking",
    "breaking news",
    "developing",
    "new",
    "getty images",
    "reuters",
    "watch live",
    "play video",
    "video",
    "gallery",
    "image",
    "photo",
    "follow us",
    "skip to content",
    "skip to main content",
    "menu",
    "search",
    "sign in",
    "log in",
    "home",
    "posted",
    "post",
    "from our correspondent",
    "analysis",
    "expert",
};
constexpr std::string_view trailers[] = {
    "editor's pick",
    "editor's picks",
    "editors' picks",
    "most read",
    "most popular",
    "most viewed",
    "related",
    "related articles",
    "related stories",
    "related content",
    "related topics",
    "recommended",
    "recommended for you",
    "recommended stories",
    "more from",
    "more on this story",
    "more stories",
    "more on this topic",
    "top stories",
    "trending",
    "trending now",
    "newsletter",
    "newsletters",
    "about the writer",
    "about the author",
    "subscribe",
    "subscribe now",
    "request reprint & licensing, submit correction or view editorial guidelines",
    "topics",
};
// A line that begins so points to another page.
constexpr std::string_view link_openings[] = {
    "full story:",
    "read more:",
    "read more here:",
    "read the full story",
    "read our full story",
    "read full story",
    "read also:",
    "also read:",
    "see also:",
    "see more:",
    "related:",
    "more:",
    "read:",
    "more on this:",
    "click here",
    "sign up for",
    "sign up to",
    "subscribe to",
    "follow our live",
    "download the app",
    "read the full report",
    "read the whole",
    "don't miss:",
    "further reading:",
};
// A line that begins so is a caption or credit.
constexpr std::string_view caption_openings[] = {
    "photo:",
    "photograph:",
    "image:",
    "image source",
    "image caption",
    "pictured:",
    "caption:",
    "media caption",
    "video caption",
    "credit:",
    "file photo",
    "file image",
    "composite:",
    "illustration:",
    "getty images",
};
// A line that ends so, without a full stop, is a caption with its credit. A bare agency name is
// not here: titles end in those too (`Plant restarts - Reuters`).
constexpr std::string_view credit_endings[] = {
    "getty images", "/getty",       "/reuters",   "(reuters)", "/afp",      "(afp)",
    "(ap)",         "/ap",          "ap photo",   "via ap",    "/epa",      "shutterstock",
    "/rex",         "rex features", "pa media",   "pa wire",   "/pa",       "alamy",
    "/bloomberg",   "/zuma",        "file photo", "(file)",    "(handout)", "anadolu agency",
};
constexpr std::string_view byline_openings[] = {
    "By ",
    "BY ",
    "From ",
    "Analysis from ",
    "Analysis by ",
    "Reporting by ",
    "Posted by ",
    "Written by ",
    "Compiled by ",
};
constexpr std::string_view possessives[] = {"'s ", "’s "};
constexpr std::string_view abbreviations[] = {
    "mr",  "mrs", "ms",   "dr",   "gen",  "sen", "rep",  "gov", "st",   "lt",
    "col", "sgt", "prof", "dept", "no",   "vs",  "capt", "maj", "adm",  "rev",
    "hon", "jr",  "sr",   "inc",  "co",   "ltd", "sec",  "amb", "pres", "jan",
    "feb", "mar", "apr",  "aug",  "sept", "oct", "nov",  "dec", "mt",   "ft",
};

template <class Table>
bool holds(const Table& table, std::string_view value) {
    return std::find(std::begin(table), std::end(table), value) != std::end(table);
}

template <class Table>
bool begins_with_any(std::string_view text, const Table& openings) {
    return std::any_of(std::begin(openings), std::end(openings), [&](std::string_view opening) {
        return text.starts_with(opening);
    });
}

/// The row that `text` ends in; empty when none.
template <class Table>
std::string_view ending(std::string_view text, const Table& endings) {
    const auto row = std::find_if(std::begin(endings),
                                  std::end(endings),
                                  [&](std::string_view end) { return text.ends_with(end); });
    return row == std::end(endings) ? std::string_view{} : *row;
}

bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_letter(char letter) {
    return is_lower(letter) || is_upper(letter) || static_cast<unsigned char>(letter) >= 0x80;
}

std::string_view without_closing_marks(std::string_view text) {
    for (std::string_view mark = ending(text, closing_marks); !mark.empty();
         mark = ending(text, closing_marks)) {
        text.remove_suffix(mark.size());
    }
    return text;
}

/// The word (of letters) right before `at`.
std::string_view word_before(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && is_letter(text[begin - 1]))
        --begin;
    return text.substr(begin, at - begin);
}

/// True when a sentence ends within the line: `... closed. The minister ...`, but not `Gen. Mark`,
/// `U.S. Troops`.
bool has_sentence_end_within(std::string_view line) {
    for (std::size_t at = 1; at + 2 < line.size(); ++at) {
        if (line[at] != '.' && line[at] != '!' && line[at] != '?') continue;
        std::size_t next = at + 1;
        const std::string_view mark = ending(line.substr(0, next + 1), closing_marks);
        if (!mark.empty() && mark.size() == 1) ++next;
        if (next + 1 >= line.size() || line[next] != ' ' || !is_upper(line[next + 1])) continue;
        const std::string_view word = word_before(line, at);
        const bool is_initial = word.size() < 2 && line[at] == '.';
        if (!is_initial && !(line[at] == '.' && holds(abbreviations, folded_label(word)))) {
            return true;
        }
    }
    return false;
}

std::size_t count_words(std::string_view line) {
    std::size_t words = 0;
    bool was_blank = true;
    for (const char letter : line) {
        if (was_blank && letter != ' ') ++words;
        was_blank = letter == ' ';
    }
    return words;
}

bool has_link_or_handle(std::string_view line) {
    return line.find("://") != std::string_view::npos ||
           line.find("www.") != std::string_view::npos ||
           line.find("pic.twitter.com") != std::string_view::npos ||
           line.find("(@") != std::string_view::npos || line.starts_with('@');
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    for (bool is_done = false; !is_done;) {
        is_done = true;
        for (const std::string_view blank : blanks) {
            while (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                is_done = false;
            }
            while (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                is_done = false;
            }
        }
    }
    return text;
}

std::string folded_label(std::string_view line) {
    std::string folded;
    for (std::size_t at = 0; at < line.size(); ++at) {
        constexpr std::string_view curly = "’";
        if (line.substr(at).starts_with(curly)) {
            folded += '\'';
            at += curly.size() - 1;
        } else {
            folded += is_upper(line[at]) ? static_cast<char>(line[at] + ('a' - 'A')) : line[at];
        }
    }
    if (folded.ends_with(':')) folded.pop_back();
    return folded;
}

bool is_bullet(std::string_view line) {
    line = trimmed(line);
    const auto row = std::find_if(std::begin(bullets),
                                  std::end(bullets),
                                  [&](std::string_view mark) { return line.starts_with(mark); });
    if (row == std::end(bullets)) return false;
    line.remove_prefix(row->size());
    return line.starts_with(' ') || line.starts_with('\t') || line.starts_with("\u00A0");
}

bool ends_like_sentence(std::string_view line) {
    return !ending(without_closing_marks(trimmed(line)), sentence_ends).empty();
}

bool has_heading_form(std::string_view line) {
    constexpr std::size_t shortest = 4;
    constexpr std::size_t longest = 170;
    line = trimmed(line);
    if (line.size() < shortest || line.size() > longest || is_bullet(line)) return false;
    if (is_lower(line.front()) || has_link_or_handle(line) || has_sentence_end_within(line)) {
        return false;
    }
    // A title may ask or exclaim, but a speech in marks that does is a paragraph.
    const bool begins_with_mark = line.starts_with('"') || line.starts_with("“");
    const std::string_view end = ending(without_closing_marks(line), sentence_ends);
    if (end == "?" || end == "!") return !begins_with_mark && count_words(line) >= 3;
    if (!end.empty()) return false;
    return count_words(line) >= 2;
}

std::optional<std::string_view> byline_names(std::string_view line) {
    line = trimmed(line);
    constexpr std::size_t longest = 100;
    constexpr std::size_t most_words = 12;
    if (line.size() > longest || count_words(line) > most_words) return std::nullopt;
    if (ends_like_sentence(line) || line.find(':') != std::string_view::npos) return std::nullopt;
    const auto row = std::find_if(
        std::begin(byline_openings), std::end(byline_openings), [&](std::string_view opening) {
            return line.starts_with(opening);
        });
    if (row == std::end(byline_openings) || row->size() == line.size()) return std::nullopt;
    std::string_view names = line.substr(row->size());
    if (is_lower(names.front())) return std::nullopt;
    // `From the Post's Jo Dale in Port Ellis`, but not `From riches to rags`.
    if (row->ends_with("rom ")) {
        const bool is_staff = names.ends_with(" staff") || names.ends_with(" team");
        const auto possessive = std::find_if(
            std::begin(possessives), std::end(possessives), [&](std::string_view mark) {
                return names.find(mark) != std::string_view::npos;
            });
        if (possessive == std::end(possessives)) {
            return is_staff ? std::optional{names} : std::nullopt;
        }
        names.remove_prefix(names.find(*possessive) + possessive->size());
    }
    return names.substr(0, names.find(" in "));
}

bool is_trailer_label(std::string_view line) {
    return holds(trailers, folded_label(trimmed(line)));
}

std::optional<BoilerplateKind> chrome_kind(std::string_view line) {
    line = trimmed(line);
    const std::string folded = folded_label(line);
    if (holds(labels, folded)) return BoilerplateKind::Label;
    // The colon was folded away only at the end of the line.
    if (begins_with_any(folded + ':', link_openings)) return BoilerplateKind::Link;
    if (begins_with_any(folded, caption_openings)) return BoilerplateKind::Caption;
    constexpr std::size_t longest_caption = 400;
    const std::string_view credit = ending(folded, credit_endings);
    const bool has_credit = !credit.empty() && line.size() <= longest_caption;
    if (has_credit &&
        (count_words(line) > 3 || credit.front() == '/' || credit.size() == folded.size())) {
        return BoilerplateKind::Caption;
    }
    return std::nullopt;
}

}  // namespace onrecord::corpus::formats::pasted
