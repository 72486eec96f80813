// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/drafts/outcome.hpp"

#include "schema/analyzer.hpp"
#include "searcher/standing.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace onrecord::searcher {

namespace {

struct OutcomeRow {
    Outcome outcome;
    std::string_view name;
    std::string_view label;
};

constexpr OutcomeRow outcome_rows[] = {
    {Outcome::DoesNotStand, "does-not-stand", "Does not stand"},
    {Outcome::NotFound, "not-found", "Not found"},
    {Outcome::NotComplete, "not-complete", "Not checked"},
    {Outcome::Unproven, "unproven", "Not proven"},
    {Outcome::Stands, "stands", "Stands"},
    {Outcome::NotClaimed, "not-claimed", "Not claimed"},
    {Outcome::TooShort, "too-short", "Too short"},
};
static_assert(std::size(outcome_rows) == outcome_count);

const OutcomeRow& row_of(Outcome outcome) {
    return outcome_rows[static_cast<std::size_t>(outcome)];
}

}  // namespace

std::string_view to_string(Outcome outcome) { return row_of(outcome).name; }
std::string_view label_of(Outcome outcome) { return row_of(outcome).label; }

namespace drafts {
namespace {

/// Under these the words stand in print, but not all that the draft says of them is proven.
constexpr std::string_view open_warnings[] = {"denied-elsewhere",
                                              "speaker-slip",
                                              "speaker-unknown",
                                              "several-speakers",
                                              "not-in-quote",
                                              "headline",
                                              "question",
                                              "cut-negation",
                                              "cut-condition",
                                              "cut-question",
                                              "cut-number",
                                              "cut-doubt",
                                              "cut-claim",
                                              "cut-qualifier",
                                              "acronym",
                                              "marks-lost",
                                              "wordings-differ",
                                              "changed-later",
                                              "beside-quotation"};

bool is_open(const Warning& warning) {
    return std::ranges::find(open_warnings, warning.code) != std::end(open_warnings);
}

std::string name_in(const DraftQuotation& quotation) {
    return quotation.speaker.empty() ? "the speaker" : quotation.speaker;
}

/// The draft denies, doubts or supposes the saying: it answers for nothing but that.
void judge_unclaimed(CheckedQuotation& checked, Standing standing) {
    const DraftQuotation& quotation = checked.quotation;
    const bool is_printed = standing == Standing::Stands || standing == Standing::Unproven;
    const bool is_denied =
        quotation.stance == schema::Stance::Denied || quotation.stance == schema::Stance::Fake;
    if (is_printed && is_denied && !quotation.speaker.empty()) {
        checked.outcome = Outcome::DoesNotStand;
        checked.notes.insert(checked.notes.begin(),
                             {"draft-denies",
                              "The draft says that " + quotation.speaker +
                                  " did not say this; print gives the words as said."});
        return;
    }
    checked.outcome = Outcome::NotClaimed;
    std::string note = "The draft does not say that " + name_in(quotation) + " said this.";
    if (is_printed && !checked.report->occurrences.front().speaker.empty()) {
        note += " Print gives the words to " + checked.report->occurrences.front().speaker + ".";
    }
    checked.notes.insert(checked.notes.begin(), {"draft-claims-nothing", std::move(note)});
}

/// Print gives the words to another, and the draft's own sentence may have been misread.
bool is_misread_perhaps(const CheckedQuotation& checked) {
    return checked.quotation.level == schema::Level::Low &&
           checked.report->verdict == Verdict::OtherSpeaker;
}

/// Only the cut speaks against the words, and what was cut may be the piece before them.
bool is_cut_by_the_draft(const CheckedQuotation& checked) {
    const auto refutes = [](const Warning& warning) {
        return is_grave(warning) && warning.code != "cut-negation";
    };
    const auto verdict = checked.report->verdict;
    return checked.quotation.is_continued && verdict != Verdict::Altered &&
           verdict != Verdict::OtherSpeaker &&
           std::ranges::none_of(checked.report->warnings, refutes);
}

Outcome outcome_of(CheckedQuotation& checked, Standing standing) {
    if (standing == Standing::NotComplete) return Outcome::NotComplete;
    if (is_misread_perhaps(checked)) {
        checked.notes.insert(checked.notes.begin(),
                             {"draft-speaker-unclear",
                              "The draft does not say plainly who spoke; it was read as " +
                                  checked.quotation.speaker + "."});
        return Outcome::Unproven;
    }
    if (standing == Standing::DoesNotStand) {
        return is_cut_by_the_draft(checked) ? Outcome::Unproven : Outcome::DoesNotStand;
    }
    if (standing == Standing::NotFound) {
        if (!checked.quotation.is_title_like) return Outcome::NotFound;
        checked.notes.push_back(
            {"title-like", "These words may be the name of a work, and no quotation."});
        return Outcome::Unproven;
    }
    return std::ranges::any_of(checked.notes, is_open) ? Outcome::Unproven : Outcome::Stands;
}

/// Whose words the draft says they are was not read, so it was not checked: an editor must.
void name_nobody(CheckedQuotation& checked) {
    const bool is_open = checked.outcome == Outcome::Stands && checked.quotation.speaker.empty() &&
                         checked.quotation.rule != list_rule;
    if (!is_open || checked.report->occurrences.front().speaker.empty()) return;
    checked.outcome = Outcome::Unproven;
    checked.notes.insert(checked.notes.begin(),
                         {"draft-names-nobody",
                          "No speaker was read in the draft; print gives these words to " +
                              checked.report->occurrences.front().speaker + "."});
}

bool is_grave_edit(const DiffPiece& piece) {
    return piece.kind != DiffKind::Same &&
           (piece.weight == Weight::Negation || piece.weight == Weight::Number ||
            piece.weight == Weight::Condition);
}

/// What print has where the pieces, read as one, differ from it.
std::string edits_in_words(const std::vector<DiffPiece>& diff) {
    std::string text;
    for (const DiffPiece& piece : diff) {
        if (piece.kind == DiffKind::Same) continue;
        text += text.empty() ? "" : "; ";
        text += piece.printed.empty() ? "“" + piece.pasted + "” is absent in print"
                                      : "print has “" + piece.printed + "”";
    }
    return text;
}

void give_all(std::span<CheckedQuotation> pieces, Outcome outcome, const Warning& note) {
    for (CheckedQuotation& piece : pieces) {
        if (piece.outcome < outcome) continue;
        piece.outcome = outcome;
        piece.notes.insert(piece.notes.begin(), note);
    }
}

}  // namespace

void judge_pieces(const CheckedQuotation& whole, std::span<CheckedQuotation> pieces) {
    if (!whole.report || whole.report->occurrences.empty()) return;
    const CheckReport& report = *whole.report;
    const Occurrence& best = report.occurrences.front();
    if (best.edits == 0) {
        for (CheckedQuotation& piece : pieces) {
            piece.outcome = whole.outcome;
            piece.notes = whole.notes;
            piece.report = report;
        }
        return;
    }
    // A third of the words may differ in what is the same statement; more, and the pieces may have
    // been taken from two.
    const std::size_t pasted = schema::Analyzer{}.read(whole.quotation.words, "en").size();
    if (report.verdict != Verdict::Altered || 3 * best.edits > pasted) return;
    const bool is_grave = std::ranges::any_of(best.diff, is_grave_edit);
    give_all(pieces,
             is_grave ? Outcome::DoesNotStand : Outcome::Unproven,
             {"spliced",
              "Read as one, the pieces of this quotation are not what print has: " +
                  edits_in_words(best.diff) + "."});
}

void judge(CheckedQuotation& checked) {
    const Standing standing = standing_of(*checked.report);
    checked.notes = checked.report->warnings;
    for (const schema::Problem& problem : checked.report->problems) {
        checked.notes.push_back({"problem", problem.reason});
    }
    if (checked.quotation.stance != schema::Stance::Said && standing != Standing::NotComplete) {
        judge_unclaimed(checked, standing);
    } else {
        checked.outcome = outcome_of(checked, standing);
    }
    name_nobody(checked);
}

}  // namespace drafts
}  // namespace onrecord::searcher
