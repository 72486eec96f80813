// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/surroundings.hpp"

#include "searcher/check/calendar_words.hpp"

#include <algorithm>
#include <cctype>

namespace onrecord::searcher::check {
namespace {

constexpr std::size_t most_words = 32;
// `Ada Brook, the harbour minister, said`
constexpr std::size_t longest_apposition = 6;
// `told the harbour council`, `at the opening of the pier`
constexpr std::size_t longest_circumstance = 8;

bool is_name_like(std::string_view text, const schema::Word& word) {
    const auto first = static_cast<unsigned char>(text[word.span.begin]);
    if (std::isupper(first) != 0) return true;
    const auto second =
        static_cast<unsigned char>(word.span.length() > 1 ? text[word.span.begin + 1] : '\0');
    return (first == 0xD0 && second < 0xB0) || (first == 0xC3 && second < 0x9F) || first == 0xC4 ||
           first == 0xC5 || (first == 0xD2 && second == 0x90);
}

/// `@adabrook`
bool is_handle(std::string_view text, const schema::Word& word) {
    return word.span.begin > 0 && text[word.span.begin - 1] == '@';
}

bool is_digits(std::string_view form) {
    return std::ranges::all_of(
        form, [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
}

std::string_view before(std::string_view text,
                        const std::vector<schema::Word>& words,
                        std::size_t at) {
    const std::uint32_t begin = at == 0 ? 0 : words[at - 1].span.end;
    return text.substr(begin, words[at].span.begin - begin);
}

bool touches(std::string_view text, const std::vector<schema::Word>& words, std::size_t at) {
    return before(text, words, at).find_first_not_of(" .-\xC2\xA0\xE2\x80\x90\x99'") ==
           std::string_view::npos;
}

bool is_calendar_word(std::string_view lang, std::string_view form) {
    const CalendarWords& calendar = calendar_words(lang);
    return calendar.month(form) > 0 || calendar.is_day(form);
}

}  // namespace

Surroundings::Surroundings(std::vector<std::string_view> pieces,
                           const std::vector<std::string>& langs)
    : langs_{langs} {
    for (const std::string_view piece : pieces) {
        pieces_.push_back({piece, schema::Analyzer{}.read(piece, "en")});
    }
}

bool Surroundings::is_attribution() const {
    std::size_t count = 0;
    for (const Piece& piece : pieces_) {
        count += piece.words.size();
    }
    return count <= most_words &&
           std::ranges::all_of(pieces_, [this](const Piece& piece) { return is_plain(piece); });
}

/// One word may be unknown where a verb of saying stands: no list has all of them.
bool Surroundings::is_plain(const Piece& piece) const {
    bool has_verb = std::ranges::any_of(piece.words, [this](const schema::Word& word) {
        return is_in(WordClass::Speech, word.form);
    });
    for (std::size_t i = 0; i < piece.words.size(); ++i) {
        const std::string& form = piece.words[i].form;
        const bool hands_over = i > 0 && is_in(WordClass::Speech, piece.words[i - 1].form);
        if (denies(form) || (is_clause(form) && !hands_over)) return false;
        if (is_known_at(piece, i) || is_in_apposition(piece, i) || is_circumstance(piece, i)) {
            continue;
        }
        if (has_verb || !is_verb_place(piece, i)) return false;
        has_verb = true;
    }
    return true;
}

bool Surroundings::is_known_at(const Piece& piece, std::size_t at) const {
    const schema::Word& word = piece.words[at];
    return is_name_like(piece.text, word) || is_known(word.form) || is_digits(word.form) ||
           is_handle(piece.text, word);
}

/// Between a name with a comma and the next comma, mark or verb of saying: who that is.
bool Surroundings::is_in_apposition(const Piece& piece, std::size_t at) const {
    for (std::size_t i = at; i > 0 && at - i < longest_apposition; --i) {
        const std::string_view between = before(piece.text, piece.words, i);
        if (between.find_first_of(".!?;:(") != std::string_view::npos) {
            return between.find('(') != std::string_view::npos && is_name(piece, i - 1);
        }
        if (between.find(',') != std::string_view::npos) return is_name(piece, i - 1);
    }
    return false;
}

/// To whom, where and at what: behind a verb of saying, or behind a preposition in a piece that
/// says who spoke. `said “we will not” sell to the trust` has a piece that does not.
bool Surroundings::is_circumstance(const Piece& piece, std::size_t at) const {
    for (std::size_t i = at; i > 0 && at - i < longest_circumstance; --i) {
        const std::string_view between = before(piece.text, piece.words, i);
        if (between.find_first_of(",.!?;:(") != std::string_view::npos) return false;
        const std::string_view form = piece.words[i - 1].form;
        if (is_in(WordClass::Speech, form)) return true;
        if (is_in(WordClass::Preposition, form)) return has_name(piece);
    }
    return false;
}

/// At the begin of a piece behind the words, or beside a name: `“We will go,” beamed Ada Brook`.
bool Surroundings::is_verb_place(const Piece& piece, std::size_t at) const {
    if (!has_name(piece)) return false;
    const bool is_behind_words = at == 0 && &piece != &pieces_.front();
    const bool is_after_name = at > 0 && is_name(piece, at - 1);
    const bool is_before_name = at + 1 < piece.words.size() && is_name(piece, at + 1);
    return is_behind_words || is_after_name || is_before_name;
}

bool Surroundings::is_name(const Piece& piece, std::size_t at) const {
    return is_name_like(piece.text, piece.words[at]) && !is_known(piece.words[at].form);
}

bool Surroundings::has_name(const Piece& piece) const {
    for (std::size_t i = 0; i < piece.words.size(); ++i) {
        if (is_name(piece, i)) return true;
    }
    return false;
}

/// To whom, or where: `told the Harbour Council`, `at Harbour House`.
bool Surroundings::is_behind_preposition(const Piece& piece, std::size_t at) const {
    constexpr std::size_t farthest = 2;  // An article may stand between.
    for (std::size_t i = at; i > 0 && at - i < farthest; --i) {
        if (before(piece.text, piece.words, i).find_first_of(",.!?;:(") != std::string_view::npos) {
            return false;
        }
        if (is_in(WordClass::Preposition, piece.words[i - 1].form)) return true;
    }
    return false;
}

std::string Surroundings::name() const {
    std::string of_speaker = longest_name(Names::OfSpeakers);
    return of_speaker.empty() ? longest_name(Names::Any) : of_speaker;
}

std::string Surroundings::longest_name(Names which) const {
    std::string_view best;
    std::size_t most = 0;
    for (const Piece& piece : pieces_) {
        std::size_t count = 0;
        std::uint32_t begin = 0;
        for (std::size_t i = 0; i < piece.words.size(); ++i) {
            if (!is_name(piece, i)) {
                count = 0;
                continue;
            }
            const bool goes_on = count > 0 && touches(piece.text, piece.words, i);
            if (!goes_on && which == Names::OfSpeakers && is_behind_preposition(piece, i)) {
                while (i + 1 < piece.words.size() && is_name(piece, i + 1)) {
                    ++i;
                }
                count = 0;
                continue;
            }
            if (!goes_on) begin = piece.words[i].span.begin;
            count = goes_on ? count + 1 : 1;
            if (count <= most) continue;
            best = piece.text.substr(begin, piece.words[i].span.end - begin);
            most = count;
        }
    }
    return std::string{best};
}

bool Surroundings::is_in(WordClass word_class, std::string_view form) const {
    if (language_words("en").is(word_class, form)) return true;
    return std::ranges::any_of(
        langs_, [&](const std::string& lang) { return language_words(lang).is(word_class, form); });
}

bool Surroundings::is_known(std::string_view form) const {
    constexpr WordClass classes[] = {
        WordClass::Attribution, WordClass::Title, WordClass::Speech, WordClass::Preposition};
    const auto is_of = [&](WordClass word_class) { return is_in(word_class, form); };
    return std::ranges::any_of(classes, is_of) || is_calendar_word("en", form) ||
           std::ranges::any_of(
               langs_, [&](const std::string& lang) { return is_calendar_word(lang, form); });
}

/// `who sold the port` says more than who spoke, `dijo que` does not. In German `der` begins a
/// clause and is an article too, so only what is nothing else counts.
bool Surroundings::is_clause(std::string_view form) const {
    return is_in(WordClass::Relative, form);
}

bool Surroundings::denies(std::string_view form) const {
    return form.ends_with("n't") || is_in(WordClass::Denial, form);
}

}  // namespace onrecord::searcher::check
