// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/golden/gazette_entries.hpp"

#include "tests/support/scratch_index.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace onrecord::golden {
namespace {

using schema::AnnotatedEntry;
using schema::QuoteKind;

constexpr std::string_view politics = "medtop:11000000";
constexpr std::string_view economy = "medtop:04000000";
constexpr std::string_view environment = "medtop:06000000";

schema::Span find(std::string_view in, std::string_view words) {
    const std::size_t at = in.find(words);
    if (at == std::string_view::npos) throw std::logic_error{std::string{words}};
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

struct Said {
    std::string_view words;
    std::string_view speaker;
    std::string_view evidence;
    QuoteKind kind = QuoteKind::Direct;
};

struct Row {
    std::string_view outlet;
    std::string_view liveblog;
    std::string_view local;  ///< The Outlet's own id.
    std::string_view published;
    std::string_view lang;
    std::string_view title;
    std::string_view text;
    std::vector<Said> quotes;
    std::vector<std::string> countries;
    std::vector<std::string> topics;
    std::uint32_t revision = 1;
    std::uint32_t revisions = 1;
};

// clang-format off
const std::vector<Row>& rows() {
    static const std::vector<Row> rows = {
        {"The Gazette", "grain-talks", "1", "2022-01-27T08:00:00Z", "en",
         "Grain talks open in Odesa",
         "Ministers met in Odesa on Thursday to talk about grain. No deal is expected this week.\n\n"
         "\u201CWe must keep the ports open. Without the ports there is no grain,\u201D said "
         "Ilka Moran, the harbour minister. She spoke for 3.5 minutes.",
         {{"We must keep the ports open. Without the ports there is no grain,", "Ilka Moran",
           "said Ilka Moran"}},
         {"UA"}, {std::string{economy}}},
        {"The Gazette", "grain-talks", "2", "2022-01-27T09:30:00Z", "en",
         "Moran: \u2018no grain without ports\u2019",
         "Ilka Moran repeated her warning. Gen. Tomas Reke of the U.S. delegation disagreed. "
         "\"Nobody closes a port,\" he said.",
         {{"Nobody closes a port,", "Tomas Reke", "he said"}},
         {"UA", "US"}, {std::string{economy}, std::string{politics}}},
        {"The Gazette", "grain-talks", "3", "2022-01-28T10:15:00Z", "en",
         "A deal worth $11 billion",
         "The deal is worth $11 billion, or 8,500 ships of grain. Critics call it too small.",
         {}, {"PL", "UA"}, {std::string{economy}}, 1, 2},
        {"The Gazette", "grain-talks", "3", "2022-01-28T10:15:00Z", "en",
         "A deal worth $12 billion",
         "The deal is worth $12 billion, or 8,500 ships of grain. Critics call it too small. "
         "An earlier version gave a smaller sum.",
         {}, {"PL", "UA"}, {std::string{economy}}, 2, 2},
        {"The Gazette", "grain-talks", "4", "2022-02-01T12:00:00Z", "en",
         "",
         "Reke left the talks. He told reporters: \u201CI am not angry. I am tired.\u201D\n\n"
         "The talks go on without him. The next meeting is on Friday. COVID-19 rules apply.",
         {{"I am not angry. I am tired.", "Tomas Reke", "He told reporters:"}},
         {"UA", "US"}, {std::string{politics}}},
        {"The Gazette", "grain-talks", "5", "", "en",
         "What we know so far",
         "Grain, ports, ships: the talks in five points. Grain comes first. Grain comes last.",
         {}, {}, {}},
        {"Rift Courier", "water-vote", "a", "2022-01-28T07:00:00Z", "en",
         "Council votes on water",
         "The council votes on water today. Water is scarce in the east. The vote is at noon. "
         "Farmers from the east came to the town hall before dawn and waited in the rain.",
         {}, {"PL"}, {std::string{environment}, std::string{politics}}},
        {"Rift Courier", "water-vote", "b", "2022-01-28T12:05:00Z", "en",
         "\u2018Water is not for sale\u2019, says mayor",
         "Mayor Ilka Moran of the east side voted no. \u201CWater is not for sale,\u201D she said. "
         "\u201CIt was never for sale. It will not be.\u201D",
         {{"Water is not for sale,", "Ilka Moran", "she said"},
          {"It was never for sale. It will not be.", "Ilka Moran", "she said"}},
         {"PL"}, {std::string{environment}, std::string{politics}}},
        {"Rift Courier", "wasser", "1", "2022-01-28T12:30:00Z", "de",
         "Der Rat stimmt ab",
         "Der Rat stimmt \u00FCber das Wasser ab. \u201EWasser ist nicht zu verkaufen\u201C, sagte "
         "die B\u00FCrgermeisterin. Die H\u00E4fen bleiben offen.",
         {{"Wasser ist nicht zu verkaufen", "", ""}},
         {"DE", "PL"}, {std::string{environment}}},
        {"Rift Courier", "water-vote", "c", "2022-01-28T13:00:00Z", "en",
         "The \U0001F4A7 vote, in figures",
         "\U0001F4A7 Water: 14 for, 11 against. Caf\u00E9s stayed open; the port was closed.",
         {}, {}, {}},
    };
    return rows;
}
// clang-format on

schema::Quote quote_of(const Row& row, const Said& said) {
    schema::Quote quote;
    quote.kind = said.kind;
    quote.span = find(row.text, said.words);
    quote.speaker = said.speaker;
    if (said.speaker.empty()) return quote;
    quote.level = schema::Level::High;
    quote.rule = "by-hand";
    quote.evidence = find(row.text, said.evidence);
    return quote;
}

AnnotatedEntry entry_of(const Row& row, std::int64_t order) {
    AnnotatedEntry revision;
    schema::Entry& entry = revision.entry;
    entry.outlet = row.outlet;
    entry.liveblog = schema::liveblog_id(row.outlet, {}, row.liveblog);
    entry.liveblog_title = "All about " + std::string{row.liveblog};
    entry.id = schema::entry_id(entry.outlet, entry.liveblog, row.local);
    entry.title = row.title;
    entry.text = row.text;
    entry.lang = row.lang;
    if (const auto time = schema::parse_time(row.published)) entry.published = *time;
    entry.order = order;
    revision.revision.number = row.revision;
    revision.revision.count = row.revisions;
    revision.revision.seen.milliseconds = 1'643'000'000'000 + row.revision * 1000;
    revision.revision.last_seen = revision.revision.seen;
    schema::Annotations& annotations = revision.annotations;
    for (const Said& said : row.quotes) {
        annotations.quotes.push_back(quote_of(row, said));
        const std::string speaker{said.speaker};
        const bool is_known = !annotations.speakers.empty() && annotations.speakers[0] == speaker;
        if (!speaker.empty() && !is_known) annotations.speakers.push_back(speaker);
    }
    annotations.countries = row.countries;
    annotations.topics = row.topics;
    return revision;
}

}  // namespace

std::vector<AnnotatedEntry> gazette_entries() {
    std::vector<AnnotatedEntry> revisions;
    for (const Row& row : rows()) {
        revisions.push_back(entry_of(row, static_cast<std::int64_t>(revisions.size())));
    }
    support::sort_as_in_a_generation(revisions);
    return revisions;
}

}  // namespace onrecord::golden
