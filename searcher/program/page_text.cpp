// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/page_text.hpp"

#include "schema/country.hpp"
#include "schema/field.hpp"
#include "schema/topic.hpp"
#include "searcher/printed.hpp"
#include "searcher/program/diff_text.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::searcher::program {
namespace {

using schema::AnnotatedEntry;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!text.empty()) text += between;
        text += part;
    }
    return text;
}

std::string title_of(const AnnotatedEntry& revision) {
    return revision.entry.title.empty() ? "(no title)" : revision.entry.title;
}

std::string revision_note(const AnnotatedEntry& revision) {
    if (revision.revision.count < 2) return {};
    return "wording " + std::to_string(revision.revision.number) + " of " +
           std::to_string(revision.revision.count);
}

/// Outlet, time, speakers on one line.
std::string origin_of(const AnnotatedEntry& revision) {
    const schema::Entry& entry = revision.entry;
    return joined({entry.outlet,
                   to_string(entry.published),
                   joined(revision.annotations.speakers, ", "),
                   revision_note(revision)},
                  " · ");
}

constexpr std::string_view level_names[] = {"low", "middle", "high"};

/// Whose words they are and how sure that is; what speaks against them comes first.
std::string speaker_of(const schema::Quote& quote) {
    const std::string level{level_names[static_cast<std::size_t>(quote.level)]};
    const bool is_said = quote.stance == schema::Stance::Said;
    return joined({is_said ? "" : std::string{schema::name_of(quote.stance)} + ", not said",
                   quote.speaker.empty() ? "nobody is named" : quote.speaker + " (" + level + ')',
                   quote.reported_by.empty() ? "" : "passed on by " + quote.reported_by},
                  " · ");
}

std::string number_text(std::uint32_t number, const std::string& margin) {
    std::string text = std::to_string(number) + ". ";
    text.insert(0, margin.size() - std::min(text.size(), margin.size()), ' ');
    return text;
}

/// When it was printed; where no Capture bounds that, the date that it gives itself.
std::string when_of(const AnnotatedEntry& revision) {
    const PrintedWhen when = printed_when(revision);
    const bool is_bounded = when.after || when.by;
    const std::string published = to_string(revision.entry.published);
    return is_bounded || published.empty() ? printed_text(when) : "dated " + published;
}

/// The words, then who spoke them, then where they stand.
std::string quote_hit_text(const Hit& hit, std::uint32_t number, const Paint& paint) {
    const std::string margin(5, ' ');
    const schema::Entry& entry = hit.revision.entry;
    const schema::Quote& quote = hit.revision.annotations.quotes[hit.quote->number];
    const std::string& in = quote.where == schema::Where::Title ? entry.title : entry.text;
    const std::string words =
        in.substr(std::min<std::size_t>(quote.span.begin, in.size()), quote.span.length());
    std::string text = number_text(number, margin) + paint(words, hit.quote->matches) + '\n';
    text += margin + paint(speaker_of(quote), Ink::Bold) + '\n';
    const std::string where =
        joined({entry.outlet, when_of(hit.revision), revision_note(hit.revision)}, " · ");
    text += margin + paint(where, Ink::Faint) + '\n';
    text += margin + paint(title_of(hit.revision) + "  " + entry.id, Ink::Faint) + '\n';
    return text + '\n';
}

std::string hit_text(const Hit& hit, std::uint32_t number, const Paint& paint) {
    if (hit.quote) return quote_hit_text(hit, number, paint);
    const std::string margin(5, ' ');
    std::string text = number_text(number, margin);
    text += hit.revision.entry.title.empty() ? paint(title_of(hit.revision), Ink::Faint)
                                             : paint(hit.revision.entry.title, hit.title_matches);
    text += '\n' + margin + paint(origin_of(hit.revision), Ink::Faint) + '\n';
    text += margin + paint(hit.revision.entry.liveblog + "  " + hit.revision.entry.id, Ink::Faint) +
            '\n';
    for (const Passage& passage : hit.passages) {
        text += margin + "  " + paint(passage.text, passage.matches) + '\n';
    }
    return text + '\n';
}

std::string facet_text(const FacetCounts& facet, const Paint& paint) {
    std::string text = paint(schema::field(facet.field).name, Ink::Bold);
    text += " (" + std::to_string(facet.distinct) + ")\n";
    for (const FacetCount& count : facet.counts) {
        std::string number = std::to_string(count.count);
        number.insert(0, 9 - std::min<std::size_t>(number.size(), 9), ' ');
        text += number + (count.is_selected ? " * " : "   ") + paint(count.label);
        if (count.label != count.value) text += paint(" (" + count.value + ')', Ink::Faint);
        text += '\n';
    }
    return text;
}

/// What was said once and changed since must not hide behind a total.
std::string earlier_wordings_text(const EarlierWordings& earlier) {
    if (earlier.entries == 0) return {};
    return (earlier.is_exact ? "" : "at least ") + std::to_string(earlier.entries) +
           (earlier.entries == 1 ? " entry has" : " entries have") +
           " this only in an earlier wording: --superseded shows it\n";
}

std::string total_text(const ResultPage& page, std::uint32_t offset) {
    std::string text = page.is_complete ? "" : "at least ";
    const auto counted =
        page.are_quotes ? std::pair{" quote", " quotes"} : std::pair{" entry", " entries"};
    text += std::to_string(page.total) + (page.total == 1 ? counted.first : counted.second);
    if (!page.hits.empty()) {
        text += ", " + std::to_string(offset + 1) + " to " +
                std::to_string(offset + page.hits.size()) + " shown";
    }
    return text + '\n' + earlier_wordings_text(page.earlier_wordings) + '\n';
}

/// Offered, never applied.
std::string suggestions_text(const ResultPage& page) {
    std::string text;
    for (const Suggestion& suggestion : page.suggestions) {
        text += "Did you mean: " + one_line(suggestion.query) + "  (" +
                std::to_string(suggestion.total) + (suggestion.total == 1 ? " entry" : " entries") +
                ")\n";
    }
    return text.empty() ? text : text + '\n';
}

std::string quote_text(const AnnotatedEntry& revision, const schema::Quote& quote) {
    const bool in_title = quote.where == schema::Where::Title;
    const std::string& in = in_title ? revision.entry.title : revision.entry.text;
    const std::string words =
        in.substr(std::min<std::size_t>(quote.span.begin, in.size()), quote.span.length());
    return speaker_of(quote) + ": " + words;
}

std::string line(std::string_view name, const std::string& value) {
    return value.empty() ? std::string{} : std::string{name} + ": " + one_line(value) + '\n';
}

/// Who else prints what a Quote says; another wording is shown as a word diff.
std::string printed_again_text(const EntryView& view, std::uint32_t quote, const Paint& paint) {
    std::string text;
    for (const PrintedAgain& again : view.printed_again) {
        if (again.quote != quote) continue;
        for (const Printing& printing : again.printings) {
            const schema::Entry& entry = printing.revision.entry;
            // The statement is one, the words may turn it round: then the diff is what counts.
            const bool is_otherwise = has_changes(printing.diff);
            text +=
                line(is_otherwise               ? "  printed otherwise by"
                     : printing.is_perhaps_same ? "  perhaps the same entry"
                                                : "  also printed by",
                     joined({entry.outlet, to_string(entry.published), printing.speaker, entry.id},
                            " · "));
            if (is_otherwise) text += "    " + diff_line(printing.diff, paint) + '\n';
        }
        if (again.total > again.printings.size()) {
            text += "  (" + std::to_string(again.total - again.printings.size()) + " more)\n";
        }
    }
    return text;
}

std::string names_of(const std::vector<std::string>& codes,
                     std::string_view (*name)(std::string_view)) {
    std::vector<std::string> names;
    for (const std::string& code : codes)
        names.emplace_back(name(code));
    return joined(names, ", ");
}

std::string body_text(const std::string& text) {
    std::string body;
    std::size_t at = 0;
    while (at <= text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        body += one_line(std::string_view{text}.substr(at, end - at)) + '\n';
        at = end + 1;
    }
    return body;
}

/// The raw bytes that prove these words.
std::string capture_lines(const AnnotatedEntry& revision) {
    const std::string first = to_string(revision.revision.capture);
    const std::string last = to_string(revision.revision.last_capture);
    return line("first capture", first) + (last == first ? "" : line("last capture", last));
}

/// When these words were printed, as far as is known, and between which moments they went.
std::string printed_line(const AnnotatedEntry& revision, const Paint& paint) {
    std::string text = printed_text(printed_when(revision));
    if (const auto& gone = revision.revision.gone) {
        text += "; gone from the page between " + to_string(gone->after) + " and " +
                to_string(gone->by);
    }
    return paint(text, Ink::Faint) + '\n';
}

std::string neighbour_text(std::string_view name, const std::optional<AnnotatedEntry>& entry) {
    return entry ? line(name, entry->entry.id + "  " + title_of(*entry)) : std::string{};
}

}  // namespace

std::string page_text(const ResultPage& page, std::uint32_t offset, const Paint& paint) {
    std::string text = total_text(page, offset) + suggestions_text(page);
    std::uint32_t number = offset;
    for (const Hit& hit : page.hits)
        text += hit_text(hit, ++number, paint);
    for (const FacetCounts& facet : page.facets) {
        if (!facet.counts.empty()) text += facet_text(facet, paint);
    }
    return text;
}

std::string entry_text(const EntryView& view, const Paint& paint) {
    const schema::Entry& entry = view.entry.entry;
    const schema::Annotations& annotations = view.entry.annotations;
    std::string text = paint(title_of(view.entry), Ink::Bold) + '\n';
    text += paint(origin_of(view.entry), Ink::Faint) + '\n' + printed_line(view.entry, paint) +
            '\n' + body_text(entry.text) + '\n';
    for (std::uint32_t i = 0; i < annotations.quotes.size(); ++i) {
        const schema::Quote& quote = annotations.quotes[i];
        if (quote.kind == schema::QuoteKind::Reported) continue;
        text += line("quote", quote_text(view.entry, quote));
        text += printed_again_text(view, i, paint);
    }
    text += line("countries", names_of(annotations.countries, schema::country_name));
    text += line("is about", names_of(annotations.focus_countries, schema::country_name));
    text += line("topics", names_of(annotations.topics, schema::topic_name));
    text += line("narrower", names_of(annotations.narrow_topics, schema::topic_name));
    text += line("liveblog", entry.liveblog + "  " + entry.liveblog_title);
    text += line("address", std::string{schema::shown_address(entry)});
    text += line("id", entry.id) + capture_lines(view.entry);
    text += neighbour_text("before it", view.previous) + neighbour_text("after it", view.next);
    for (const AnnotatedEntry& revision : view.revisions) {
        text += '\n' + paint(revision_note(revision), Ink::Bold) + "  " +
                one_line(title_of(revision)) + '\n' + printed_line(revision, paint) +
                body_text(revision.entry.text) + capture_lines(revision);
    }
    return text;
}

}  // namespace onrecord::searcher::program
