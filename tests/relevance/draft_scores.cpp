// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/draft_scores.hpp"

#include "schema/analyzer.hpp"
#include "searcher/check/word_diff.hpp"

namespace onrecord::relevance {
namespace {

using searcher::CheckedQuotation;
using searcher::Outcome;

std::vector<std::string> folded(std::string_view text) {
    static const schema::Analyzer analyzer;
    std::vector<std::string> forms;
    for (schema::Word& word : analyzer.read(text, "en")) {
        forms.push_back(std::move(word.form));
    }
    return forms;
}

/// Print has the very words: a half of an altered quotation is often a true one.
bool is_verbatim(const CheckedQuotation& checked) {
    if (!checked.report || checked.report->occurrences.empty()) return false;
    const auto& best = checked.report->occurrences.front();
    const auto& entry = best.revision.entry;
    const std::string& text = best.where == schema::Where::Title ? entry.title : entry.text;
    return folded(text.substr(best.span.begin, best.span.length())) ==
           folded(checked.quotation.words);
}

bool is_lie(Truth truth) { return truth != Truth::True; }

/// Words of a lie may stand somewhere all the same; a speaker that print names may not be another.
bool stands_wrongly(const Planted& planted, const CheckedQuotation& checked) {
    if (checked.outcome != Outcome::Stands) return false;
    if (planted.truth != Truth::Swapped) return !is_verbatim(checked);
    return checked.report->occurrences.front().speaker_fit == searcher::SpeakerFit::NotAsked ||
           !is_verbatim(checked);
}

}  // namespace

void DraftScores::judge(const Planted& planted, const CheckedQuotation* checked) {
    DraftScore& score = scores_[static_cast<std::size_t>(planted.truth)];
    ++score.planted;
    const auto note = [&](std::string_view what) {
        std::string line = std::string{name_of(planted.truth)} + ": " + std::string{what} + ": " +
                           planted.speaker + ": " + planted.words;
        if (checked != nullptr) line += " | read as by " + checked->quotation.speaker;
        if (checked != nullptr && checked->report && !checked->report->occurrences.empty()) {
            line += " | print, " + checked->report->occurrences.front().speaker + ": " +
                    searcher::check::to_text(checked->report->occurrences.front().diff);
        }
        mistakes_.push_back(std::move(line));
    };
    if (checked == nullptr) {
        ++score.unread;
        if (is_lie(planted.truth)) ++score.wrongly_stands;
        return note("not read");
    }
    ++score.outcomes[static_cast<std::size_t>(checked->outcome)];
    if (checked->outcome == Outcome::NotClaimed || checked->outcome == Outcome::NotComplete) {
        note(std::string{searcher::to_string(checked->outcome)} + ", " +
             (checked->notes.empty() ? "" : checked->notes.front().text));
    }
    if (is_lie(planted.truth) && stands_wrongly(planted, *checked)) {
        ++score.wrongly_stands;
        note("stands");
    }
    const bool is_false =
        checked->outcome == Outcome::DoesNotStand || checked->outcome == Outcome::NotFound;
    if (!is_lie(planted.truth) && is_false) {
        ++score.called_false;
        note(searcher::to_string(checked->outcome));
    }
}

void DraftScores::add(const MadeDraft& draft, const searcher::DraftReport& report) {
    std::size_t next = 0;
    for (const Planted& planted : draft.planted) {
        const auto wanted = folded(planted.words);
        std::size_t at = next;
        while (at < report.quotations.size() &&
               folded(report.quotations[at].quotation.words) != wanted) {
            ++at;
        }
        const bool is_read = at < report.quotations.size();
        judge(planted, is_read ? &report.quotations[at] : nullptr);
        if (is_read) next = at + 1;
    }
}

std::string DraftScores::table() const {
    std::string text =
        "| quotations | planted | stand | not proven | do not stand | not found | not complete | "
        "not claimed | too short "
        "| not read | wrongly stand | called false |\n| --- | --- | --- | --- | --- | --- | --- | "
        "--- | "
        "--- | --- | --- | --- |\n";
    for (std::size_t i = 0; i < truth_count; ++i) {
        const DraftScore& score = scores_[i];
        text += "| " + std::string{name_of(static_cast<Truth>(i))};
        for (const std::uint32_t count : {score.planted,
                                          score.of(Outcome::Stands),
                                          score.of(Outcome::Unproven),
                                          score.of(Outcome::DoesNotStand),
                                          score.of(Outcome::NotFound),
                                          score.of(Outcome::NotComplete),
                                          score.of(Outcome::NotClaimed),
                                          score.of(Outcome::TooShort),
                                          score.unread,
                                          score.wrongly_stands,
                                          score.called_false}) {
            text += " | " + std::to_string(count);
        }
        text += " |\n";
    }
    return text;
}

}  // namespace onrecord::relevance
