// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/line_forms.hpp"

#include "corpus/annotation/table.hpp"
#include "corpus/annotation/vocabulary.hpp"
#include "corpus/formats/pasted/vocabulary.hpp"
#include "corpus/html/phrases.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace onrecord::corpus::formats::pasted {
namespace {

using schema::BoilerplateKind;

constexpr std::string_view blanks[] = {" ", "\t", "\r", "\n", "\u00A0", "\uFEFF", "\u200B"};
constexpr std::string_view closing_marks[] = {
    "\"", "'", "”", "’", "»", ")", "]", "“", "」", "』", "）"};
constexpr std::string_view sentence_ends[] = {
    ".", "!", "?", "…", ":", ";", ",", "。", "！", "？", "؟", "।"};
constexpr std::string_view bullets[] = {"•", "‣", "▪", "◦", "●", "■", "*", "-", "–", "—", "·"};

constexpr std::string_view possessives[] = {"'s ", "’s "};
/// One kind of line of vocabulary/page_lines.tsv.
struct Phrases {
    std::vector<std::string> list;
    std::unordered_set<std::string> set;
};

struct BylineOpening {
    std::string words;
    bool is_english = false;
};

/// The words of every kind of line, folded as folded_label() folds.
struct PageLines {
    std::unordered_map<std::string, Phrases> kinds;
    std::vector<BylineOpening> bylines;
};

const PageLines& page_lines() {
    static const PageLines table = [] {
        PageLines made;
        annotation::for_each_row(vocabulary::page_lines,
                                 [&](const std::vector<std::string_view>& columns, int) {
                                     constexpr std::size_t needed = 3;
                                     if (columns.size() < needed) return;
                                     std::string words = folded_label(columns[2]);
                                     if (columns[2].ends_with(':')) words += ':';
                                     if (columns[1] == "byline") {
                                         made.bylines.push_back({words, columns[0] == "en"});
                                     }
                                     Phrases& kind = made.kinds[std::string{columns[1]}];
                                     kind.set.insert(words);
                                     kind.list.push_back(std::move(words));
                                 });
        return made;
    }();
    return table;
}

const Phrases& phrases(const char* kind) {
    static const Phrases none;
    const auto row = page_lines().kinds.find(kind);
    return row == page_lines().kinds.end() ? none : row->second;
}

bool is_phrase(const char* kind, std::string_view text) {
    return phrases(kind).set.contains(std::string{text});
}

bool begins_with_any(std::string_view text, const char* kind) {
    return std::ranges::any_of(
        phrases(kind).list, [&](const std::string& opening) { return text.starts_with(opening); });
}

/// The row that `text` ends in; empty when none.
template <class Table>
std::string_view ending(std::string_view text, const Table& endings) {
    const auto row = std::find_if(std::begin(endings),
                                  std::end(endings),
                                  [&](std::string_view end) { return text.ends_with(end); });
    return row == std::end(endings) ? std::string_view{} : std::string_view{*row};
}

bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool may_be_capital(char letter) {
    return is_upper(letter) || static_cast<unsigned char>(letter) >= 0x80;
}
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
    while (begin > 0 && is_letter(text[begin - 1])) {
        --begin;
    }
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
        if (next + 1 >= line.size() || line[next] != ' ' || !may_be_capital(line[next + 1])) {
            continue;
        }
        const std::string_view word = word_before(line, at);
        const bool is_initial = word.size() < 2 && line[at] == '.';
        if (!is_initial && !(line[at] == '.' && is_phrase("abbreviation", folded_label(word)))) {
            return true;
        }
    }
    return false;
}

bool has_link_or_handle(std::string_view line) {
    return line.find("://") != std::string_view::npos ||
           line.find("www.") != std::string_view::npos ||
           line.find("pic.twitter.com") != std::string_view::npos ||
           line.find("(@") != std::string_view::npos || line.starts_with('@');
}

}  // namespace

std::size_t count_words(std::string_view line) {
    std::size_t words = 0;
    bool was_blank = true;
    for (const char letter : line) {
        if (was_blank && letter != ' ') ++words;
        was_blank = letter == ' ';
    }
    return words;
}

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
    const std::string lower = html::lower_case(line);
    for (std::size_t at = 0; at < lower.size(); ++at) {
        constexpr std::string_view curly = "’";
        if (lower.compare(at, curly.size(), curly) == 0) {
            folded += '\'';
            at += curly.size() - 1;
        } else {
            folded += lower[at];
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

bool has_title_form(std::string_view line) {
    constexpr std::size_t longest = 170;
    line = trimmed(line);
    if (line.size() < 2 || line.size() > longest || is_bullet(line)) return false;
    if (has_link_or_handle(line) || has_sentence_end_within(line)) return false;
    const bool begins_with_mark = line.starts_with('"') || line.starts_with("“");
    const std::string_view end = ending(without_closing_marks(line), sentence_ends);
    return end.empty() || ((end == "?" || end == "!") && !begins_with_mark);
}

/// A capital, or a letter of which we do not know.
bool begins_with_capital(std::string_view word) {
    if (word.empty() || is_lower(word.front())) return false;
    const auto first = static_cast<unsigned char>(word.front());
    constexpr unsigned char last_known_lead = 0xD1;
    constexpr unsigned char punctuation = 0xE2;
    if (first < 0x80) return is_upper(word.front());
    if (first == punctuation) return false;
    const std::string_view letter = word.substr(0, 2);
    const bool is_known = first == 0xC3 || (first >= 0xD0 && first <= last_known_lead);
    return !is_known || html::lower_case(letter) != letter;
}

namespace {

/// `LeeBo`, but not `McLeod`, `DeSantis`.
bool is_two_words_glued(std::string_view word) {
    constexpr std::size_t longest_prefix = 3;
    for (std::size_t at = longest_prefix; at < word.size(); ++at) {
        if (is_lower(word[at - 1]) && is_upper(word[at])) {
            return at > longest_prefix || !word.starts_with("Mac");
        }
    }
    return word.starts_with("By") && word.size() > 2 && is_upper(word[2]);
}

}  // namespace

bool is_name_word(std::string_view word) {
    if (!begins_with_capital(word) || is_two_words_glued(word)) return false;
    return std::ranges::all_of(word, [](char letter) {
        return is_letter(letter) || letter == '-' || letter == '\'' || letter == '.';
    });
}

namespace {

/// `Ann Lee`, `J. R. van der Berg`.
bool is_name(const std::vector<std::string_view>& words) {
    constexpr std::size_t most_words = 5;
    if (words.size() < 2 || words.size() > most_words) return false;
    if (!is_name_word(words.front()) || !is_name_word(words.back())) return false;
    if (words.back().ends_with('.')) return false;
    return std::ranges::all_of(words, [](std::string_view word) {
        return is_name_word(word) || is_phrase("particle", word);
    });
}

/// `Ann Lee:` over her words.
std::string_view without_colon(std::string_view line) {
    return line.ends_with(':') ? line.substr(0, line.size() - 1) : line;
}

/// The words of each name in `Ann Lee, Bo Kim and Cy Roe`.
std::vector<std::vector<std::string_view>> names_of(std::string_view line) {
    std::vector<std::vector<std::string_view>> names{{}};
    while (!line.empty()) {
        const std::size_t end = std::min(line.find(' '), line.size());
        std::string_view word = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        // `Ann Lee (now); Bo Kim (earlier)`.
        if (word.starts_with('(') && !word.starts_with("(@")) {
            if (word.ends_with(';') && !names.back().empty()) names.emplace_back();
            continue;
        }
        const bool has_comma = word.ends_with(',') || word.ends_with(';');
        if (has_comma) word.remove_suffix(1);
        const bool parts = is_phrase("between", folded_label(word)) &&
                           !is_upper(word.empty() ? ' ' : word.front());
        if (!parts && !word.empty()) names.back().push_back(word);
        if ((has_comma || parts) && !names.back().empty()) names.emplace_back();
    }
    return names;
}

}  // namespace

bool is_name_list(std::string_view line) {
    constexpr std::size_t longest = 90;
    constexpr std::size_t most_names = 4;
    line = trimmed(line);
    if (line.empty() || line.size() > longest || line.ends_with(',')) return false;
    const auto names = names_of(without_colon(line));
    return names.size() <= most_names && std::ranges::all_of(names, is_name);
}

std::vector<std::string> split_name_list(std::string_view line) {
    std::vector<std::string> names;
    for (const auto& words : names_of(without_colon(trimmed(line)))) {
        if (words.empty()) continue;
        const char* begin = words.front().data();
        names.emplace_back(begin, words.back().data() + words.back().size());
    }
    return names;
}

bool begins_with_forename(std::string_view line) {
    static const std::unordered_set<std::string_view> forenames = [] {
        std::unordered_set<std::string_view> made;
        annotation::for_each_row(
            annotation::vocabulary::forenames,
            [&](const std::vector<std::string_view>& columns, int) {
                if (columns.size() < 2) return;
                for (const std::string_view name : annotation::split(columns[1], ' ')) {
                    made.insert(name);
                }
            });
        return made;
    }();
    line = trimmed(line);
    return forenames.contains(html::lower_case(line.substr(0, line.find(' '))));
}

bool is_name_in_place(std::string_view line) {
    line = trimmed(line);
    const std::string_view name = html::without_place(line, "en");
    if (name.size() == line.size() || !is_name_list(name)) return false;
    std::string_view place = trimmed(line.substr(name.size()));
    place = trimmed(place.substr(std::min(place.find(' '), place.size())));
    constexpr std::size_t most_words = 4;
    return !place.empty() && may_be_capital(place.front()) && count_words(place) <= most_words &&
           std::ranges::all_of(place, [](char letter) {
               return is_letter(letter) || letter == ' ' || letter == '-' || letter == '.' ||
                      letter == ',';
           });
}

bool starts_with_initials(std::string_view line) {
    constexpr std::size_t most = 4;
    std::size_t letters = 0;
    while (letters < line.size() && is_upper(line[letters])) {
        ++letters;
    }
    return letters >= 2 && letters <= most && letters < line.size() && line[letters] == ':';
}

bool is_pinned_label(std::string_view line) {
    return is_phrase("pinned", folded_label(trimmed(line)));
}

bool is_unnamed_voice(std::string_view folded) { return is_phrase("voice", folded); }

bool is_role_line(std::string_view line) {
    constexpr std::size_t longest = 80;
    line = trimmed(line);
    if (line.size() > longest || ends_like_sentence(line)) return false;
    const std::string folded = ' ' + folded_label(line) + ' ';
    return std::ranges::any_of(phrases("role").list, [&](const std::string& role) {
        const std::size_t at = folded.find(' ' + role);
        if (at == std::string::npos) return false;
        // `Chief reporter in Port Ellis`, not `Transport chief faces questions`.
        const std::string_view behind = std::string_view{folded}.substr(at + role.size() + 1);
        const std::string_view last_word = std::string_view{role}.substr(role.rfind(' ') + 1);
        if (behind == " " || behind.starts_with(',') || is_phrase("role-link", last_word)) {
            return true;
        }
        return std::ranges::any_of(phrases("role-link").list, [&](const std::string& link) {
            return behind.starts_with(' ' + link + ' ');
        });
    });
}

std::size_t find_glued_role(std::string_view line) {
    constexpr std::size_t longest_name = 60;
    for (std::size_t at = 4; at < line.size() && at < longest_name; ++at) {
        if (!is_lower(line[at - 1]) || !is_upper(line[at])) continue;
        if (is_name_list(line.substr(0, at)) && is_role_line(line.substr(at))) return at;
    }
    return 0;
}

bool says_any(std::string_view text, const char* kind) {
    const std::string folded = folded_label(text);
    return std::ranges::any_of(phrases(kind).list, [&](const std::string& phrase) {
        return folded.find(phrase) != std::string::npos;
    });
}

namespace {

/// `From the Post's Jo Dale`: the names behind the possessive; nothing for `From riches to rags`.
std::optional<std::string_view> names_of_staff(std::string_view names) {
    const bool is_staff = names.ends_with(" staff") || names.ends_with(" team");
    const auto possessive = std::ranges::find_if(possessives, [&](std::string_view mark) {
        return names.find(mark) != std::string_view::npos;
    });
    if (possessive == std::end(possessives)) return is_staff ? std::optional{names} : std::nullopt;
    names.remove_prefix(names.find(*possessive) + possessive->size());
    return names;
}

}  // namespace

namespace {

/// `Ann Lee, redacteur`: without what the writer is.
std::string_view without_small_tail(std::string_view names) {
    const std::size_t comma = names.rfind(", ");
    if (comma == std::string_view::npos) return names;
    const std::string_view tail = names.substr(comma + 2);
    constexpr std::size_t most_words = 3;
    const bool is_small = !begins_with_capital(tail) && count_words(tail) <= most_words &&
                          html::lower_case(tail) == tail && is_name_list(names.substr(0, comma));
    return is_small ? names.substr(0, comma) : names;
}

}  // namespace

std::optional<std::string_view> byline_names(std::string_view line) {
    line = trimmed(line);
    constexpr std::size_t longest = 100;
    constexpr std::size_t most_words = 12;
    if (line.size() > longest || count_words(line) > most_words) return std::nullopt;
    if (ends_like_sentence(line) || line.find(':') != std::string_view::npos) return std::nullopt;
    const std::string folded = html::lower_case(line);
    for (const BylineOpening& opening : page_lines().bylines) {
        if (!folded.starts_with(opening.words + ' ')) continue;
        std::string_view names = trimmed(line.substr(opening.words.size()));
        if (names.empty() || !may_be_capital(names.front())) {
            if (!opening.words.ends_with("from")) continue;
        }
        names = without_small_tail(names);
        const std::string_view alone = names.substr(0, names.find(" in "));
        // Only English was seen to sign with more than names.
        if (!opening.is_english && !is_name_list(alone)) continue;
        if (opening.is_english && !is_upper(line.front()) && !is_name_list(alone)) continue;
        if (opening.words.ends_with("from")) {
            if (is_lower(names.front())) {
                if (!names.starts_with("the ")) continue;
            }
            const auto staff = names_of_staff(names);
            if (!staff) continue;
            names = *staff;
        }
        return names.substr(0, names.find(" in "));
    }
    return std::nullopt;
}

namespace {

/// Without a number in brackets behind or a number before: `Comments (12)`, `12 comments`.
std::string without_count(std::string folded) {
    const std::size_t bracket = folded.rfind('(');
    const bool has_count =
        bracket != std::string::npos && folded.ends_with(')') &&
        folded.find_first_not_of("0123456789.,", bracket + 1) == folded.size() - 1;
    if (has_count) folded.erase(bracket);
    const std::size_t letter = std::min(folded.find_first_not_of("0123456789., "), folded.size());
    folded.erase(0, letter);
    while (folded.ends_with(' ')) {
        folded.pop_back();
    }
    return folded;
}

}  // namespace

bool is_trailer_label(std::string_view line) {
    return is_phrase("trailer", folded_label(trimmed(line))) || is_closing_label(line);
}

bool is_closing_label(std::string_view line) {
    return is_phrase("closing", folded_label(trimmed(line))) || is_comments_label(line);
}

bool is_comments_label(std::string_view line) {
    constexpr std::size_t longest = 80;
    line = trimmed(line);
    return line.size() <= longest && is_phrase("comments", without_count(folded_label(line)));
}

std::optional<BoilerplateKind> chrome_kind(std::string_view line) {
    line = trimmed(line);
    const bool is_address = (line.starts_with("http://") || line.starts_with("https://")) &&
                            line.find(' ') == std::string_view::npos;
    if (is_address) return BoilerplateKind::Link;
    const std::string folded = folded_label(line);
    if (is_phrase("label", folded) || is_phrase("pinned", folded)) return BoilerplateKind::Label;
    // The colon was folded away only at the end of the line.
    if (begins_with_any(folded + ':', "link")) return BoilerplateKind::Link;
    if (begins_with_any(folded, "caption")) return BoilerplateKind::Caption;
    if (begins_with_any(folded, "legal")) return BoilerplateKind::Other;
    constexpr std::size_t longest_caption = 400;
    const std::string_view credit = ending(folded, phrases("credit").list);
    const bool has_credit = !credit.empty() && line.size() <= longest_caption;
    if (has_credit &&
        (count_words(line) > 3 || credit.front() == '/' || credit.size() == folded.size())) {
        return BoilerplateKind::Caption;
    }
    // Nothing tells here what is a link, and `Watch: ships leave the harbour` may be a title.
    constexpr std::size_t most_words = 4;
    const std::size_t colon = line.find(':');
    const bool goes_on = colon != std::string_view::npos && colon + 1 < line.size();
    if (count_words(line) > most_words || goes_on) return std::nullopt;
    return html::furniture_kind({line});
}

}  // namespace onrecord::corpus::formats::pasted
