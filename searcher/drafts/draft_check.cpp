// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/draft_check.hpp"

#include "schema/analyzer.hpp"
#include "schema/sentences.hpp"
#include "searcher/drafts/outcome.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

namespace onrecord::searcher {
namespace {

using Clock = std::chrono::steady_clock;

// What the check takes at once (CheckRequest::words), with room for a mark at each end.
constexpr std::size_t most_part_bytes = 4000;

/// A long quotation in parts that the check takes: whole sentences, as many as fit.
std::vector<std::string> parts_of(const std::string& words) {
    if (words.size() <= most_part_bytes) return {words};
    std::vector<std::string> parts(1);
    for (const schema::Span sentence : schema::sentences(words)) {
        for (std::uint32_t at = sentence.begin; at < sentence.end;) {
            auto end = std::min(sentence.end, at + static_cast<std::uint32_t>(most_part_bytes));
            // Never within a character.
            while (end < sentence.end && end > at &&
                   (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) {
                --end;
            }
            if (parts.back().size() + (end - at) + 1 > most_part_bytes) parts.emplace_back();
            parts.back() += (parts.back().empty() ? "" : " ") + words.substr(at, end - at);
            at = end;
        }
    }
    return parts;
}

class DraftRun {
public:
    DraftRun(QuoteChecker& checker, const DraftOptions& options)
        : checker_{checker},
          options_{options},
          end_{Clock::now() + options.time_limit} {}

    CheckedQuotation check(DraftQuotation quotation) {
        CheckedQuotation checked;
        const auto words = analyzer_.read(quotation.words, "en").size();
        checked.quotation = std::move(quotation);
        if (words < drafts::least_checked_words) {
            checked.notes = {{"too-short", "Two words or fewer are not checked."}};
            return checked;
        }
        if (++checked_ > most_checked_quotations) {
            checked.outcome = Outcome::NotComplete;
            checked.notes = {{"too-many",
                              "Only the first " + std::to_string(most_checked_quotations) +
                                  " quotations are checked at once."}};
            return checked;
        }
        check_parts(checked);
        return checked;
    }

    /// Pieces of one sentence of the draft ("We will," she said, "not go") are one quotation: what
    /// they say together is checked too, so that no attribution hides what was left out between
    /// them, and none is blamed for what its other piece has.
    void check_together(std::span<CheckedQuotation> pieces) {
        CheckedQuotation whole;
        whole.quotation = pieces.front().quotation;
        whole.quotation.words.clear();
        for (const CheckedQuotation& piece : pieces) {
            whole.quotation.words +=
                (whole.quotation.words.empty() ? "" : " ") + piece.quotation.words;
            if (whole.quotation.speaker.empty()) whole.quotation.speaker = piece.quotation.speaker;
        }
        if (whole.quotation.words.size() > most_part_bytes) return;
        check_part(whole, whole.quotation.words);
        drafts::judge_pieces(whole, pieces);
    }

private:
    /// The gravest answer of its parts is the quotation's.
    void check_parts(CheckedQuotation& checked) {
        std::optional<CheckedQuotation> gravest;
        for (std::string& part : parts_of(checked.quotation.words)) {
            CheckedQuotation one = checked;
            check_part(one, std::move(part));
            if (!gravest || one.outcome < gravest->outcome) gravest = std::move(one);
        }
        if (gravest) checked = std::move(*gravest);
    }

    void check_part(CheckedQuotation& checked, std::string words) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end_ - Clock::now());
        if (left.count() <= 0) {
            checked.outcome = Outcome::NotComplete;
            checked.notes = {{"no-time", "The time was over before this was checked."}};
            return;
        }
        CheckRequest request;
        request.words = std::move(words);
        request.speaker = checked.quotation.speaker;
        request.before = checked.quotation.before ? checked.quotation.before : options_.before;
        request.limit = options_.occurrences;
        request.time_limit = left;
        checked.report = checker_.check(request);
        drafts::judge(checked);
    }

    QuoteChecker& checker_;
    const DraftOptions& options_;
    Clock::time_point end_;
    schema::Analyzer analyzer_;
    std::size_t checked_ = 0;
};

/// Whether a quotation goes on the one before it and is given to the same speaker.
bool goes_on(const CheckedQuotation& before, const CheckedQuotation& quotation) {
    const auto& one = before.quotation;
    const auto& other = quotation.quotation;
    const bool is_same_speaker =
        one.speaker == other.speaker || one.speaker.empty() || other.speaker.empty();
    const bool is_said = one.stance == schema::Stance::Said && other.stance == schema::Stance::Said;
    return other.is_continued && is_same_speaker && is_said;
}

void check_spliced(DraftRun& run, std::span<CheckedQuotation> quotations) {
    for (std::size_t begin = 0; begin < quotations.size();) {
        std::size_t end = begin + 1;
        while (end < quotations.size() && goes_on(quotations[end - 1], quotations[end])) {
            ++end;
        }
        if (end - begin > 1) run.check_together(quotations.subspan(begin, end - begin));
        begin = end;
    }
}

bool counts_for_gate(Outcome outcome) {
    return outcome != Outcome::NotClaimed && outcome != Outcome::TooShort;
}

}  // namespace

DraftReport check_draft(QuoteChecker& checker, Draft draft, const DraftOptions& options) {
    DraftReport report;
    DraftRun run{checker, options};
    report.searched = checker.searched();
    const auto listed = std::min(draft.quotations.size(), most_listed_quotations);
    report.unlisted = static_cast<std::uint32_t>(draft.quotations.size() - listed);
    for (DraftQuotation& quotation : std::span{draft.quotations}.first(listed)) {
        report.quotations.push_back(run.check(std::move(quotation)));
    }
    check_spliced(run, report.quotations);
    if (report.unlisted > 0) {
        report.totals[static_cast<std::size_t>(Outcome::NotComplete)] = report.unlisted;
        report.outcome = Outcome::NotComplete;
    }
    for (const CheckedQuotation& checked : report.quotations) {
        ++report.totals[static_cast<std::size_t>(checked.outcome)];
        if (counts_for_gate(checked.outcome)) {
            report.outcome = std::min(report.outcome, checked.outcome);
        }
    }
    draft.quotations.clear();
    report.draft = std::move(draft);
    return report;
}

}  // namespace onrecord::searcher
