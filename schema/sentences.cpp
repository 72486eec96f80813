// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/sentences.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace onrecord::schema {

namespace {

// What ends in a full stop within a sentence. English, German, French and Spanish titles, months
// and usual short forms; a single letter and dotted letters are known by their shape.
constexpr std::string_view abbreviations[] = {
    "Mr",   "Mrs",    "Ms",     "Dr",  "Prof", "Gen", "Brig", "Maj", "Lt",  "Col", "Sgt",
    "Capt", "Cmdr",   "Adm",    "Sen", "Rep",  "Gov", "Pres", "Hon", "Rev", "St",  "Jr",
    "Sr",   "Messrs", "Jan",    "Feb", "Mar",  "Apr", "Jun",  "Jul", "Aug", "Sep", "Sept",
    "Oct",  "Nov",    "Dec",    "vs",  "etc",  "No",  "Nos",  "Inc", "Ltd", "Co",  "Corp",
    "Dept", "Fig",    "approx", "Art", "ca",   "bzw", "Nr",   "Abs", "Mio", "Mrd", "Hr",
    "Fr",   "Sra",    "Sres",   "Ud",  "Uds",  "Mme", "Mlle", "MM",
};
// After dotted letters (`U.S.`) only these begin a new sentence.
constexpr std::string_view openers[] = {
    "The", "He", "She",  "It",    "They",  "We",     "But", "And", "In",      "On",  "At",
    "A",   "An", "This", "That",  "These", "There",  "His", "Her", "Its",     "Our", "I",
    "If",  "As", "When", "While", "After", "Before", "You", "For", "However",
};
constexpr std::string_view german_months[] = {
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
};

template <std::size_t size>
bool is_one_of(std::string_view word, const std::string_view (&list)[size]) {
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<signed char>(c) < 0;
}

/// The run of letters, digits and inner full stops that ends at `end`.
std::string_view word_before(std::string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0) {
        const char c = text[begin - 1];
        if (!is_letter(c) && c != '.' && std::isdigit(static_cast<unsigned char>(c)) == 0) break;
        --begin;
    }
    return text.substr(begin, end - begin);
}

std::string_view word_after(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && is_letter(text[end])) {
        ++end;
    }
    return text.substr(begin, end - begin);
}

/// Length in bytes of a closing mark or bracket at `at`; 0 when there is none.
std::size_t closing_mark(std::string_view text, std::size_t at) {
    if (text[at] == '"' || text[at] == '\'' || text[at] == ')' || text[at] == ']') return 1;
    for (const std::string_view mark : {"”", "’", "“", "»", "«", "›"}) {
        if (text.substr(at).starts_with(mark)) return mark.size();
    }
    return 0;
}

/// True when a full stop at `at` belongs to its word, not to the sentence.
bool is_within_sentence(std::string_view text, std::size_t at, std::string_view next) {
    const std::string_view word = word_before(text, at);
    if (word.empty()) return false;
    if (is_one_of(word, abbreviations)) return true;
    const bool is_number = std::all_of(word.begin(), word.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0;
    });
    if (is_number) return word.size() <= 2 && is_one_of(next, german_months);
    const bool is_initial = word.size() == 1 && word != "I";
    const bool is_dotted = word.find('.') != std::string_view::npos;
    return (is_initial || is_dotted) && !is_one_of(next, openers);
}

/// True when `at`, after white space, can begin a sentence.
bool can_begin(std::string_view text, std::size_t at) {
    const auto c = static_cast<unsigned char>(text[at]);
    return std::islower(c) == 0 && c != ',' && c != ';' && c != '-' && c != ')';
}

/// The end of the sentence's last mark if one ends at `at` (a full stop, question or exclamation
/// mark, ellipsis), else 0.
std::size_t end_of_sentence(std::string_view text, std::size_t at) {
    constexpr std::string_view ellipsis = "…";
    const bool is_ellipsis = text.substr(at).starts_with(ellipsis);
    if (!is_ellipsis && text[at] != '.' && text[at] != '!' && text[at] != '?') return 0;
    std::size_t end = at + (is_ellipsis ? ellipsis.size() : 1);
    while (end < text.size() && (text[end] == '.' || text[end] == '!' || text[end] == '?')) {
        ++end;
    }
    const bool is_single_stop = text[at] == '.' && end == at + 1;
    while (end < text.size()) {
        const std::size_t mark = closing_mark(text, end);
        if (mark == 0) break;
        end += mark;
    }
    if (end == text.size() || text[end] == '\n') return end;
    if (!is_blank(text[end])) return 0;
    std::size_t next = end;
    while (next < text.size() && is_blank(text[next])) {
        ++next;
    }
    if (next == text.size() || text[next] == '\n') return end;
    if (!can_begin(text, next)) return 0;
    if (is_single_stop && is_within_sentence(text, at, word_after(text, next))) return 0;
    return end;
}

}  // namespace

std::vector<Span> sentences(std::string_view text) {
    std::vector<Span> spans;
    const auto add = [&](std::size_t begin, std::size_t end) {
        while (begin < end && (is_blank(text[begin]) || text[begin] == '\n')) {
            ++begin;
        }
        while (begin < end && (is_blank(text[end - 1]) || text[end - 1] == '\n')) {
            --end;
        }
        if (begin == end) return;
        spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text[at] == '\n' ? at + 1 : end_of_sentence(text, at);
        if (end == 0) {
            ++at;
            continue;
        }
        add(begin, end);
        begin = at = end;
    }
    add(begin, text.size());
    return spans;
}

}  // namespace onrecord::schema
