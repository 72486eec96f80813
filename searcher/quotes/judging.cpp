// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/judging.hpp"

#include "schema/common_pairs.hpp"
#include "searcher/quotes/alignment.hpp"
#include "searcher/quotes/printed_text.hpp"
#include "searcher/quotes/word_diff.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace onrecord::searcher::quotes {

namespace {

// Of a loose judgement: fewer words are too easily somebody else's.
constexpr std::size_t least_loose_words = 8;
constexpr std::size_t least_telling = 3;

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

void describe_surroundings(const PrintedText& printed, const Covered& covered, Occurrence& found) {
    const auto& words = printed.words();
    const schema::Span bounds = bounds_around(printed, covered);
    found.first_word = covered.first;
    found.last_word = covered.last;
    found.span = {words[covered.first].span.begin, words[covered.last].span.end};
    if (covered.first > 0 && words[covered.first - 1].span.begin >= bounds.begin) {
        found.cut_before = slice(printed.text(), bounds.begin, found.span.begin);
    }
    if (covered.last + 1 < words.size() && words[covered.last + 1].span.end <= bounds.end) {
        found.cut_after = slice(printed.text(), found.span.end, bounds.end);
    }
    const auto& sentences = printed.sentences();
    if (sentences.empty()) return;
    if (const std::size_t at = printed.sentence_of(covered.first); at > 0) {
        found.sentence_before =
            slice(printed.text(), sentences[at - 1].begin, sentences[at - 1].end);
    }
    if (const std::size_t at = printed.sentence_of(covered.last); at + 1 < sentences.size()) {
        found.sentence_after =
            slice(printed.text(), sentences[at + 1].begin, sentences[at + 1].end);
    }
}

/// The Quote that most of the match stands in decides who spoke; half of it must.
void describe_speaker(const PrintedText& printed, const Alignment& alignment, Occurrence& found) {
    std::size_t printed_words = 0;
    std::size_t quoted_words = 0;
    const schema::Quote* quote = nullptr;
    for (const AlignStep& step : alignment.steps) {
        if (!step.printed || !step.pasted) continue;
        ++printed_words;
        const schema::Quote* of_word = printed.quote_of(*step.printed);
        if (of_word == nullptr) continue;
        ++quoted_words;
        if (quote == nullptr || quote->speaker.empty()) quote = of_word;
    }
    found.in_quote = quote != nullptr && 2 * quoted_words >= printed_words;
    if (!found.in_quote) return;
    found.speaker = quote->speaker;
    found.level = quote->level;
    found.rule = quote->rule;
    found.reported_by = quote->reported_by;
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

Occurrence describe(const Pasted& pasted,
                    const schema::AnnotatedEntry& revision,
                    const PrintedText& printed,
                    const std::vector<AlignWord>& printed_words,
                    const Alignment& alignment) {
    const Covered covered = *covered_by(alignment);
    Occurrence found;
    found.revision = revision;
    found.where = printed.where();
    found.edits = alignment.edits;
    found.diff = word_diff(
        alignment, {pasted.text, pasted.words.words()}, {printed.text(), printed.words()});
    describe_surroundings(printed, covered, found);
    describe_speaker(printed, alignment, found);
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

std::optional<Occurrence> judge_within(std::uint32_t most_edits,
                                       const Pasted& pasted,
                                       const schema::AnnotatedEntry& revision,
                                       schema::Where where,
                                       const schema::Analyzer& analyzer) {
    const PrintedText printed{revision, where, analyzer};
    if (printed.words().empty()) return std::nullopt;
    const std::vector<AlignWord> printed_words = printed.aligned(pasted.words, analyzer);
    const Alignment alignment = align(pasted.words.aligned(), printed_words);
    if (!covered_by(alignment) || alignment.edits > most_edits) return std::nullopt;
    return describe(pasted, revision, printed, printed_words, alignment);
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
                                const schema::AnnotatedEntry& revision,
                                schema::Where where,
                                const schema::Analyzer& analyzer) {
    const std::size_t words = pasted.words.words().size();
    return judge_within(allowed_edits(words), pasted, revision, where, analyzer);
}

std::optional<Occurrence> judge_nearest(const Pasted& pasted,
                                        const schema::AnnotatedEntry& revision,
                                        schema::Where where,
                                        const schema::Analyzer& analyzer) {
    const auto words = static_cast<std::uint32_t>(pasted.words.words().size());
    return judge_within(words - 1, pasted, revision, where, analyzer);
}

std::optional<Occurrence> judge_loosely(const Pasted& pasted,
                                        const schema::AnnotatedEntry& revision,
                                        schema::Where where,
                                        const schema::Analyzer& analyzer) {
    const PrintedText printed{revision, where, analyzer};
    if (printed.words().empty()) return std::nullopt;
    const std::vector<AlignWord> printed_words = printed.aligned(pasted.words, analyzer);
    const Alignment alignment = align(pasted.words.aligned(), printed_words, Skipping::Cheap);
    if (!covered_by(alignment) || !holds_most(alignment, pasted.words.words())) return std::nullopt;
    return describe(pasted, revision, printed, printed_words, alignment);
}

}  // namespace onrecord::searcher::quotes
