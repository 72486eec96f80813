// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/html/phrases.hpp"

#include "corpus/annotation/table.hpp"
#include "corpus/html/byte_set.hpp"
#include "corpus/html/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace onrecord::corpus::html {
namespace {

using schema::BoilerplateKind;

constexpr std::size_t longest_phrase = 60;
// A paragraph that only begins like furniture is it when nearly nothing else stands in it.
constexpr std::size_t longest_by_beginning = 110;

BoilerplateKind kind_of(std::string_view name) {
    if (name == "link") return BoilerplateKind::Link;
    if (name == "subscription") return BoilerplateKind::Subscription;
    if (name == "label") return BoilerplateKind::Label;
    return BoilerplateKind::Other;
}

struct FurnitureTable {
    std::unordered_map<std::string_view, BoilerplateKind> whole;
    /// By the first word, so that a paragraph is compared with few.
    std::unordered_map<std::string_view, std::vector<std::pair<std::string_view, BoilerplateKind>>>
        starts;
};

std::string_view first_word(std::string_view text) {
    return text.substr(0, std::min(text.find_first_of(" :"), text.size()));
}

FurnitureTable read_furniture() {
    FurnitureTable table;
    annotation::for_each_row(vocabulary::furniture,
                             [&](const std::vector<std::string_view>& row, int) {
                                 const BoilerplateKind kind = kind_of(row[1]);
                                 if (row[2] == "whole") {
                                     table.whole.emplace(row[3], kind);
                                 } else {
                                     table.starts[first_word(row[3])].emplace_back(row[3], kind);
                                 }
                             });
    return table;
}

const FurnitureTable& furniture() {
    static const FurnitureTable table = read_furniture();
    return table;
}

/// Marks that stand before and behind such phrases and mean nothing.
constexpr std::string_view marks_around[] = {
    " ", ":", ".", "!", "»", "›", "→", "▸", "►", ">", "•", "|", "-", "–", "*", "…", "+"};

std::string_view without_marks(std::string_view text) {
    for (bool is_done = false; !is_done;) {
        is_done = true;
        for (const std::string_view mark : marks_around) {
            if (text.starts_with(mark)) {
                text.remove_prefix(mark.size());
                is_done = false;
            } else if (text.ends_with(mark)) {
                text.remove_suffix(mark.size());
                is_done = false;
            }
        }
    }
    return text;
}

bool holds_quotation(std::string_view text) {
    for (const std::string_view mark : {"“", "”", "„", "«", "\""}) {
        if (text.find(mark) != std::string_view::npos) return true;
    }
    return false;
}

std::optional<BoilerplateKind> kind_by_beginning(const Paragraph& paragraph,
                                                 std::string_view folded) {
    const auto rows = furniture().starts.find(first_word(folded));
    if (rows == furniture().starts.end()) return std::nullopt;
    const bool is_linked = 2 * paragraph.linked_bytes >= paragraph.text.size();
    const bool is_short = folded.size() <= longest_by_beginning && !holds_quotation(folded);
    if (!is_linked && !is_short) return std::nullopt;
    for (const auto& [phrase, kind] : rows->second) {
        if (folded.starts_with(phrase)) return kind;
    }
    return std::nullopt;
}

struct BylineWords {
    std::vector<std::string_view> before;
    std::vector<std::string_view> between;
    std::vector<std::string_view> behind;  ///< Before the place that a writer is in.
};

const std::unordered_map<std::string_view, BylineWords>& byline_words() {
    static const auto table = [] {
        std::unordered_map<std::string_view, BylineWords> made;
        annotation::for_each_row(vocabulary::bylines,
                                 [&](const std::vector<std::string_view>& row, int) {
                                     BylineWords& words = made[row[0]];
                                     auto& list = row[1] == "before"   ? words.before
                                                  : row[1] == "behind" ? words.behind
                                                                       : words.between;
                                     list.push_back(row[2]);
                                 });
        for (auto& [lang, words] : made) {
            // `posted by` is looked for before `by`.
            std::ranges::sort(words.before, std::greater{}, &std::string_view::size);
        }
        return made;
    }();
    return table;
}

const BylineWords& words_of(std::string_view lang) {
    const auto found = byline_words().find(lang.substr(0, 2));
    return found == byline_words().end() ? byline_words().at("en") : found->second;
}

/// How many bytes of the text are a word before a name, with the blanks behind it.
std::size_t opening_bytes(std::string_view text, std::string_view lang) {
    const std::string folded = lower_case(text.substr(0, longest_phrase));
    for (const std::string_view code : {lang, std::string_view{"en"}}) {
        for (const std::string_view word : words_of(code).before) {
            if (!folded.starts_with(word) || folded.size() <= word.size()) continue;
            const char next = folded[word.size()];
            if (next != ' ' && next != ':') continue;
            return std::min(text.find_first_not_of(" :", word.size()), text.size());
        }
    }
    return 0;
}

/// Where the next mark or word between names is, and how long.
std::pair<std::size_t, std::size_t> find_between(const std::string& folded,
                                                 std::size_t from,
                                                 const BylineWords& words) {
    std::pair<std::size_t, std::size_t> first{std::string::npos, 0};
    const auto look_for = [&](const std::string& separator) {
        const std::size_t at = folded.find(separator, from);
        if (at < first.first) first = {at, separator.size()};
    };
    for (const std::string_view mark : {",", ";", "|", " / "}) {
        look_for(std::string{mark});
    }
    for (const std::string_view word : words.between) {
        look_for(" " + std::string{word} + " ");
    }
    return first;
}

}  // namespace

std::string lower_case(std::string_view text) {
    std::string made{text};
    for (std::size_t at = 0; at < made.size(); ++at) {
        const auto byte = static_cast<unsigned char>(made[at]);
        const auto next = static_cast<unsigned char>(at + 1 < made.size() ? made[at + 1] : '\0');
        if (byte >= 'A' && byte <= 'Z') {
            made[at] = static_cast<char>(byte + 0x20);
        } else if (byte == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97) {
            made[++at] = static_cast<char>(next + 0x20);
        } else if (byte == 0xD0 && next >= 0x90 && next <= 0x9F) {
            made[++at] = static_cast<char>(next + 0x20);
        } else if (byte == 0xD0 && next >= 0xA0 && next <= 0xAF) {
            made[at] = static_cast<char>(0xD1);
            made[++at] = static_cast<char>(next - 0x20);
        } else if (byte == 0xD0 && (next == 0x84 || next == 0x86 || next == 0x87)) {
            made[at] = static_cast<char>(0xD1);
            made[++at] = static_cast<char>(next + 0x10);
        }
    }
    return made;
}

std::string collapse(std::string_view text) {
    constexpr ByteSet may_be_blank{" \t\r\n\f\xC2\xE2"};
    constexpr std::string_view no_break_blanks[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    std::string made;
    made.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t plain = may_be_blank.find_in(text, at);
        made += text.substr(at, plain - at);
        at = plain;
        if (at == text.size()) break;
        std::size_t blank = blank_bytes.holds(text[at]) ? 1 : 0;
        for (const std::string_view one : no_break_blanks) {
            if (text.substr(at).starts_with(one)) blank = one.size();
        }
        if (blank == 0) {
            made += text[at++];
            continue;
        }
        if (!made.empty() && made.back() != ' ') made += ' ';
        at += blank;
    }
    if (made.ends_with(' ')) made.pop_back();
    return made;
}

std::optional<BoilerplateKind> furniture_kind(const Paragraph& paragraph) {
    constexpr std::size_t longest_linked = 400;
    if (paragraph.text.size() > longest_linked) return std::nullopt;
    const std::string flat = lower_case(collapse(paragraph.text));
    const std::string_view folded = without_marks(flat);
    if (folded.size() <= longest_phrase) {
        const auto found = furniture().whole.find(folded);
        if (found != furniture().whole.end()) return found->second;
    }
    std::string_view opened = flat;
    while (opened.starts_with("•") || opened.starts_with(" ")) {
        opened.remove_prefix(opened.starts_with(" ") ? 1 : std::string_view{"•"}.size());
    }
    return kind_by_beginning(paragraph, opened);
}

bool begins_byline(std::string_view text, std::string_view lang) {
    return opening_bytes(text, lang) > 0;
}

std::string_view without_place(std::string_view name, std::string_view lang) {
    for (const std::string_view code : {lang, std::string_view{"en"}}) {
        for (const std::string_view word : words_of(code).behind) {
            const std::size_t at = name.find(" " + std::string{word} + " ");
            if (at != std::string_view::npos && at > 0) return name.substr(0, at);
        }
    }
    return name;
}

std::vector<std::string> split_names(std::string_view byline, std::string_view lang) {
    constexpr std::size_t longest_byline = 1'000;
    const std::string flat = collapse(byline);
    if (flat.size() > longest_byline) return {flat};  // Whatever it is, names it is not.
    std::string_view left = flat;
    left.remove_prefix(opening_bytes(left, lang));
    const std::string folded = lower_case(left);
    std::vector<std::string> names;
    for (std::size_t from = 0; from <= folded.size();) {
        const auto [at, length] = find_between(folded, from, words_of(lang));
        std::string name = collapse(left.substr(from, at == std::string::npos ? at : at - from));
        if (!name.empty()) names.push_back(std::move(name));
        if (at == std::string::npos) break;
        from = at + length;
    }
    return names;
}

namespace {

struct LiveblogWord {
    std::string padded;     ///< A blank on either side.
    bool is_label = false;  ///< Means a liveblog only before a mark, at the begin.
};

const std::vector<LiveblogWord>& liveblog_words() {
    static const std::vector<LiveblogWord> words = [] {
        std::vector<LiveblogWord> made;
        annotation::for_each_row(
            vocabulary::liveblog_words, [&](const std::vector<std::string_view>& row, int) {
                LiveblogWord word{" " + std::string{row[1]} + " ", row.size() > 2};
                std::ranges::replace(word.padded, '-', ' ');
                made.push_back(std::move(word));
            });
        return made;
    }();
    return words;
}

/// `Direct : ...`, `[DIRECT] ...`, `DIRECT. ...`: the label that a title begins with, with a blank
/// on either side; empty for none. `Direct flights resume` has none.
std::string label_of(std::string_view folded) {
    constexpr std::size_t longest = 30;
    constexpr std::string_view marks[] = {":", "|", "]", ". ", "- ", "– ", "— "};
    const std::size_t begin = folded.find_first_not_of(" [");
    if (begin == std::string_view::npos) return {};
    folded = folded.substr(begin, longest);
    std::size_t end = std::string_view::npos;
    for (const std::string_view mark : marks) {
        end = std::min(end, folded.find(mark));
    }
    if (end == std::string_view::npos) return {};
    return " " + collapse(folded.substr(0, end)) + " ";
}

}  // namespace

bool calls_itself_liveblog(std::string_view text) {
    constexpr std::size_t longest_looked_at = 500;
    std::string folded = " " + lower_case(text.substr(0, longest_looked_at)) + " ";
    const std::string label = label_of(folded);
    for (char& letter : folded) {
        if (std::string_view{"-_/:,.!?|()\"'&=#"}.find(letter) != std::string_view::npos) {
            letter = ' ';
        }
    }
    return std::ranges::any_of(liveblog_words(), [&](const LiveblogWord& word) {
        return word.is_label ? label == word.padded : folded.find(word.padded) != std::string::npos;
    });
}

}  // namespace onrecord::corpus::html
