// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/judging.hpp"

#include "schema/common_pairs.hpp"
#include "searcher/check/alignment.hpp"
#include "searcher/check/cut_words.hpp"
#include "searcher/check/language_words.hpp"
#include "searcher/check/outlet_corrections.hpp"
#include "searcher/check/printed_text.hpp"
#include "searcher/check/word_diff.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

namespace onrecord::searcher::check {

namespace {

// Of a loose judgement: fewer words are too easily somebody else's.
constexpr std::size_t least_loose_words = 8;
constexpr std::size_t least_telling = 3;
// `ne ... jamais`
constexpr std::uint32_t most_denial_words = 2;

/// The printed words that an alignment covers.
struct Covered {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

std::optional<Covered> covered_by(const Alignment& alignment) {
    std::optional<Covered> covered;
    for (const AlignStep& step : alignment.steps) {
        if (!step.printed) continue;
        if (!covered) covered = Covered{*step.printed, *step.printed};
        covered->last = *step.printed;
    }
    return covered;
}

/// The bounds of what is said around the match: its sentences, within its Quote where it has one.
schema::Span bounds_around(const PrintedText& printed, const Covered& covered) {
    const auto& sentences = printed.sentences();
    schema::Span bounds{0, static_cast<std::uint32_t>(printed.text().size())};
    if (!sentences.empty()) {
        bounds.begin = sentences[printed.sentence_of(covered.first)].begin;
        bounds.end = sentences[printed.sentence_of(covered.last)].end;
    }
    if (const schema::Quote* quote = printed.quote_of(covered.first)) {
        bounds.begin = std::max(bounds.begin, quote->span.begin);
    }
    if (const schema::Quote* quote = printed.quote_of(covered.last)) {
        bounds.end = std::min(bounds.end, quote->span.end);
    }
    return bounds;
}

std::string slice(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    return begin < end ? std::string{text.substr(begin, end - begin)} : std::string{};
}

// A page without full stops is one sentence; more than this around a match nobody reads.
constexpr std::uint32_t most_bytes_around = 2000;

/// Moves a place to the beginning of a character.
std::uint32_t at_character(std::string_view text, std::uint32_t at) {
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        ++at;
    }
    return at;
}

/// The end of a piece, as much as is shown.
std::string last_of(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    if (end - std::min(begin, end) <= most_bytes_around) return slice(text, begin, end);
    return "\xE2\x80\xA6" + slice(text, at_character(text, end - most_bytes_around), end);
}

/// And the beginning.
std::string first_of(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    if (end - std::min(begin, end) <= most_bytes_around) return slice(text, begin, end);
    return slice(text, begin, at_character(text, begin + most_bytes_around)) + "\xE2\x80\xA6";
}

/// The last of the Analyzer's words that a unit stands for.
std::uint32_t last_analyzed_word(const PrintedText& printed, std::uint32_t unit) {
    const std::uint32_t word = printed.word_of(unit);
    return unit + 1 < printed.units().size() ? std::max(word, printed.word_of(unit + 1) - 1) : word;
}

void describe_surroundings(const PrintedText& printed, const Covered& covered, Occurrence& found) {
    const auto& words = printed.words();
    const schema::Span bounds = bounds_around(printed, covered);
    found.first_word = printed.word_of(covered.first);
    found.last_word = last_analyzed_word(printed, covered.last);
    found.span = {words[covered.first].span.begin, words[covered.last].span.end};
    if (covered.first > 0 && words[covered.first - 1].span.begin >= bounds.begin) {
        found.cut_before = last_of(printed.text(), bounds.begin, found.span.begin);
    }
    if (covered.last + 1 < words.size() && words[covered.last + 1].span.end <= bounds.end) {
        found.cut_after = first_of(printed.text(), found.span.end, bounds.end);
    }
    const auto& sentences = printed.sentences();
    if (sentences.empty()) return;
    if (const std::size_t at = printed.sentence_of(covered.first); at > 0) {
        found.sentence_before =
            last_of(printed.text(), sentences[at - 1].begin, sentences[at - 1].end);
    }
    if (const std::size_t at = printed.sentence_of(covered.last); at + 1 < sentences.size()) {
        found.sentence_after =
            first_of(printed.text(), sentences[at + 1].begin, sentences[at + 1].end);
    }
}

/// The Quote with the most of the words, of equal ones the first; all Quotes of one Speaker count
/// as one, and the first of his that has a name speaks for him.
const schema::Quote* main_quote(const std::map<const schema::Quote*, std::size_t>& words_of) {
    std::map<std::string_view, std::size_t> words_by;
    for (const auto& [quote, words] : words_of) {
        words_by[quote->speaker] += words;
    }
    const schema::Quote* main = nullptr;
    for (const auto& [quote, words] : words_of) {
        const bool is_more = main == nullptr ||
                             words_by[quote->speaker] > words_by[main->speaker] ||
                             (words_by[quote->speaker] == words_by[main->speaker] &&
                              quote->span.begin < main->span.begin);
        if (is_more) main = quote;
    }
    return main;
}

/// The Quote that contains most of the match decides who spoke; it must contain at least half.
void describe_speaker(const PrintedText& printed, const Alignment& alignment, Occurrence& found) {
    std::size_t printed_words = 0;
    std::size_t quoted_words = 0;
    std::map<const schema::Quote*, std::size_t> words_of;
    for (const AlignStep& step : alignment.steps) {
        if (!step.printed || !step.pasted) continue;
        ++printed_words;
        const schema::Quote* of_word = printed.quote_of(*step.printed);
        if (of_word == nullptr) continue;
        ++quoted_words;
        ++words_of[of_word];
    }
    found.in_quote = quoted_words > 0 && 2 * quoted_words >= printed_words;
    if (!found.in_quote) return;
    const schema::Quote* quote = main_quote(words_of);
    found.speaker = quote->speaker;
    found.level = quote->level;
    found.rule = quote->rule;
    found.reported_by = quote->reported_by;
    found.stance = quote->stance;
    found.correction = quote->correction;
}

/// When the words were spoken, of a primary Entry whose sentences have times.
std::optional<std::uint32_t> spoken_at(const schema::Entry& entry, const Occurrence& found) {
    if (found.where != schema::Where::Body) return std::nullopt;
    const auto after = std::ranges::upper_bound(
        entry.time_codes, found.span.begin, {}, &schema::TimeCode::body_offset);
    if (after == entry.time_codes.begin()) return std::nullopt;
    return std::prev(after)->milliseconds;
}

/// The words with single blanks for white space, as printed otherwise.
std::string with_single_blanks(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool is_blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!is_blank) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    return result;
}

bool has_same_marks(const Pasted& pasted, const PrintedText& printed, const Occurrence& found) {
    const auto& words = pasted.words.words();
    const std::uint32_t begin = words.front().span.begin;
    const auto as_pasted = pasted.text.substr(begin, words.back().span.end - begin);
    const auto as_printed = printed.text().substr(found.span.begin, found.span.length());
    return with_single_blanks(as_pasted) == with_single_blanks(as_printed);
}

/// True when the alignment passes over printed words that are no insert: a gap of the paste.
bool leaves_gap(const Alignment& alignment, const std::vector<AlignWord>& printed) {
    return std::any_of(alignment.steps.begin(), alignment.steps.end(), [&](const AlignStep& step) {
        return !step.pasted && !printed[*step.printed].is_optional;
    });
}

/// A question mark right behind the words, marks and blanks passed over.
bool ends_in_question(std::string_view text, std::uint32_t end) {
    constexpr std::string_view passed = " !)]\"'\xE2\x80\x99\x9D\xC2\xBB\xC2\xA0";
    const std::size_t next = text.find_first_not_of(passed, end);
    return next != std::string_view::npos && text[next] == '?';
}

/// Of a run of steps that begins at `first`: where it ends.
std::size_t end_of_run(const Alignment& alignment, std::size_t first) {
    std::size_t end = first + 1;
    while (end < alignment.steps.size() &&
           alignment.steps[end].is_same == alignment.steps[first].is_same) {
        ++end;
    }
    return end;
}

/// Whether printed words that an ellipsis stands for deny what the paste keeps.
bool denies_around_gap(const Alignment& alignment,
                       std::size_t first,
                       std::size_t end,
                       const PrintedText& printed,
                       const schema::Analyzer& analyzer) {
    if (first == 0 || end == alignment.steps.size()) return true;
    const auto& words = printed.words();
    const std::uint32_t begin = words[*alignment.steps[first].printed - 1].span.end;
    const std::uint32_t until = words[*alignment.steps[end - 1].printed + 1].span.begin;
    return CutWords{slice(printed.text(), begin, until), printed.revision().entry.lang, analyzer}
        .denies_what_surrounds();
}

/// Inserts and what an ellipsis stands for may be left out or put in for nothing, but not where
/// that turns the statement round: `[not]`, `We will … close` of `We will by no means close`. The
/// pieces of the diff are the runs of steps.
std::uint32_t denials_in_free_runs(const Alignment& alignment,
                                   const Occurrence& found,
                                   const Pasted& pasted,
                                   const PrintedText& printed,
                                   const schema::Analyzer& analyzer) {
    std::uint32_t count = 0;
    std::size_t first = 0;
    for (const DiffPiece& piece : found.diff) {
        const std::size_t end = end_of_run(alignment, first);
        if (piece.weight == Weight::Negation) {
            const bool is_gap = piece.kind == DiffKind::Dropped && end < alignment.steps.size() &&
                                pasted.words.aligned()[*alignment.steps[end].pasted].follows_gap;
            if (!is_gap || denies_around_gap(alignment, first, end, printed, analyzer)) ++count;
        }
        first = end;
    }
    return count;
}

/// Without what is no change, but a question (`acronym`, `marks-lost`). The pieces of the diff are
/// the runs of steps.
std::uint32_t edits_beside_questions(Alignment alignment,
                                     const std::vector<DiffPiece>& diff,
                                     std::span<const AlignWord> pasted,
                                     std::span<const AlignWord> printed) {
    std::size_t first = 0;
    for (const DiffPiece& piece : diff) {
        const std::size_t end = end_of_run(alignment, first);
        if (is_acronym(piece) || loses_marks(piece)) {
            for (std::size_t i = first; i < end; ++i)
                alignment.steps[i].is_same = true;
        }
        first = end;
    }
    return count_edits(alignment, pasted, printed);
}

Occurrence describe(const Pasted& pasted,
                    const PrintedText& printed,
                    const std::vector<AlignWord>& printed_words,
                    const Alignment& alignment,
                    const schema::Analyzer& analyzer) {
    const Covered covered = *covered_by(alignment);
    Occurrence found;
    found.revision = printed.revision();
    found.where = printed.where();
    found.edits = alignment.edits;
    found.diff = word_diff(alignment,
                           {pasted.text,
                            pasted.words.words(),
                            pasted.words.units(),
                            {},
                            printed.revision().entry.lang},
                           {printed.text(), printed.words(), printed.units(), printed_words, {}});
    if (found.edits > 0) {
        found.edits =
            edits_beside_questions(alignment, found.diff, pasted.words.aligned(), printed_words);
    }
    if (found.edits == 0) {
        found.edits = denials_in_free_runs(alignment, found, pasted, printed, analyzer);
    }
    describe_surroundings(printed, covered, found);
    describe_speaker(printed, alignment, found);
    found.spoken_at = spoken_at(printed.revision().entry, found);
    found.outlet_correction = correction_in(printed, found.span);
    found.asks = ends_in_question(printed.text(), found.span.end) &&
                 !ends_in_question(pasted.text, pasted.words.words().back().span.end);
    if (found.edits > 0) {
        found.verdict = Verdict::Altered;
    } else if (!found.cut_before.empty() || !found.cut_after.empty() ||
               leaves_gap(alignment, printed_words)) {
        found.verdict = Verdict::Fragment;
    } else {
        found.verdict =
            has_same_marks(pasted, printed, found) ? Verdict::Exact : Verdict::ExactNormalised;
    }
    return found;
}

bool denies(const Unit& unit) {
    return unit.kind == UnitKind::Denial || unit.kind == UnitKind::WeakDenial;
}

/// What is lost or put in that says so much: a denial, or `may` of `may have set`.
bool turns(const Unit& unit, std::string_view form, const LanguageWords& language) {
    return denies(unit) || unit.kind == UnitKind::Condition || language.is(WordClass::Hedge, form);
}

/// Words dropped or added that deny, or make of a fact what may be.
std::uint32_t denial_edits(const Alignment& alignment,
                           const Pasted& pasted,
                           const PrintedText& printed) {
    const LanguageWords& language = language_words(printed.revision().entry.lang);
    const auto is_turned = [&](const AlignStep& step) {
        const auto turns_in = [&](const auto& of, std::uint32_t at) {
            return turns(of.units()[at], of.words()[at].form, language);
        };
        return !step.is_same && ((step.pasted && turns_in(pasted.words, *step.pasted)) ||
                                 (step.printed && turns_in(printed, *step.printed)));
    };
    return static_cast<std::uint32_t>(std::ranges::count_if(alignment.steps, is_turned));
}

/// Whether few enough edits are between them.
bool is_within(std::uint32_t most_edits,
               const Alignment& alignment,
               const Pasted& pasted,
               const PrintedText& printed) {
    // A denial that is lost is what must be told, so in a short text its words do not decide that
    // it is another text: French takes two for one.
    const std::uint32_t denials =
        pasted.words.words().size() <= 2 ? 0 : denial_edits(alignment, pasted, printed);
    return alignment.edits <= most_edits + std::min(denials, most_denial_words);
}

/// Most of the pasted words stand in print in their order, and most of those that not everybody
/// uses, and print does not go far astray between them.
bool holds_most(const Alignment& alignment, const std::vector<schema::Word>& pasted) {
    std::size_t same = 0;
    std::size_t same_telling = 0;
    std::size_t passed_over = 0;
    for (const AlignStep& step : alignment.steps) {
        if (!step.pasted) ++passed_over;
        if (!step.is_same) continue;
        ++same;
        if (!schema::is_common_word(pasted[*step.pasted].form)) ++same_telling;
    }
    const auto telling = static_cast<std::size_t>(std::ranges::count_if(
        pasted, [](const schema::Word& word) { return !schema::is_common_word(word.form); }));
    return pasted.size() >= least_loose_words && 10 * same >= 7 * pasted.size() &&
           same_telling >= least_telling && 10 * same_telling >= 7 * telling &&
           2 * passed_over <= 3 * pasted.size();
}

}  // namespace

std::uint32_t allowed_edits(std::size_t words) {
    constexpr std::size_t never_altered = 2;
    constexpr std::size_t short_quote = 5;
    if (words <= never_altered) return 0;
    return words <= short_quote ? 1 : static_cast<std::uint32_t>(words * 35 / 100);
}

std::optional<Occurrence> judge(const Pasted& pasted,
                                const PrintedText& printed,
                                Nearness nearness,
                                const schema::Analyzer& analyzer) {
    if (printed.words().empty()) return std::nullopt;
    const auto size = static_cast<std::uint32_t>(pasted.words.words().size());
    const std::vector<AlignWord> printed_words = printed.aligned(pasted.words, analyzer);
    const Alignment alignment =
        align(pasted.words.aligned(),
              printed_words,
              nearness == Nearness::Clauses ? Skipping::Cheap : Skipping::Dear);
    if (!covered_by(alignment)) return std::nullopt;
    const bool is_near_enough =
        nearness == Nearness::Clauses
            ? holds_most(alignment, pasted.words.words())
            : is_within(nearness == Nearness::Any ? size - 1 : allowed_edits(size),
                        alignment,
                        pasted,
                        printed);
    if (!is_near_enough) return std::nullopt;
    return describe(pasted, printed, printed_words, alignment, analyzer);
}

}  // namespace onrecord::searcher::check
