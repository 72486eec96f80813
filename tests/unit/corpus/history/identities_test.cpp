// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/identities.hpp"

#include "corpus/history/address_number.hpp"
#include "corpus/history/word_signature.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::tests {
namespace {

using corpus::Archive;
using corpus::Identities;

/// One update as a page shows it; `time` as the page printed it, empty for none.
struct Update {
    std::string_view id;
    std::string_view time;
    std::string_view title;
    std::string_view text;
};

struct Page {
    std::string_view address;
    std::string_view title;
    std::string_view seen;
    std::vector<Update> updates;
};

std::string lines_of(const Page& page) {
    std::string lines;
    for (const Update& update : page.updates) {
        lines += R"({"outlet":"The Quay Gazette","liveblog":")" + std::string{page.title} +
                 R"(","liveblog_url":"https://quay.example/)" + std::string{page.address} +
                 R"(","lang":"en","id":")" + std::string{update.id} + R"(","seen":")" +
                 std::string{page.seen} + R"(","title":")" + std::string{update.title} +
                 R"(","text":")" + std::string{update.text} + '"';
        if (!update.time.empty()) lines += R"(,"published":")" + std::string{update.time} + '"';
        lines += "}\n";
    }
    return lines;
}

/// The texts of each Entry, with `liveblogs:` at the end; then what may be the same.
std::string describe(const std::filesystem::path& folder) {
    const Archive archive = Archive::open_for_reading(folder);
    const Identities identities = corpus::resolve_identities(archive);
    std::map<std::string, std::set<std::string>> entries;
    std::set<std::string> liveblogs;
    std::map<std::string, std::string> texts;
    archive.for_each([&](corpus::ArchivedRevision&& revision) {
        texts[revision.entry.id] = revision.entry.text;
        identities.apply(revision.entry);
        entries[revision.entry.id].insert(revision.entry.text);
        liveblogs.insert(revision.entry.liveblog);
    });
    std::multiset<std::string> rows;
    for (const auto& [id, wordings] : entries) {
        std::string row;
        for (const std::string& wording : wordings) {
            row += (row.empty() ? "" : " = ") + wording;
        }
        rows.insert(row);
    }
    std::string all;
    for (const std::string& row : rows) {
        all += row + '\n';
    }
    for (const corpus::PerhapsSame& pair : identities.perhaps()) {
        all += "perhaps: " + std::min(texts[pair.one], texts[pair.other]) + " ~ " +
               std::max(texts[pair.one], texts[pair.other]) + ": " + pair.why + '\n';
    }
    return all + std::to_string(liveblogs.size()) + " liveblog" +
           (liveblogs.size() == 1 ? "" : "s");
}

std::string resolve(const std::vector<Page>& pages) {
    const ScratchFolder folder;
    Archive archive = Archive::open_for_import(folder.path() / "archive");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        archive.import({folder.write(std::to_string(i) + ".jsonl", lines_of(pages[i]))});
    }
    return describe(folder.path() / "archive");
}

struct Case {
    std::string_view name;
    std::vector<Page> pages;
    std::string_view answer;
};

constexpr std::string_view live = "Ferry strike live";
constexpr std::string_view noon = "2024-03-05T12:00:00Z";
constexpr std::string_view evening = "2024-03-05T18:00:00Z";

const std::vector<Case> cases{
    {"an address that keeps its number",
     {{"news/ferry-strike-live-b471123.html",
       live,
       noon,
       {{"u1", "2024-03-05T10:01:09Z", "Talks", "The harbour council will meet at two o'clock."}}},
      {"news/council-gives-way-b471123.html",
       "Council gives way",
       evening,
       {{"u1", "2024-03-05T10:01:09Z", "Talks", "The harbour council may meet at two o'clock."}}}},
     "The harbour council may meet at two o'clock. = The harbour council will meet at two "
     "o'clock.\n"
     "1 liveblog"},
    {"an address with another number",
     {{"news/ferry-strike-live-b471123.html",
       live,
       noon,
       {{"u1", "2024-03-05T10:01:09Z", "Talks", "The harbour council will meet at two o'clock."}}},
      {"news/ferry-strike-live-b471124.html",
       "Council gives way",
       evening,
       {{"u1", "2024-03-05T10:01:09Z", "Talks", "The harbour council may meet at two o'clock."}}}},
     "The harbour council may meet at two o'clock.\n"
     "The harbour council will meet at two o'clock.\n"
     "2 liveblogs"},
    {"a number that is only a date",
     {{"news/ferry-strike-20240305",
       live,
       noon,
       {{"u1", "2024-03-05T10:01:09Z", "Talks", "The harbour council will meet at two o'clock."}}},
      {"news/flood-20240305",
       "Flood live",
       evening,
       {{"u1", "2024-03-05T10:01:09Z", "Talks", "The harbour council may meet at two o'clock."}}}},
     "The harbour council may meet at two o'clock.\n"
     "The harbour council will meet at two o'clock.\n"
     "2 liveblogs"},
    {"a new id with an edit",
     {{"live/ferry",
       live,
       noon,
       {{"u1", "2024-03-05T10:01:09Z", "", "Nine boats of the line lie in port this morning."}}},
      {"live/ferry",
       live,
       evening,
       {{"u7", "2024-03-05T10:01:09Z", "", "Six boats of the line lie in port this morning."}}}},
     "Nine boats of the line lie in port this morning. = "
     "Six boats of the line lie in port this morning.\n"
     "1 liveblog"},
    {"two that one page shows side by side",
     {{"live/ferry",
       live,
       noon,
       {{"u1", "2024-03-05T10:01:09Z", "", "Nine boats of the line lie in port this morning."},
        {"u2", "2024-03-05T10:01:09Z", "", "Six boats of the line lie in port this morning."},
        {"u0", "2024-03-05T09:30:00Z", "", "The harbour wakes."}}}},
     "Nine boats of the line lie in port this morning.\n"
     "Six boats of the line lie in port this morning.\n"
     "The harbour wakes.\n"
     "1 liveblog"},
    {"one that stands on unchanged beside one like it",
     {{"live/ferry",
       live,
       noon,
       {{"u1", "2024-03-05T10:01:09Z", "", "Nine boats of the line lie in port this morning."},
        {"u0", "2024-03-05T09:30:00Z", "", "The harbour wakes."}}},
      {"live/ferry",
       live,
       evening,
       {{"u1", "2024-03-05T10:01:09Z", "", "Nine boats of the line lie in port this morning."},
        {"u2", "2024-03-05T10:01:09Z", "", "Six boats of the line lie in port this morning."},
        {"u0", "2024-03-05T09:30:00Z", "", "The harbour wakes."}}}},
     "Nine boats of the line lie in port this morning.\n"
     "Six boats of the line lie in port this morning.\n"
     "The harbour wakes.\n"
     "1 liveblog"},
    {"two side by side are not joined by way of a third",
     {{"live/ferry",
       live,
       noon,
       {{"u1", "2024-03-05T10:01:09Z", "", "Nine boats of the line lie in port this morning."},
        {"u2", "2024-03-05T10:01:09Z", "", "Six boats of the line lie in port this morning."},
        {"u0", "2024-03-05T09:30:00Z", "", "The harbour wakes."}}},
      {"live/ferry",
       live,
       evening,
       {{"u3", "2024-03-05T10:01:09Z", "", "Six boats of the line lie in port this evening."}}}},
     "Nine boats of the line lie in port this morning.\n"
     "Six boats of the line lie in port this evening. = "
     "Six boats of the line lie in port this morning.\n"
     "The harbour wakes.\n"
     "1 liveblog"},
    {"a page and what was copied from it",
     {{"live/ferry",
       live,
       noon,
       {{"u1", "2024-03-05T10:01:09Z", "Talks", "“We will sail on Friday,” the captain said."},
        {"u2", "2024-03-05T10:05:31Z", "", "Nothing moves on the north quay today."}}},
      {"ferry-strike-live",
       live,
       evening,
       {{"title 1 Talks",
         "2024-03-05T10:01Z",
         "Talks",
         "\\\"We will sail on Friday,\\\" the captain said."},
        {"time 1", "2024-03-05T10:05Z", "", "Nothing moves on the  north quay today."}}}},
     "\"We will sail on Friday,\" the captain said. = “We will sail on Friday,” the captain said.\n"
     "Nothing moves on the  north quay today. = Nothing moves on the north quay today.\n"
     "1 liveblog"},
    {"one post in two liveblogs of an outlet",
     {{"live/ferry",
       live,
       noon,
       {{"u1", "2024-03-05T10:01:09Z", "", "Nothing moves on the north quay today."},
        {"u2", "2024-03-05T10:09:09Z", "", "The crews have been told to go home."},
        {"u3", "2024-03-05T10:19:09Z", "", "The tide is the highest of the year."}}},
      {"live/weather",
       "Weather live",
       noon,
       {{"w1", "2024-03-05T10:01:09Z", "", "Nothing moves on the north quay today."},
        {"w2", "2024-03-05T09:01:00Z", "", "Snow is forecast for the hills above the town."},
        {"w3", "2024-03-05T09:30:00Z", "", "The coast road is closed by drifting sand."}}}},
     "Nothing moves on the north quay today.\n"
     "Nothing moves on the north quay today.\n"
     "Snow is forecast for the hills above the town.\n"
     "The coast road is closed by drifting sand.\n"
     "The crews have been told to go home.\n"
     "The tide is the highest of the year.\n"
     "2 liveblogs"},
    {"other numbers at one minute",
     {{"live/ferry",
       live,
       noon,
       {{"u1", "2024-03-05T10:01Z", "", "Quay number 2 of the old port is closed."}}},
      {"live/ferry",
       live,
       evening,
       {{"u2", "2024-03-05T10:01Z", "", "Quay number 3 of the old port is closed."}}}},
     "Quay number 2 of the old port is closed.\n"
     "Quay number 3 of the old port is closed.\n"
     "perhaps: Quay number 2 of the old port is closed. ~ Quay number 3 of the old port is "
     "closed.: "
     "the same minute and most of the words, but other numbers\n"
     "1 liveblog"},
    {"the same title and time, other words",
     {{"live/ferry",
       live,
       noon,
       {{"u1", "2024-03-05T10:01:09Z", "What we know", "Nothing moves on the north quay today."}}},
      {"live/ferry",
       live,
       evening,
       {{"u2",
         "2024-03-05T10:01:09Z",
         "What we know",
         "All crews have returned and sail again."}}}},
     "All crews have returned and sail again.\n"
     "Nothing moves on the north quay today.\n"
     "perhaps: All crews have returned and sail again. ~ Nothing moves on the north quay today.: "
     "the same title and time, but other words\n"
     "1 liveblog"},
    {"a time that was moved, with the same words",
     {{"live/ferry",
       live,
       noon,
       {{"u1", "2024-03-05T10:01:09Z", "", "Nothing moves on the north quay today."}}},
      {"live/ferry",
       live,
       evening,
       {{"u2", "2024-03-05T16:01:09Z", "", "Nothing moves on the north quay today."}}}},
     "Nothing moves on the north quay today.\n"
     "1 liveblog"},
    {"the same greeting on two days",
     {{"live/ferry",
       live,
       noon,
       {{"u1", "2024-03-05T06:00:09Z", "", "Good morning and welcome to our live coverage."}}},
      {"live/ferry",
       live,
       "2024-03-06T12:00:00Z",
       {{"u2", "2024-03-06T06:00:09Z", "", "Good morning and welcome to our live coverage."}}}},
     "Good morning and welcome to our live coverage.\n"
     "Good morning and welcome to our live coverage.\n"
     "1 liveblog"},
    {"a body that the data cuts",
     {{"live/ferry",
       live,
       noon,
       {{"u1",
         "2024-03-05T10:01:09Z",
         "",
         "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
         "sixteen seventeen eighteen nineteen twenty one two three four five six seven eight nine "
         "ten thirty"}}},
      {"live/ferry",
       live,
       evening,
       {{"u2",
         "2024-03-05T10:01:09Z",
         "",
         "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
         "sixteen seventeen eighteen nineteen twenty one two three four five six seven eight nine "
         "ten thirty and so on to a hundred without a pause for breath or tea or anything"}}}},
     "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
     "sixteen seventeen eighteen nineteen twenty one two three four five six seven eight nine "
     "ten thirty = "
     "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
     "sixteen seventeen eighteen nineteen twenty one two three four five six seven eight nine "
     "ten thirty and so on to a hundred without a pause for breath or tea or anything\n"
     "1 liveblog"},
};

TEST(Identities, AreWhatTheEvidenceSays) {
    for (const Case& one : cases) {
        SCOPED_TRACE(one.name);
        EXPECT_EQ(resolve(one.pages), one.answer);
    }
}

TEST(Identities, DoNotDependOnTheOrderOfImport) {
    for (const Case& one : cases) {
        SCOPED_TRACE(one.name);
        std::vector<Page> reversed{one.pages.rbegin(), one.pages.rend()};
        EXPECT_EQ(resolve(reversed), one.answer);
    }
}

TEST(AddressNumber, IsAPublishingSystemsAndNoDate) {
    constexpr std::string_view rows[][2] = {
        {"post/bridge-collapse-live-b123456", "b123456"},
        {"post/123456789-bridge", "123456789"},
        {"post/bridge-20240305", ""},
        {"post/bridge-05032024", ""},
        {"post/bridge-240305", ""},
        {"post/bridge-202403051200", ""},
        {"post/100000-march", ""},
        {"post/bridge-12345", ""},
        {"post/bridge", ""},
        {"post/covid19999999x-live", ""},
        {"1234567/bridge", ""},
    };
    for (const auto& [id, number] : rows) {
        EXPECT_EQ(corpus::history::address_number(id), number) << id;
    }
}

TEST(WordSignature, ComparesWordsAndNotMarks) {
    const auto sign = [](std::string_view text) {
        schema::Entry entry;
        entry.text = text;
        return corpus::history::sign_words(entry);
    };
    EXPECT_EQ(sign("“Yes, WE can’t,” he said.").letters, sign("\"Yes we can't\" he said").letters);
    EXPECT_NE(sign("Yes, we can").letters, sign("Yes, we can not").letters);
    EXPECT_EQ(likeness(sign("one two three"), sign("three two one")), 1.0);
    EXPECT_EQ(likeness(sign("one two three"), sign("one two four")), 0.5);
    EXPECT_EQ(likeness(sign(""), sign("")), 0.0);
    EXPECT_EQ(sign("橋は朝まで").words, 5U);
    EXPECT_EQ(sign("\xE3").words, 1U) << "a cut character ends the text";
}

TEST(Identities, CompareNotAllWithAll) {
    const ScratchFolder folder;
    std::string lines;
    for (int i = 0; i < 5000; ++i) {
        lines += R"({"outlet":"Post","liveblog":"Live","id":")" + std::to_string(i) +
                 R"(","published":"2024-03-05T10:0)" + std::to_string(i % 2) +
                 R"(Z","seen":"2024-03-05T12:00:)" + std::to_string(10 + i % 50) +
                 R"(Z","text":"Boat )" + std::to_string(i) + " lies in port.\"}\n";
    }
    Archive archive = Archive::open_for_import(folder.path() / "archive");
    archive.import({folder.write("a.jsonl", lines)});
    const Identities identities = corpus::resolve_identities(archive);
    EXPECT_EQ(identities.entries_joined(), 0U);
    EXPECT_GT(identities.perhaps_count(), 0U);
    EXPECT_EQ(identities.perhaps().size(), Identities::most_perhaps);
}

}  // namespace
}  // namespace onrecord::tests
