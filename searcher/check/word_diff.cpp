// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/word_diff.hpp"

#include "searcher/check/language_words.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <utility>

namespace onrecord::searcher::check {

namespace {

/// True when the word is written with a capital and does not open the text or a sentence.
bool is_name(const WordsOf& of, std::uint32_t at) {
    const schema::Word& word = of.words[at];
    const auto first = static_cast<unsigned char>(of.text[word.span.begin]);
    // Latin capitals are one byte; a capital beyond ASCII begins the folded form otherwise than the
    // text, as most accents do too, so only ASCII and Cyrillic are distinguished here.
    const bool is_cyrillic_capital =
        first == 0xD0 && word.span.length() > 1 &&
        static_cast<unsigned char>(of.text[word.span.begin + 1]) < 0xB0;
    if (std::isupper(first) == 0 && !is_cyrillic_capital) return false;
    if (at == 0 || word.form == "i") return false;
    const std::uint32_t before = of.words[at - 1].span.end;
    const auto between = of.text.substr(before, word.span.begin - before);
    return between.find_first_of(".!?:\n\"") == std::string_view::npos;
}

/// A word that mostly denies with another one behind it (`ne ... pas`) and has none here that is
/// known: `ne ... plus`. If it has one, that one decides.
bool denies_alone(const WordsOf& of, std::uint32_t at) {
    constexpr std::size_t farthest = 5;
    if (of.units[at].kind != UnitKind::WeakDenial) return false;
    const std::size_t end = std::min(of.units.size(), at + farthest + 1);
    return std::none_of(of.units.begin() + at + 1,
                        of.units.begin() + static_cast<std::ptrdiff_t>(end),
                        [](const Unit& unit) { return unit.kind == UnitKind::Denial; });
}

/// `unable` of `able`
bool denies_other(const LanguageWords& language, std::string_view one, std::string_view other) {
    constexpr std::size_t least_denied = 4;
    if (other.size() < least_denied || one.size() <= other.size() || !one.ends_with(other)) {
        return false;
    }
    return language.is(WordClass::DenialPrefix, one.substr(0, one.size() - other.size()));
}

/// One side of a run of edits.
struct Side {
    std::optional<std::uint32_t> first;
    std::uint32_t last = 0;
    std::uint32_t negations = 0;
    std::uint32_t numbers = 0;
    std::uint32_t names = 0;
    std::uint32_t conditions = 0;

    void add(const WordsOf& of, std::uint32_t at) {
        if (!first) first = at;
        last = at;
        if (!of.aligned.empty() && of.aligned[at].is_between) return;
        const UnitKind kind = of.units[at].kind;
        if (kind == UnitKind::Denial || denies_alone(of, at)) ++negations;
        if (kind == UnitKind::Number) ++numbers;
        if (kind == UnitKind::Condition) ++conditions;
        if (kind == UnitKind::Word && is_name(of, at)) ++names;
    }

    std::string text(const WordsOf& of) const {
        if (!first) return {};
        const auto begin = of.words[*first].span.begin;
        const auto end = std::max(begin, of.words[last].span.end);
        return std::string{of.text.substr(begin, end - begin)};
    }
};

struct Run {
    bool is_same = false;
    Side pasted;
    Side printed;
};

/// Whether one side has a word that denies a word of the other by its prefix.
bool has_denying_prefix(const Run& run, const WordsOf& pasted, const WordsOf& printed) {
    constexpr std::uint32_t most = 8;  // Longer runs are no one word's change.
    if (pasted.lang.empty() || !run.pasted.first || !run.printed.first) return false;
    if (run.pasted.last - *run.pasted.first > most ||
        run.printed.last - *run.printed.first > most) {
        return false;
    }
    const LanguageWords& language = language_words(pasted.lang);
    for (std::uint32_t i = *run.pasted.first; i <= run.pasted.last; ++i) {
        for (std::uint32_t k = *run.printed.first; k <= run.printed.last; ++k) {
            const std::string& one = pasted.words[i].form;
            const std::string& other = printed.words[k].form;
            if (denies_other(language, one, other) || denies_other(language, other, one)) {
                return true;
            }
        }
    }
    return false;
}

/// Whether the words say how exact a number right behind them is: `up to` of `up to 40`.
bool bounds_number(const Side& side, const WordsOf& of, std::string_view lang) {
    constexpr std::uint32_t reach = 2;  // `less` of `less than 40`
    if (!side.first || lang.empty()) return false;
    const LanguageWords& language = language_words(lang);
    bool has_bound = false;
    for (std::uint32_t i = *side.first; i <= side.last; ++i)
        has_bound = has_bound || language.bounds(of.words[i].form);
    const std::size_t end = std::min<std::size_t>(side.last + 1 + reach, of.units.size());
    for (std::size_t i = side.last + 1; has_bound && i < end; ++i) {
        if (of.units[i].kind == UnitKind::Number) return true;
        if (!language.is(WordClass::Bound, of.words[i].form)) return false;
    }
    return false;
}

Weight weigh(const Run& run, const WordsOf& pasted, const WordsOf& printed) {
    if (run.is_same) return Weight::None;
    if (has_denying_prefix(run, pasted, printed)) return Weight::Negation;
    if (run.pasted.negations != run.printed.negations) return Weight::Negation;
    if (run.pasted.numbers + run.printed.numbers > 0) return Weight::Number;
    if (bounds_number(run.pasted, pasted, pasted.lang) ||
        bounds_number(run.printed, printed, pasted.lang))
        return Weight::Number;
    if (run.pasted.conditions != run.printed.conditions) return Weight::Condition;
    if (run.pasted.names + run.printed.names > 0) return Weight::Name;
    return Weight::None;
}

DiffKind kind_of(const Run& run) {
    if (run.is_same) return DiffKind::Same;
    if (!run.pasted.first) return DiffKind::Dropped;
    return run.printed.first ? DiffKind::Changed : DiffKind::Added;
}

/// `NHS` of `NHS` and `N.H.S.`; empty where a word is none.
std::string letters_of(std::string_view text) {
    constexpr std::size_t most = 6;
    std::string letters;
    for (const char c : text) {
        if (c == '.') continue;
        if (std::isupper(static_cast<unsigned char>(c)) == 0 || letters.size() == most) return {};
        letters += c;
    }
    return letters.size() > 1 ? letters : std::string{};
}

/// The first letters of words but the small ones between: `BoE` has none of `of`.
std::string initials_of(std::string_view text) {
    constexpr std::size_t small = 3;
    std::string initials;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" -\n"), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        const auto first = static_cast<unsigned char>(word.front());
        if (word.size() <= small && std::islower(first) != 0) continue;
        initials += static_cast<char>(std::toupper(first));
    }
    return initials;
}

}  // namespace

bool is_acronym(const DiffPiece& piece) {
    if (piece.kind != DiffKind::Changed) return false;
    const std::string pasted = letters_of(piece.pasted);
    const std::string printed = letters_of(piece.printed);
    if (pasted.empty() == printed.empty()) return false;
    return pasted.empty() ? initials_of(piece.pasted) == printed
                          : initials_of(piece.printed) == pasted;
}

namespace {

/// A text's letters and digits, folded, each with what stands before it.
struct Told {
    std::vector<std::string> characters;
    std::vector<std::string> before;
};

bool is_told(std::string_view text, std::size_t at, std::size_t length) {
    if (length > 1)
        return !text.substr(at).starts_with("\xE2\x80") && !text.substr(at).starts_with("\xC2") &&
               !text.substr(at).starts_with("\xE2\x82");
    return std::isalnum(static_cast<unsigned char>(text[at])) != 0;
}

Told told_in(std::string_view text) {
    Told told;
    std::string before;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            ++end;
        const std::string_view character = text.substr(at, end - at);
        if (is_told(text, at, end - at)) {
            told.characters.push_back(schema::fold(character));
            told.before.push_back(std::exchange(before, {}));
        } else {
            before += character;
        }
        at = end;
    }
    told.before.push_back(std::move(before));
    return told;
}

bool is_digit(const std::string& character) {
    return character.size() == 1 && std::isdigit(static_cast<unsigned char>(character[0])) != 0;
}

/// Whether one has some of the other's marks, in their order, and not all; blanks do not count.
bool has_fewer_marks(std::string_view fewer, std::string_view more) {
    constexpr std::string_view blanks = " \n\t";
    bool has_lost = false;
    for (const char mark : more) {
        if (blanks.find(mark) != std::string_view::npos) continue;
        while (!fewer.empty() && blanks.find(fewer.front()) != std::string_view::npos)
            fewer.remove_prefix(1);
        const bool is_kept = !fewer.empty() && fewer.front() == mark;
        if (is_kept) fewer.remove_prefix(1);
        has_lost = has_lost || !is_kept;
    }
    return has_lost && fewer.find_first_not_of(blanks) == std::string_view::npos;
}

/// Digits that may stand together without what parted them: those of a time, or of a day, which two
/// marks part; not those of `3.5`.
bool may_join(const Told& printed, std::size_t at) {
    if (printed.before[at] == ":") return true;
    const auto marks = std::count_if(
        printed.before.begin() + 1, printed.before.end() - 1, [](const std::string& between) {
            return between == "." || between == "/" || between == "-";
        });
    return marks > 1;
}

}  // namespace

bool loses_marks(const DiffPiece& piece) {
    constexpr std::size_t most_bytes = 64;
    if (piece.kind != DiffKind::Changed || piece.printed.size() > most_bytes ||
        piece.pasted.size() > most_bytes) {
        return false;
    }
    const Told printed = told_in(piece.printed);
    const Told pasted = told_in(piece.pasted);
    if (printed.characters.empty() || printed.characters != pasted.characters) return false;
    // A minus stands before the piece, and without it the number is another.
    if (printed.before == pasted.before) return false;
    for (std::size_t i = 0; i < printed.before.size(); ++i) {
        if (printed.before[i] == pasted.before[i]) continue;
        if (!has_fewer_marks(pasted.before[i], printed.before[i])) return false;
        const bool is_within = i > 0 && i < printed.characters.size();
        const bool joins = is_within && pasted.before[i].empty() &&
                           is_digit(printed.characters[i - 1]) && is_digit(printed.characters[i]);
        if (joins && !may_join(printed, i)) return false;
        // What a hyphen parts is joined elsewhere, but for `re-sign`.
        if (is_within && !joins && pasted.before[i].empty() && printed.before[i] == "-")
            return false;
    }
    return true;
}

bool loses_only_marks(const DiffPiece& piece) {
    return loses_marks(piece) && piece.printed.find_first_of("0123456789") == std::string::npos;
}

std::string to_text(std::span<const DiffPiece> pieces) {
    std::string text;
    for (const DiffPiece& piece : pieces) {
        if (!text.empty()) text += ' ';
        if (piece.kind == DiffKind::Same) text += piece.printed;
        if (piece.kind == DiffKind::Same) continue;
        if (!piece.printed.empty()) text += "[-" + piece.printed + "-]";
        if (piece.kind == DiffKind::Changed) text += ' ';
        if (!piece.pasted.empty()) text += "{+" + piece.pasted + "+}";
    }
    return text;
}

std::vector<DiffPiece> word_diff(const Alignment& alignment,
                                 const WordsOf& pasted,
                                 const WordsOf& printed) {
    std::vector<Run> runs;
    for (const AlignStep& step : alignment.steps) {
        if (runs.empty() || runs.back().is_same != step.is_same) {
            runs.push_back({step.is_same, {}, {}});
        }
        if (step.pasted) runs.back().pasted.add(pasted, *step.pasted);
        if (step.printed) runs.back().printed.add(printed, *step.printed);
    }
    std::vector<DiffPiece> pieces;
    for (const Run& run : runs) {
        pieces.push_back({kind_of(run),
                          run.pasted.text(pasted),
                          run.printed.text(printed),
                          weigh(run, pasted, printed)});
    }
    return pieces;
}

}  // namespace onrecord::searcher::check
