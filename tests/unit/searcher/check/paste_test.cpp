// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/paste.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace onrecord::searcher::check {
namespace {

struct Row {
    std::string_view pasted;
    std::string_view read;
};

constexpr Row rows[] = {
    {"The pier stays open", "whole The pier stays open"},
    {"Eva Lund: \"The pier stays open.\"",
     "quoted The pier stays open. | by Eva Lund | around: attribution"},
    {"Mayor Eva Lund said “The pier stays open.”",
     "quoted The pier stays open. | by Eva Lund | around: attribution"},
    {"The pier stays open. — Eva Lund, harbour master",
     "quoted The pier stays open. | by Eva Lund | around: attribution"},
    {"“The pier stays open.” (Eva Lund, 4 May 2030)",
     "quoted The pier stays open. | by Eva Lund | around: attribution"},
    {"“The pier stays open.”", "quoted The pier stays open. | by  | around: nothing"},
    {"Lund said “we will not ever” sell the boats",
     "quoted we will not ever | by Lund | around: more"},
    {"Eva Lund never said “The pier stays open”",
     "quoted The pier stays open | by Eva Lund | around: more"},
    {"Eva Lund, the deputy pier master, said: “The pier stays open.”",
     "quoted The pier stays open. | by Eva Lund | around: attribution"},
    {"Eva Lund, who sold the pier, said: “The pier stays open.”",
     "quoted The pier stays open. | by Eva Lund | around: more"},
    {"“The pier stays open.” Eva Lund (@evalund), Wednesday",
     "quoted The pier stays open. | by Eva Lund | around: attribution"},
    {"“The pier stays open,” Eva Lund, master of the pier, told Radio Harbour North on Monday.",
     "quoted The pier stays open, | by Eva Lund | around: attribution"},
    {"“The pier stays open,” beamed Eva Lund.",
     "quoted The pier stays open, | by Eva Lund | around: attribution"},
    {"“The pier stays open,” Eva Lund said at the opening of the new ferry hall.",
     "quoted The pier stays open, | by Eva Lund | around: attribution"},
    {"“The pier stays open,” Eva Lund said, selling the boats.",
     "quoted The pier stays open, | by Eva Lund | around: more"},
    {"[T]he pier stays open [for now]", "whole The pier stays open [for now]"},
    {"3. The pier stays open", "quoted The pier stays open | by  | around: attribution"},
    {"14:05 The pier stays open", "quoted The pier stays open | by  | around: attribution"},
    {"14 piers stay open", "whole 14 piers stay open"},
    {"The pi&shy;er &#115;tays", "whole The pier stays"},
    {"&quot;The pier&quot; stays", "whole \"The pier\" stays"},
    {"The pi-\ner (sic) stays open.[12]", "whole The pier  stays open."},
    {"a well-\nknown pier", "whole a well-\nknown pier"},
    {" https://pier.example/live ", "address  https://pier.example/live "},
};

TEST(ReadPaste, PartsWhatIsQuotedFromWhatStandsAroundIt) {
    for (const auto& [pasted, read] : rows) {
        SCOPED_TRACE(pasted);
        const auto is_printed = [](std::string_view form) { return form == "pier"; };
        EXPECT_EQ(to_string(read_paste(pasted, {"en"}, is_printed)), read);
    }
}

}  // namespace
}  // namespace onrecord::searcher::check
