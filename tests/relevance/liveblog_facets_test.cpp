// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/capture_reader.hpp"
#include "tests/relevance/gold.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <sstream>

// Countries and topics of 120 Entries of a real liveblog, labelled by hand (data/speakers). The
// rules of towns and the weight of the liveblog were chosen with this page in sight: a floor, no
// forecast for other pages.
namespace onrecord::tests {
namespace {

using Set = std::set<std::string>;

/// The page's Entries and Annotations by title and the text's first characters, the gold's key.
std::map<std::string, schema::Annotations> annotations_by_key(const std::filesystem::path& page) {
    std::vector<schema::Entry> entries;
    corpus::read_capture(
        page, {}, [&](schema::Entry&& entry, schema::Instant) { entries.push_back(entry); });
    std::reverse(entries.begin(), entries.end());
    const auto made = annotator().annotate(entries);
    std::map<std::string, schema::Annotations> by_key;
    constexpr std::size_t key_characters = 60;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const auto offsets = character_offsets(entries[at].text);
        const std::size_t cut = std::min(key_characters, offsets.size() - 1);
        std::string words = entries[at].text.substr(0, offsets[cut]);
        std::replace(words.begin(), words.end(), '\n', ' ');
        by_key[entries[at].title + " | " + words] = made[at];
    }
    return by_key;
}

Set strings(const boost::json::value& array) {
    Set set;
    for (const auto& item : array.as_array()) {
        set.insert(std::string{item.as_string()});
    }
    return set;
}

std::size_t common(const Set& one, const std::vector<std::string>& other) {
    return static_cast<std::size_t>(std::count_if(
        other.begin(), other.end(), [&](const auto& code) { return one.contains(code); }));
}

TEST(LiveblogFacets, OfALabelledPage) {
    ONRECORD_DATA_FILE(page, "fixtures/html/TheMirror_2024_08_05.html.gz");
    ONRECORD_DATA_FILE(gold_file, "speakers/mirror-facets.jsonl");
    const auto made = annotations_by_key(page);
    std::istringstream lines{read_file(gold_file)};
    std::size_t found = 0;
    std::size_t wanted = 0;
    std::size_t right = 0;
    std::size_t entries = 0;
    std::size_t with_topic = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto gold = boost::json::parse(line);
        const auto entry = made.find(text_of(gold, "key"));
        if (entry == made.end()) continue;
        ++entries;
        const Set countries = strings(gold.at("countries"));
        found += entry->second.countries.size();
        wanted += countries.size();
        right += common(countries, entry->second.countries);
        if (common(strings(gold.at("topics")), entry->second.topics) > 0) ++with_topic;
    }
    ASSERT_GE(entries, 110U) << "the gold no longer finds its Entries";
    const double precision = static_cast<double>(right) / static_cast<double>(found);
    const double recall = static_cast<double>(right) / static_cast<double>(wanted);
    std::printf(
        "liveblog facets, %zu entries: countries precision %.3f recall %.3f, one topic right %zu\n",
        entries,
        precision,
        recall,
        with_topic);
    EXPECT_GE(precision, 0.98);
    EXPECT_GE(recall, 0.95);
    EXPECT_GE(static_cast<double>(with_topic), 0.79 * static_cast<double>(entries));
}

}  // namespace
}  // namespace onrecord::tests
