// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_entries.hpp"

#include "schema/analyzer.hpp"
#include "tests/support/scratch_index.hpp"

#include <algorithm>
#include <iterator>

namespace onrecord::support {
namespace {

using schema::AnnotatedEntry;

// clang-format off
constexpr std::string_view common_words[] = {
    "the", "of", "we", "not", "to", "is", "in", "die", "la", "and", "war", "water",
};
constexpr std::string_view words[] = {
    "grain", "grains", "border", "borders", "bordering", "port", "ports", "ported", "ship",
    "shipping", "shipped", "meeting", "meet", "meets", "met", "minister", "ministers",
    "ministerial", "U.S.", "US", "us", "COVID-19", "8,500", "8500", "$11", "3.5", "don't", "king's",
    "it's", "café", "cafe", "Straße", "strasse", "Häuser", "Haus", "Wasser", "agua", "aguas",
    "guerra", "niño", "вода", "воды", "мир", "zelensky", "zelenskyy", "zelda", "zelt", "naïve",
    "running", "runs", "ran", "runner", "policy", "policies", "policeman", "10", "2022", "E.U.",
};
constexpr std::string_view languages[] = {"en", "en", "en", "en", "de", "es", "ru", ""};
constexpr std::string_view speakers[] = {
    "Boris Holt", "Anna Holt", "Holt", "Sergey Marek", "Ines Ferrer-Ruiz", "Åsa Lind", "O'Neil",
    "HOLT", "The Council", "Vera Kovač",
};
constexpr std::string_view countries[] = {"US", "UA", "RU", "DE", "FR", "GB", "PL"};
constexpr std::string_view topics[] = {
    "medtop:11000000", "medtop:04000000", "medtop:16000000", "medtop:06000000",
};
constexpr std::string_view narrow_topics[] = {"medtop:20000065", "medtop:20000053"};
constexpr std::string_view outlets[] = {"The Gazette", "Evening Gazette", "Rift Courier", "Wire"};
constexpr std::string_view liveblogs[] = {
    "the-gazette/war-live", "the-gazette/water-vote", "wire/grain", "rift-courier/war-live",
};
constexpr std::string_view marks[] = {" ", " ", " ", " ", ", ", ". ", " \xE2\x80\x94 ", "\n\n", " \xE2\x80\x9C", "\xE2\x80\x9D "};
constexpr std::string_view periods[] = {
    "date:2022-01-03", "date:2022-01", "date:2022", "date:2022-01-02..2022-01-05",
    "date:2022-01-20..", "date:..2022-01-10", "date:2021", "date:2022-02..2022-03",
};
constexpr std::string_view values[] = {
    "speaker:holt", "speaker:\"Boris Holt\"", "speaker:marek", "speaker:\"åsa lind\"",
    "speaker:lind", "speaker:nobody", "speaker:boss", "speaker:ferrer", "speaker:council",
    "country:us", "country:UA", "country:germany", "country:JP", "focus:poland", "focus:GB",
    "topic:politics", "topic:medtop:16000000", "topic:20000065", "topic:medtop:20000053",
    "outlet:gazette", "outlet:\"The Gazette\"", "outlet:wire", "liveblog:wire/grain",
    "liveblog:war", "lang:en", "lang:de", "lang:xx",
};
constexpr std::string_view wildcards[] = {
    "zel*", "min*", "bor*", "pol*", "wat*", "cov*", "run*", "xyz*", "str*", "вод*", "shi*",
};
// clang-format on

std::string any_word(Dice& dice) {
    return dice.one_in(3) ? dice.pick(common_words) : dice.pick(words);
}

std::string text_of(Dice& dice, std::size_t longest) {
    std::string text;
    const std::size_t length = dice.roll(longest + 1);
    for (std::size_t i = 0; i < length; ++i) {
        text += any_word(dice) + dice.pick(marks);
    }
    return text;
}

template <std::size_t size>
std::vector<std::string> some(Dice& dice, const std::string_view (&list)[size], std::size_t most) {
    std::vector<std::string> chosen;
    for (std::size_t i = dice.roll(most + 1); i > 0; --i) {
        chosen.push_back(dice.pick(list));
    }
    std::ranges::sort(chosen);
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
}

schema::KnownTime time_of(Dice& dice) {
    if (dice.one_in(12)) return {};
    constexpr std::int64_t new_year_2022 = 1'640'995'200'000;
    constexpr std::int64_t hour = 3'600'000;
    const auto at = new_year_2022 + static_cast<std::int64_t>(dice.roll(24 * 45)) * hour;
    return {{at}, schema::Precision::Second, schema::TimeTrust::A};
}

AnnotatedEntry revision_of(Dice& dice, std::size_t number, const RandomEntriesOptions& options) {
    AnnotatedEntry revision;
    schema::Entry& entry = revision.entry;
    entry.outlet = dice.pick(outlets);
    entry.liveblog = dice.pick(liveblogs);
    entry.id = schema::entry_id(entry.outlet, entry.liveblog, std::to_string(number));
    entry.title = dice.one_in(5) ? "" : text_of(dice, 6);
    entry.text = text_of(dice, options.longest_text);
    entry.lang = dice.pick(languages);
    entry.published = time_of(dice);
    entry.order = static_cast<std::int64_t>(number);
    schema::Annotations& annotations = revision.annotations;
    annotations.speakers = some(dice, speakers, 3);
    annotations.countries = some(dice, countries, 3);
    annotations.focus_countries = some(dice, countries, 1);
    annotations.topics = some(dice, topics, 2);
    annotations.narrow_topics = some(dice, narrow_topics, 1);
    return revision;
}

}  // namespace

std::vector<AnnotatedEntry> random_entries(std::uint32_t seed,
                                           const RandomEntriesOptions& options) {
    Dice dice{seed};
    std::vector<AnnotatedEntry> revisions;
    for (std::size_t i = 0; i < options.entries; ++i) {
        const std::uint32_t count = dice.one_in(6) ? 3 : 1;
        const AnnotatedEntry first = revision_of(dice, i, options);
        for (std::uint32_t number = 1; number <= count; ++number) {
            AnnotatedEntry revision = number == 1 ? first : revision_of(dice, i, options);
            revision.entry.id = first.entry.id;
            revision.revision.number = number;
            revision.revision.count = count;
            revision.revision.seen.milliseconds = static_cast<std::int64_t>(number) * 1000;
            revisions.push_back(std::move(revision));
        }
    }
    sort_as_in_a_generation(revisions);
    return revisions;
}

namespace {

std::string phrase(Dice& dice) {
    std::string text = "\"";
    for (std::size_t i = dice.roll(3) + 1; i > 0; --i) {
        text += any_word(dice) + ' ';
    }
    return text + '"';
}

std::string near(Dice& dice) {
    const auto side = [&] {
        switch (dice.roll(5)) {
            case 0:
                return phrase(dice);
            case 1:
                return dice.pick(wildcards);
            case 2:
                return '(' + any_word(dice) + " OR " + phrase(dice) + ')';
            case 3:
                return "title:" + any_word(dice);
            default:
                return any_word(dice);
        }
    };
    const std::string mark = " NEAR/" + std::to_string(dice.roll(6) + 1) + ' ';
    return side() + mark + side() + (dice.one_in(3) ? mark + side() : "");
}

std::string leaf(Dice& dice) {
    switch (dice.roll(12)) {
        case 0:
            return phrase(dice);
        case 1:
            return dice.pick(wildcards);
        case 2:
            return dice.pick(values);
        case 3:
            return dice.pick(periods);
        case 4:
            return "title:" + any_word(dice);
        case 5:
            return dice.one_in(2) ? "title:" + phrase(dice) : "title:" + dice.pick(wildcards);
        case 6:
            return near(dice);
        case 7:
            return dice.one_in(4) ? "*" : dice.pick(values);
        default:
            return any_word(dice);
    }
}

std::string part(Dice& dice, std::size_t depth) {
    if (depth == 0 || dice.one_in(2)) return leaf(dice);
    const std::size_t count = dice.roll(3) + 2;
    const std::string_view between = dice.one_in(2) ? " " : " OR ";
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += between;
        text += (dice.one_in(6) ? "-" : "") + part(dice, depth - 1);
    }
    return '(' + text + ')';
}

}  // namespace

std::string random_query(Dice& dice) {
    std::string text = (dice.one_in(12) ? "-" : "") + part(dice, 2);
    if (dice.one_in(4)) text += ' ' + dice.pick(values);
    return text;
}

}  // namespace onrecord::support
