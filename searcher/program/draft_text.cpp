// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/draft_text.hpp"

#include "searcher/drafts/words.hpp"
#include "searcher/program/diff_text.hpp"

namespace onrecord::searcher::program {
namespace {

constexpr std::size_t number_width = 4;
constexpr std::size_t outcome_width = 16;

Ink ink_of(Outcome outcome) {
    if (outcome == Outcome::Stands) return Ink::Added;
    const bool is_bad = outcome == Outcome::DoesNotStand || outcome == Outcome::NotFound;
    return is_bad ? Ink::Removed : Ink::Bold;
}

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts) {
        if (!part.empty()) text += (text.empty() ? "" : ", ") + std::string{part};
    }
    return text;
}

std::string quotation_text(const CheckedQuotation& checked,
                           std::size_t number,
                           const Paint& paint) {
    const std::string margin(number_width + outcome_width, ' ');
    std::string label = std::to_string(number);
    label.insert(0, number_width - 1 - std::min(label.size(), number_width - 1), ' ');
    const std::string_view outcome = label_of(checked.outcome);
    const DraftQuotation& quotation = checked.quotation;
    std::string text = label + ' ' + paint(outcome, ink_of(checked.outcome)) +
                       std::string(outcome_width - outcome.size(), ' ') +
                       paint(quotation.speaker.empty() ? "(nobody named)" : quotation.speaker) +
                       ": " + paint(quotation.words) + '\n';
    if (checked.report && !checked.report->occurrences.empty()) {
        const Occurrence& best = checked.report->occurrences.front();
        const drafts::Evidence evidence = drafts::evidence_of(checked);
        if (has_changes(best.diff)) text += margin + diff_line(best.diff, paint) + '\n';
        text += margin +
                paint(joined({evidence.speaker, evidence.outlet, evidence.published, evidence.id}),
                      Ink::Faint) +
                '\n';
    }
    for (const Warning& note : checked.notes) {
        text += margin + "! " + one_line(note.text) + '\n';
    }
    return text;
}

}  // namespace

std::string draft_text(const DraftReport& report, const Paint& paint) {
    std::string text;
    std::size_t number = 0;
    for (const CheckedQuotation& checked : report.quotations) {
        text += quotation_text(checked, ++number, paint);
    }
    if (!text.empty()) text += '\n';
    return text + paint(drafts::totals_in_words(report), Ink::Bold) + '\n' +
           one_line(drafts::searched_in_words(report.searched)) + '\n';
}

}  // namespace onrecord::searcher::program
