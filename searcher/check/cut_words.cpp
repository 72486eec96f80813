// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/cut_words.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::searcher::check {
namespace {

// Farther from the words that it denies, a denial is mostly another clause's.
constexpr std::size_t nearest = 3;
// More words between commas may be a clause with a verb of its own.
constexpr std::size_t longest_parenthesis = 3;

// `..., and that is a lie`
constexpr std::size_t farthest_verdict = 6;

// `They claim to us that`
constexpr std::size_t farthest_claim = 3;
constexpr std::size_t longest_phrase = 3;

constexpr std::string_view clause_marks = ",;:.!?";

}  // namespace

CutWords::CutWords(std::string text, std::string_view lang, const schema::Analyzer& analyzer)
    : text_{std::move(text)},
      language_{language_words(lang)},
      read_{read_meanings(text_, lang, analyzer.read(text_, lang))} {}

bool CutWords::has(UnitKind kind) const {
    return std::ranges::any_of(read_.units, [kind](const Unit& unit) { return unit.kind == kind; });
}

bool CutWords::is_denial(std::size_t at) const {
    return read_.units[at].kind == UnitKind::Denial || read_.units[at].kind == UnitKind::WeakDenial;
}

/// Whether a clause ends between a unit and the next one, or at the end.
bool CutWords::ends_clause(std::size_t at) const {
    const std::size_t begin = read_.words[at].span.end;
    const bool is_last = at + 1 == read_.words.size();
    const std::size_t end = is_last ? text_.size() : read_.words[at + 1].span.begin;
    const std::string_view between{text_.data() + begin, end > begin ? end - begin : 0};
    return between.find_first_of(clause_marks) != std::string_view::npos ||
           between.find("\xE2\x80\x94") != std::string_view::npos ||
           (!is_last && is(WordClass::Clause, at + 1));
}

bool CutWords::is(WordClass word_class, std::size_t at) const {
    return language_.is(word_class, read_.words[at].form);
}

bool CutWords::begins(WordClass word_class, std::size_t at) const {
    std::string words = read_.words[at].form;
    if (language_.is(word_class, words)) return true;
    const std::size_t end = std::min(at + longest_phrase, read_.words.size());
    for (std::size_t i = at + 1; i < end; ++i) {
        words += '_' + read_.words[i].form;
        if (language_.is(word_class, words)) return true;
    }
    return false;
}

bool CutWords::denies_doubt(std::size_t at) const {
    const std::size_t end = std::min(at + nearest, read_.units.size());
    for (std::size_t i = at + 1; i < end; ++i) {
        if (is(WordClass::Doubt, i)) return true;
    }
    return false;
}

bool CutWords::is_doubt(std::size_t at) const {
    if (!begins(WordClass::Doubt, at)) return false;
    for (std::size_t i = at - std::min(at, nearest - 1); i < at; ++i) {
        if (is_denial(i)) return false;
    }
    return true;
}

bool CutWords::is_claim_of_others(std::size_t at) const {
    if (!begins(WordClass::Claim, at)) return false;
    for (std::size_t i = at - std::min(at, nearest); i < at; ++i) {
        if (is(WordClass::FirstPerson, i)) return false;
    }
    return true;
}

/// Whether a clause ends behind a unit or the next one.
bool CutWords::ends_near(std::size_t at) const {
    return at + 2 >= read_.units.size() || ends_clause(at) || ends_clause(at + 1);
}

bool CutWords::is_untruth(std::size_t at) const {
    if (is(WordClass::Untruth, at)) return true;
    const bool has_truth = is(WordClass::Truth, at);
    const std::size_t begin = at - std::min(at, nearest);
    const std::size_t end = std::min(at + 2, read_.units.size());
    for (std::size_t i = begin; has_truth && i < end; ++i) {
        if (is_denial(i)) return true;
    }
    return false;
}

/// Whether the clause that ends behind a unit governs the next one all the same: `..., dass`.
bool CutWords::governs(std::size_t at, std::string_view next) const {
    const bool is_last = at + 1 == read_.words.size();
    return language_.is(WordClass::That, is_last ? next : read_.words[at + 1].form);
}

bool CutWords::denies_what_follows(std::string_view next) const {
    for (std::size_t i = read_.units.size(); i-- > 0;) {
        if (ends_clause(i) && !governs(i, next)) return false;
        if (is_denial(i) && !denies_doubt(i)) return true;
        if (is_untruth(i) || begins(WordClass::Untruth, i) || begins(WordClass::Barely, i)) {
            return true;
        }
    }
    return false;
}

bool CutWords::doubts_what_follows(std::string_view next) const {
    for (std::size_t i = read_.units.size(); i-- > 0;) {
        if (ends_clause(i) && !governs(i, next)) return false;
        if (is_doubt(i)) return true;
    }
    return false;
}

/// A comma may part the last word from the clause: `Говорят, оркестр приедет`.
bool CutWords::gives_away_what_follows(std::string_view next) const {
    const std::size_t size = read_.units.size();
    for (std::size_t i = size; i-- > size - std::min(size, farthest_claim);) {
        if (i + 1 < size && ends_clause(i) && !governs(i, next)) return false;
        if (is_claim_of_others(i)) return true;
    }
    return false;
}

bool CutWords::doubts_what_precedes() const {
    const std::size_t end = std::min(read_.units.size(), nearest);
    for (std::size_t i = 0; i < end && text_.find_first_of(clause_marks) == 0; ++i) {
        if (is_doubt(i) && ends_near(i)) return true;
        if (ends_clause(i)) return false;
    }
    return false;
}

bool CutWords::gives_away_what_precedes() const {
    const std::size_t end = std::min(read_.units.size(), nearest);
    for (std::size_t i = 0; i < end && text_.find_first_of(clause_marks) == 0; ++i) {
        const bool is_end = i + 1 == read_.units.size() || ends_clause(i);
        if (is_claim_of_others(i) && is_end) return true;
        if (is_end) return false;
    }
    return false;
}

bool CutWords::qualifies_what_follows() const {
    const std::size_t size = read_.units.size();
    if (size == 0 || text_.find_first_of(clause_marks, read_.words.back().span.end) != text_.npos)
        return false;
    return is(WordClass::Qualifier, size - 1) ||
           (size > 1 && begins(WordClass::Qualifier, size - 2) &&
            !is(WordClass::Qualifier, size - 2));
}

bool CutWords::denies_what_precedes() const {
    for (std::size_t i = 0; i < std::min(read_.units.size(), farthest_verdict); ++i) {
        if (is_untruth(i)) return true;
    }
    const bool is_parted = text_.find_first_of(clause_marks) == 0;
    for (std::size_t i = 0; !is_parted && i < std::min(read_.units.size(), nearest); ++i) {
        if (is(WordClass::Clause, i)) return false;
        if (is_denial(i)) return true;
        if (ends_clause(i)) return false;
    }
    return false;
}

bool CutWords::bounds_what_follows() const {
    const std::size_t size = read_.units.size();
    if (size == 0 || text_.find_first_of(clause_marks, read_.words.back().span.end) != text_.npos)
        return false;
    if (language_.bounds(read_.words.back().form)) return true;
    const bool is_range = is(WordClass::Range, size - 1) || is(WordClass::Series, size - 1);
    const bool is_joined = is(WordClass::Bound, size - 1);
    return size > 1 && ((is_range && read_.units[size - 2].kind == UnitKind::Number) ||
                        (is_joined && language_.bounds(read_.words[size - 2].form)));
}

bool CutWords::bounds_what_precedes() const {
    constexpr std::size_t reach = 2;  // `or more`, `at least`
    if (text_.find_first_of(clause_marks) == 0) return false;
    for (std::size_t i = 0; i < std::min(read_.units.size(), reach); ++i) {
        if (is(WordClass::BoundAfter, i)) return true;
    }
    return false;
}

bool CutWords::denies_what_surrounds() const {
    if (denies_what_follows() || denies_what_precedes()) return true;
    const bool is_parenthesis = text_.starts_with(',') && text_.find(',', 1) != std::string::npos &&
                                read_.units.size() <= longest_parenthesis;
    return is_parenthesis && has(UnitKind::Denial);
}

}  // namespace onrecord::searcher::check
