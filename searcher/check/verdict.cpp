// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/verdict.hpp"

#include "searcher/check/cut_words.hpp"
#include "searcher/check/language_words.hpp"
#include "searcher/check/word_diff.hpp"
#include "searcher/printed.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace onrecord::searcher::check {

namespace {

bool has_all_words(const Occurrence& occurrence) { return occurrence.edits == 0; }
bool is_in_title(const Occurrence& occurrence) { return occurrence.where == schema::Where::Title; }
/// Withdrawn, if the check is about the present.
bool is_withdrawn(const Occurrence& occurrence) {
    return occurrence.revision.revision.gone && !occurrence.is_as_of;
}

/// Pieces of the paste that print does not have: of two printings as near, the one that has more of
/// the pasted words.
std::size_t words_not_printed(const Occurrence& occurrence) {
    return static_cast<std::size_t>(
        std::count_if(occurrence.diff.begin(), occurrence.diff.end(), [](const DiffPiece& piece) {
            return piece.kind == DiffKind::Added || piece.kind == DiffKind::Changed;
        }));
}

/// And then the one whose sentence is pasted in whole.
int cuts(const Occurrence& occurrence) {
    return (occurrence.cut_before.empty() ? 0 : 1) + (occurrence.cut_after.empty() ? 0 : 1);
}

/// Without the blanks at its ends, that a cut has, and no more than a line of it.
std::string in_quotes(std::string_view text) {
    constexpr std::string_view blanks = " \n\t";
    constexpr std::size_t most_bytes = 240;
    const auto begin = std::min(text.find_first_not_of(blanks), text.size());
    text = text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
    std::size_t end = std::min(text.size(), most_bytes);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return "“" + std::string{text.substr(0, end)} + (end < text.size() ? "…”" : "”");
}

std::string edit_in_words(const DiffPiece& piece) {
    switch (piece.kind) {
        case DiffKind::Dropped:
            return in_quotes(piece.printed) + " stands in print and not here";
        case DiffKind::Added:
            return in_quotes(piece.pasted) + " is absent in print";
        default:
            return "print has " + in_quotes(piece.printed) + ", not " + in_quotes(piece.pasted);
    }
}

/// Of two printings.
std::string difference_in_words(const DiffPiece& piece) {
    switch (piece.kind) {
        case DiffKind::Dropped:
            return in_quotes(piece.printed) + " stands in one and not in another";
        case DiffKind::Added:
            return in_quotes(piece.pasted) + " stands in one and not in another";
        default:
            return "one has " + in_quotes(piece.printed) + ", another " + in_quotes(piece.pasted);
    }
}

/// `NHS` for `National Health Service`, which most likely is the same.
void warn_of_acronyms(const Occurrence& best, std::vector<Warning>& warnings) {
    const auto piece = std::ranges::find_if(best.diff, is_acronym);
    if (piece == best.diff.end()) return;
    warnings.push_back({"acronym",
                        "The first letters are the same; whether it means the same is not "
                        "checked: " +
                            edit_in_words(*piece) + "."});
}

/// `2 trillion` for `$2 trillion`.
void warn_of_marks(const Occurrence& best, std::vector<Warning>& warnings) {
    const auto piece = std::ranges::find_if(
        best.diff, [](const DiffPiece& one) { return loses_marks(one) && !loses_only_marks(one); });
    if (piece == best.diff.end()) return;
    warnings.push_back({"marks-lost",
                        "The letters and digits are the same; signs or marks of print are absent, "
                        "and whether it means the same is not checked: " +
                            edit_in_words(*piece) + "."});
}

void warn_of_edits(const Occurrence& best, std::vector<Warning>& warnings) {
    constexpr std::tuple<Weight, std::string_view, std::string_view> rows[] = {
        {Weight::Negation, "negation", "A denial was dropped, added or changed: "},
        {Weight::Number, "number", "A number differs: "},
        {Weight::Condition, "condition", "A condition was dropped, added or changed: "},
        {Weight::Name, "name", "A name differs: "},
    };
    for (const auto& [weight, code, text] : rows) {
        for (const DiffPiece& piece : best.diff) {
            if (piece.kind == DiffKind::Same || piece.weight != weight) continue;
            if (is_acronym(piece) || loses_marks(piece)) continue;
            warnings.push_back({std::string{code}, std::string{text} + edit_in_words(piece) + "."});
        }
    }
}

/// What a cut removes that turns a statement round. A denial in another clause of the sentence is
/// told too, but it does not deny the words.
void warn_of_cut(const CutWords& cut, bool denies, std::vector<Warning>& warnings) {
    if (denies) {
        warnings.push_back({"cut-negation",
                            "Print denies this: the part cut off holds the denial: " +
                                in_quotes(cut.text()) + "."});
    } else if (cut.has(UnitKind::Denial)) {
        warnings.push_back({"cut-denial-elsewhere",
                            "The part cut off holds a denial, in another clause (cut-negation): " +
                                in_quotes(cut.text()) + "."});
    }
    if (cut.has(UnitKind::Condition)) {
        warnings.push_back({"cut-condition",
                            "The part cut off holds a condition: " + in_quotes(cut.text()) + "."});
    }
    if (cut.text().find('?') != std::string::npos) {
        warnings.push_back(
            {"cut-question", "The whole sentence is a question: " + in_quotes(cut.text()) + "."});
    }
}

/// What a cut removes that made the words a thing doubted, or said by others.
void warn_of_doubts(const CutWords& cut,
                    bool doubts,
                    bool gives_away,
                    std::vector<Warning>& warnings) {
    if (doubts) {
        warnings.push_back(
            {"cut-doubt",
             "The part cut off doubts or supposes this: " + in_quotes(cut.text()) + "."});
    } else if (gives_away) {
        warnings.push_back(
            {"cut-claim",
             "The part cut off says that others say this: " + in_quotes(cut.text()) + "."});
    }
}

/// `Deputy` cut off before `mayor`, `alleged` before `thieves`.
void warn_of_qualifier(const CutWords& before,
                       const LanguageWords& language,
                       std::string_view next,
                       std::vector<Warning>& warnings) {
    if (!before.qualifies_what_follows()) return;
    const bool is_office = language.is(WordClass::Title, next);
    warnings.push_back({is_office ? "cut-office" : "cut-qualifier",
                        (is_office ? "Print names another office: the part cut off is "
                                   : "The part cut off makes this another thing: ") +
                            in_quotes(before.text()) + "."});
}

/// `Nearly`, cut off before 500: another number.
void warn_of_bounds(const CutWords& before,
                    const CutWords& after,
                    const Meanings& kept,
                    std::vector<Warning>& warnings) {
    constexpr std::size_t reach = 2;  // `500 boats or more`
    const auto is_number = [](const Unit& unit) { return unit.kind == UnitKind::Number; };
    const auto last =
        kept.units.end() - static_cast<std::ptrdiff_t>(std::min(reach, kept.units.size()));
    const bool begins = !kept.units.empty() && is_number(kept.units.front());
    const bool ends = std::any_of(last, kept.units.end(), is_number);
    for (const CutWords* cut : {&before, &after}) {
        const bool bounds = cut == &before ? begins && cut->bounds_what_follows()
                                           : ends && cut->bounds_what_precedes();
        if (!bounds) continue;
        warnings.push_back(
            {"cut-number",
             "The part cut off says how exact the number is: " + in_quotes(cut->text()) + "."});
    }
}

void warn_of_cuts(const Occurrence& best,
                  const schema::Analyzer& analyzer,
                  std::vector<Warning>& warnings) {
    if (best.cut_before.empty() && best.cut_after.empty()) return;
    const schema::Entry& entry = best.revision.entry;
    const std::string& text = best.where == schema::Where::Title ? entry.title : entry.text;
    const std::string kept = text.substr(best.span.begin, best.span.length());
    const Meanings read = read_meanings(kept, entry.lang, analyzer.read(kept, entry.lang));
    const CutWords before{best.cut_before, entry.lang, analyzer};
    const std::string_view next =
        read.words.empty() ? std::string_view{} : std::string_view{read.words.front().form};
    const bool is_denied = before.denies_what_follows(next);
    warn_of_cut(before, is_denied, warnings);
    warn_of_doubts(before,
                   !is_denied && before.doubts_what_follows(next),
                   !is_denied && best.in_quote && !before.qualifies_what_follows() &&
                       before.gives_away_what_follows(next),
                   warnings);
    warn_of_qualifier(before, language_words(entry.lang), next, warnings);
    const CutWords after{best.cut_after, entry.lang, analyzer};
    warn_of_cut(after, after.denies_what_precedes(), warnings);
    warn_of_doubts(after,
                   after.doubts_what_precedes(),
                   best.in_quote && after.gives_away_what_precedes(),
                   warnings);
    warn_of_bounds(before, after, read, warnings);
}

/// What a person recorded of the Quote, and what the Outlet admits itself.
void warn_of_corrections(const Occurrence& best, std::vector<Warning>& warnings) {
    if (const auto& correction = best.correction) {
        const bool is_outlet = correction->kind == schema::CorrectionKind::TheOutlet;
        const std::string who = correction->speaker.empty() ? "nobody known" : correction->speaker;
        const std::string by =
            " (" + correction->who + (correction->why.empty() ? "" : ": " + correction->why) + ")";
        warnings.push_back({is_outlet ? "outlet-was-wrong" : "reading-corrected",
                            is_outlet
                                ? "Print gives these words to " + correction->replaced +
                                      "; it is on record that the speaker was " + who + by + "."
                                : "The speaker was corrected by hand to " + who + by + "."});
    }
    if (best.outlet_correction.empty()) return;
    warnings.push_back({"outlet-correction",
                        (best.outlet_correction_id.empty()
                             ? std::string{"The entry holds a correction of the outlet's own: "}
                             : "The outlet corrects itself in a later entry (" +
                                   best.outlet_correction_id + "): ") +
                            in_quotes(best.outlet_correction) + "."});
}

std::string gone_text(const schema::Withdrawal& gone) {
    return "last seen " + to_string(gone.after) + ", no longer there at " + to_string(gone.by) +
           ".";
}

void warn_of_withdrawal(const CheckReport& report, std::vector<Warning>& warnings) {
    const Occurrence& best = report.occurrences.front();
    const auto& gone = best.revision.revision.gone;
    if (is_withdrawn(best)) {
        warnings.push_back({"withdrawn", "The entry is gone from the page: " + gone_text(*gone)});
        return;
    }
    if (gone) {
        warnings.push_back(
            {"withdrawn-since",
             "The entry was taken off the page after it stood there: " + gone_text(*gone)});
    }
    const auto other = std::ranges::find_if(report.occurrences, [](const Occurrence& one) {
        return is_withdrawn(one) && has_all_words(one);
    });
    if (other == report.occurrences.end()) return;
    const schema::Entry& entry = other->revision.entry;
    warnings.push_back({"withdrawn-elsewhere",
                        entry.outlet + " has taken an entry with these words off its page (" +
                            entry.id + "): " + gone_text(*other->revision.revision.gone)});
}

/// The Outlet gave the very words to somebody else, before or since.
void warn_of_other_revision(const Occurrence& best, std::vector<Warning>& warnings) {
    if (best.other_speaker.empty()) return;
    warnings.push_back({"speaker-changed",
                        "Revision " + std::to_string(best.other_speaker_in) + " of this entry of " +
                            best.revision.entry.outlet + " gives these words to " +
                            best.other_speaker + ", Revision " +
                            std::to_string(best.revision.revision.number) + " to " +
                            (best.speaker.empty() ? "nobody" : best.speaker) + "."});
}

void warn_of_question(const Occurrence& best, std::vector<Warning>& warnings) {
    if (!best.asks) return;
    warnings.push_back({"question", "Print has these words as a question."});
}

/// Where words were dropped, added or changed, or cut off, in a language without data.
void warn_of_language(const Occurrence& best, std::vector<Warning>& warnings) {
    const bool is_whole = best.edits == 0 && best.cut_before.empty() && best.cut_after.empty();
    const std::string& lang = best.revision.entry.lang;
    if (is_whole || language_words(lang).knows_denials()) return;
    warnings.push_back({"denials-unknown",
                        "Denials are not known in this language (" + lang +
                            "): whether one was dropped, added or cut off is not checked."});
}

/// The words stand in print, but not as something that was said.
void warn_of_stance(const Occurrence& best, std::vector<Warning>& warnings) {
    const std::string who = best.speaker.empty() ? "the speaker" : best.speaker;
    switch (best.stance) {
        case schema::Stance::Said:
            return;
        case schema::Stance::Denied:
            warnings.push_back({"denied", "Print says that " + who + " did not say this."});
            return;
        case schema::Stance::Hypothetical:
            warnings.push_back(
                {"hypothetical",
                 "Print has these words as supposed: it does not say that " + who + " said them."});
            return;
        case schema::Stance::Fake:
            warnings.push_back({"fake", "Print says that these words of " + who + " are faked."});
            return;
        case schema::Stance::Question:
            warnings.push_back(
                {"asked", "Print asks whether " + who + " said this; it does not say so."});
            return;
    }
}

/// Print of another place says of these very words that they were not said, or are faked.
void warn_of_other_stances(const CheckReport& report, std::vector<Warning>& warnings) {
    if (report.occurrences.front().stance != schema::Stance::Said) return;
    const auto contradicts = [](const Occurrence& other) {
        return other.edits == 0 && other.in_quote &&
               (other.stance == schema::Stance::Denied || other.stance == schema::Stance::Fake);
    };
    const auto other = std::ranges::find_if(report.occurrences, contradicts);
    if (other == report.occurrences.end()) return;
    const schema::Entry& entry = other->revision.entry;
    const bool is_fake = other->stance == schema::Stance::Fake;
    warnings.push_back({"denied-elsewhere",
                        entry.outlet + " (" + entry.id +
                            (is_fake ? ") says that these words are faked."
                                     : ") prints a denial that these words were said.")});
}

void warn_of_several(const CheckReport& report, std::vector<Warning>& warnings) {
    std::string names;
    std::size_t count = 0;
    for (const SpeakerCount& speaker : report.speakers) {
        if (speaker.speaker.empty()) continue;
        names += (count++ > 0 ? ", " : "") + speaker.speaker;
    }
    if (count > 1) {
        warnings.push_back(
            {"several-speakers", "Printed under more than one name: " + names + "."});
    }
}

void warn_of_speaker(const CheckReport& report,
                     const std::string& asked,
                     std::vector<Warning>& warnings) {
    const Occurrence& best = report.occurrences.front();
    if (!asked.empty() && !best.is_asked_speaker) {
        if (best.speaker_fit == SpeakerFit::Slip) {
            warnings.push_back(
                {"speaker-slip",
                 "Did you mean " + best.speaker + "? " + asked + " is not confirmed."});
            return warn_of_several(report, warnings);
        }
        if (best.speaker_fit == SpeakerFit::Fits) {
            warnings.push_back({"speaker-partly",
                                "Print gives these words to " + best.speaker + ", which may be " +
                                    asked + "; the whole name is not there."});
            return warn_of_several(report, warnings);
        }
        const bool is_named = !best.speaker.empty();
        warnings.push_back(
            {is_named ? "other-speaker" : "speaker-unknown",
             is_named ? "Print gives these words to " + best.speaker + ", not to " + asked + "."
                      : "Print does not say clearly who spoke these words, so " + asked +
                            " is not confirmed."});
    }
    warn_of_several(report, warnings);
}

void warn_of_print(const CheckReport& report, std::vector<Warning>& warnings) {
    const Occurrence& best = report.occurrences.front();
    if (is_in_title(best)) {
        warnings.push_back(
            {"headline", "Only a headline has these words; the text below it does not."});
    } else if (!best.in_quote) {
        warnings.push_back(
            {"not-in-quote", "These are the outlet's own words; no quotation holds them."});
    }
    if (!best.revision.revision.is_current()) {
        warnings.push_back(
            {"changed-later", "The entry was changed later; its current text is another one."});
    }
    if (best.stood_perhaps) {
        warnings.push_back({"as-of-unknown",
                            "Whether these words stood there at the time asked for is not known: " +
                                best.perhaps_why + "."});
    }
    if (!best.revision.revision.is_order_known) {
        warnings.push_back({"order-unknown",
                            "Two captures of one moment show the entry in other words; which came "
                            "first is not known."});
    }
    if (!best.runs_on_into.empty()) {
        warnings.push_back({"runs-on",
                            "The words begin in this entry and go on in the liveblog's next one (" +
                                best.runs_on_into + ")."});
    }
    if (!best.reported_by.empty()) {
        warnings.push_back({"reported-by", "Passed on by " + best.reported_by + "."});
    }
}

void warn_of_perhaps_same(const CheckReport& report, std::vector<Warning>& warnings) {
    for (const Occurrence& occurrence : report.occurrences) {
        if (occurrence.perhaps_same_as.empty()) continue;
        warnings.push_back({"perhaps-same",
                            "Two entries of " + occurrence.revision.entry.outlet +
                                " print this at nearly the same time (" +
                                occurrence.perhaps_same_as + ", " + occurrence.revision.entry.id +
                                "): perhaps they are the same entry."});
        return;
    }
}

/// Another printing of the same statement that says something else: one of them misquotes.
void warn_of_wordings(const CheckReport& report, std::vector<Warning>& warnings) {
    if (report.clusters.empty()) return;
    for (const Variant& variant : report.clusters[report.occurrences.front().cluster].variants) {
        // What stands at an end only makes a printing longer or shorter.
        const auto is_grave = [&](const DiffPiece& piece) {
            const bool is_end = &piece == &variant.diff.front() || &piece == &variant.diff.back();
            return !(is_end && piece.kind != DiffKind::Changed) &&
                   (piece.weight == Weight::Negation || piece.weight == Weight::Number);
        };
        if (std::none_of(variant.diff.begin(), variant.diff.end(), is_grave)) continue;
        const auto grave = std::ranges::find_if(variant.diff, is_grave);
        warnings.push_back({"wordings-differ",
                            "Printings of this statement differ by a denial or a number: " +
                                difference_in_words(*grave) + "."});
        return;
    }
}

/// Words that are not found for the time that was asked for.
void warn_of_other_time(const CheckReport& report, std::vector<Warning>& warnings) {
    const auto same = std::ranges::find_if(report.nearest, has_all_words);
    if (same == report.nearest.end()) return;
    warnings.push_back(
        {"other-time",
         "These words stand in print, but not at the time asked for: " +
             same->revision.entry.outlet + ", " +
             printed_text(same->printed ? same->printed->when : printed_when(same->revision)) +
             (same->revision.revision.gone           ? ", withdrawn since."
              : same->revision.revision.is_current() ? "."
                                                     : ", changed since.")});
}

}  // namespace

void order_by_evidence(std::vector<Occurrence>& occurrences, bool is_speaker_asked) {
    const auto key = [is_speaker_asked](const Occurrence& occurrence) {
        const schema::Entry& entry = occurrence.revision.entry;
        return std::make_tuple(occurrence.edits,
                               is_in_title(occurrence),
                               is_speaker_asked && !occurrence.is_asked_speaker,
                               is_withdrawn(occurrence),
                               occurrence.verdict,
                               words_not_printed(occurrence),
                               cuts(occurrence),
                               !occurrence.in_quote,
                               !occurrence.revision.revision.is_current(),
                               !entry.published.is_known(),
                               entry.published.at,
                               std::string_view{entry.id},
                               occurrence.revision.revision.number,
                               occurrence.span.begin);
    };
    std::sort(
        occurrences.begin(),
        occurrences.end(),
        [&key](const Occurrence& one, const Occurrence& other) { return key(one) < key(other); });
}

Verdict verdict_of(const std::vector<Occurrence>& occurrences, const std::string& asked_speaker) {
    if (occurrences.empty()) return Verdict::NotFound;
    const Occurrence& best = occurrences.front();
    if (!has_all_words(best)) return Verdict::Altered;
    if (is_in_title(best)) return Verdict::HeadlineOnly;
    const bool is_other = !asked_speaker.empty() && !best.is_asked_speaker &&
                          !best.speaker.empty() && best.speaker_fit != SpeakerFit::Fits &&
                          best.speaker_fit != SpeakerFit::Slip;
    return is_other ? Verdict::OtherSpeaker : best.verdict;
}

std::vector<SpeakerCount> count_speakers(const std::vector<Occurrence>& occurrences) {
    std::map<std::string, std::uint64_t> counts;
    for (const Occurrence& occurrence : occurrences) {
        if (occurrence.in_quote) ++counts[occurrence.speaker];
    }
    std::vector<SpeakerCount> speakers;
    for (const auto& [speaker, count] : counts) {
        speakers.push_back({speaker, count});
    }
    std::stable_sort(
        speakers.begin(), speakers.end(), [](const SpeakerCount& one, const SpeakerCount& other) {
            return one.count > other.count;
        });
    return speakers;
}

std::string verdict_text(const CheckReport& report) {
    std::string text{report.verdict ? to_string(*report.verdict) : "none"};
    for (const Warning& warning : report.warnings) {
        text += (&warning == &report.warnings.front() ? "; " : ", ") + warning.code;
    }
    return text;
}

std::vector<Warning> warnings_of(const CheckReport& report,
                                 const std::string& asked_speaker,
                                 const schema::Analyzer& analyzer) {
    std::vector<Warning> warnings;
    if (report.occurrences.empty()) {
        warn_of_other_time(report, warnings);
        return warnings;
    }
    if (!report.is_complete) {
        warnings.push_back(
            {"incomplete", report.unlooked + " There may be more printings, and nearer ones."});
    }
    const Occurrence& best = report.occurrences.front();
    if (!has_all_words(best)) warn_of_other_time(report, warnings);
    warn_of_stance(best, warnings);
    warn_of_other_stances(report, warnings);
    warn_of_withdrawal(report, warnings);
    warn_of_corrections(best, warnings);
    warn_of_speaker(report, asked_speaker, warnings);
    warn_of_other_revision(best, warnings);
    warn_of_edits(best, warnings);
    warn_of_acronyms(best, warnings);
    warn_of_marks(best, warnings);
    warn_of_cuts(best, analyzer, warnings);
    warn_of_question(best, warnings);
    warn_of_language(best, warnings);
    warn_of_wordings(report, warnings);
    warn_of_print(report, warnings);
    warn_of_perhaps_same(report, warnings);
    return warnings;
}

}  // namespace onrecord::searcher::check
