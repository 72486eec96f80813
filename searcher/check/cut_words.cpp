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
           (!is_last && language_.is(WordClass::Clause, read_.words[at + 1].form));
}

bool CutWords::denies_what_follows() const {
    for (std::size_t i = read_.units.size(); i-- > 0;) {
        if (ends_clause(i)) return false;
        if (is_denial(i)) return true;
    }
    return false;
}

bool CutWords::denies_what_precedes() const {
    const bool is_parted = text_.find_first_of(clause_marks) == 0;
    for (std::size_t i = 0; !is_parted && i < std::min(read_.units.size(), nearest); ++i) {
        if (language_.is(WordClass::Clause, read_.words[i].form)) return false;
        if (is_denial(i)) return true;
        if (ends_clause(i)) return false;
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
