// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/corpus/formats/printed_capture.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

// tests/data/forms/: a folder each with an invented Capture of some form and the Entries that are
// to come of it, one a line, written before the readers were changed. `*` as the first line lets
// other Entries stand before those named.
namespace onrecord::tests {
namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream{file};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::string time_of(const schema::Entry& entry) {
    return entry.published.is_known() ? schema::to_string(entry.published) : std::string{"-"};
}

/// `time | title | bylines | words | speakers of typed quotes`.
std::string line_of(const schema::Entry& entry) {
    std::string words;
    for (std::size_t at = 0; at < entry.text.size(); ++at) {
        if (entry.text.compare(at, 2, "\n\n") == 0) {
            words += " ¶ ";
            ++at;
        } else {
            words += entry.text[at] == '\n' ? std::string{" / "} : std::string{entry.text[at]};
        }
    }
    std::vector<std::string> speakers;
    for (const schema::TypedQuote& quote : entry.typed_quotes) {
        speakers.push_back(quote.speaker.empty() ? "-" : quote.speaker);
    }
    return time_of(entry) + " | " + (entry.title.empty() ? "-" : entry.title) + " | " +
           joined(entry.bylines) + " | " + words +
           (speakers.empty() ? "" : " | " + joined(speakers)) + '\n';
}

TEST(Forms, GiveTheEntriesThatWereExpectedOfThem) {
    std::map<std::string, std::filesystem::path> folders;
    for (const auto& one : std::filesystem::directory_iterator{"tests/data/forms"}) {
        folders.emplace(one.path().filename().string(), one.path());
    }
    EXPECT_GE(folders.size(), 25U);
    for (const auto& [name, folder] : folders) {
        SCOPED_TRACE(name);
        std::string expected = text_of(folder / "expected.txt");
        std::string found;
        corpus::CaptureHints hints;
        hints.outlet = "Canal Courier";
        for (const auto& one : std::filesystem::directory_iterator{folder}) {
            if (one.path().filename() == "expected.txt") continue;
            for (const schema::Entry& entry : capture(one.path(), hints).entries) {
                found += line_of(entry);
            }
        }
        if (expected.starts_with("*\n")) {
            expected.erase(0, 2);
            found.erase(0, found.size() - std::min(found.size(), expected.size()));
        }
        EXPECT_EQ(found, expected);
    }
}

}  // namespace
}  // namespace onrecord::tests
