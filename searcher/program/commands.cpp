// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/commands.hpp"

namespace onrecord::searcher::program {
namespace {

using schema::Setting;
using schema::SettingKind;

constexpr Setting index{.name = "index",
                        .kind = SettingKind::Path,
                        .value_name = "DIR",
                        .help = "The index to search; onrecord-index makes it",
                        .is_required = true};

constexpr Setting time_limit{
    .name = "time-limit",
    .kind = SettingKind::Number,
    .value_name = "MS",
    .default_value = "5000",
    .help = "Milliseconds after which what was found so far is shown (1 to 600000)",
    .least = 1,
    .most = 600'000};

constexpr Setting no_pager{.name = "no-pager",
                           .kind = SettingKind::Flag,
                           .help =
                               "Never show a long answer through $PAGER; only a terminal gets one "
                               "anyhow"};

constexpr Setting search_settings[] = {
    index,
    {.name = "sort",
     .value_name = "ORDER",
     .default_value = "relevance",
     .help = "relevance, newest or oldest"},
    {.name = "hits",
     .value_name = "UNIT",
     .default_value = "entries",
     .help = "entries, or quotes: a row for each quotation whose own words and own speaker are "
             "what was asked for, as in said:(25 per cent) by:ruiz; facets count quotes then"},
    {.name = "limit",
     .kind = SettingKind::Number,
     .value_name = "N",
     .default_value = "10",
     .help = "Hits shown (0 to 100); 0 gives the total and the facets alone",
     .most = 100},
    {.name = "offset",
     .kind = SettingKind::Number,
     .value_name = "N",
     .default_value = "0",
     .help = "Hits passed over (0 to 10000); deeper pages cost more",
     .most = 10'000},
    {.name = "facets",
     .kind = SettingKind::List,
     .value_name = "FIELDS",
     .default_value = "speaker,country,topic,outlet",
     .help = "What is counted, with commas: speaker, country, focus, topic, outlet, liveblog, "
             "lang, date (by months), or none"},
    {.name = "facet-values",
     .kind = SettingKind::Number,
     .value_name = "N",
     .default_value = "10",
     .help = "Values listed of each facet (1 to 1000), the commonest first",
     .least = 1,
     .most = 1000},
    {.name = "select",
     .kind = SettingKind::List,
     .value_name = "FIELD=VALUE",
     .help = "Only entries with this value, as in country=US; may be given again: values of one "
             "field are alternatives, and its other values are still counted"},
    {.name = "passages",
     .kind = SettingKind::Number,
     .value_name = "N",
     .default_value = "3",
     .help = "Passages shown of each hit (0 to 20)",
     .most = 20},
    {.name = "superseded",
     .kind = SettingKind::Flag,
     .help = "Also find earlier wordings of entries that were changed since"},
    time_limit,
    {.name = "explain",
     .kind = SettingKind::Flag,
     .help = "Also show how the query was read, what each part of it matches, and the times"},
    {.name = "format",
     .value_name = "FORMAT",
     .default_value = "table",
     .help = "table for people; json as --json; ndjson, a hit a line; or csv, safe to open with a "
             "spreadsheet"},
    no_pager,
};

constexpr Setting as_of{
    .name = "as-of",
    .value_name = "TIME",
    .help =
        "What was on the page at this moment (UTC), as in 2022-01-28T10:30Z; where Captures "
        "leave it open, the answer says so"};

constexpr Setting entry_settings[] = {index, as_of, no_pager};

constexpr Setting check_settings[] = {
    index,
    {.name = "speaker",
     .value_name = "NAME",
     .help = "Who is said to have spoken the words: a whole name, a part of it or another name "
             "from the authority file; without it, anybody"},
    {.name = "before",
     .value_name = "DATE",
     .help = "Only words that were printed before this date or time (UTC), as in 2022-01-28"},
    as_of,
    {.name = "limit",
     .kind = SettingKind::Number,
     .value_name = "N",
     .default_value = "10",
     .help = "Printings shown (1 to 200), the best evidence first; of a draft 3 for each "
             "quotation unless this is given",
     .least = 1,
     .most = 200},
    {.name = "draft",
     .kind = SettingKind::Path,
     .value_name = "FILE",
     .help =
         "Check every quotation of a draft (text, Markdown, HTML or .docx; - for stdin) for "
         "the speaker that its own sentence names; ends with 0 only if all stand, with 4 if one "
         "does not, with 1 if one is not found, with 3 if one is not proven"},
    {.name = "file",
     .kind = SettingKind::Path,
     .value_name = "LIST",
     .help = "Check each row of a CSV file (- for stdin) whose first line names its columns: "
             "words, and if you like speaker and before"},
    {.name = "format",
     .value_name = "FORMAT",
     .default_value = "table",
     .help = "table or json; of a draft or a list csv and html too: one file without scripts, to "
             "send to an editor"},
    time_limit,
    {.name = "explain",
     .kind = SettingKind::Flag,
     .help = "Also show what each stage of the check made: paste, candidates, near texts, what was "
             "laid against the paste, verdict"},
    no_pager,
};

constexpr schema::Command commands[] = {
    {"",
     "Search an index of news liveblogs",
     "QUERY...",
     search_settings,
     "onrecord-search --index my/index '\"we will not guess\" speaker:harjula'"},
    {"entry",
     "Show one entry with its wordings, when each was printed, and its neighbours; the first "
     "digits "
     "of its id will do",
     "ID",
     entry_settings,
     "onrecord-search entry --index my/index e1554f07c3e1c508455b374af02b38dd"},
    {"check",
     "Say whether these words were printed, where, by whom and how altered",
     "[WORDS...]",
     check_settings,
     "onrecord-search check --index my/index --speaker harjula 'we will not guess'"},
};
}  // namespace

const schema::Program& search_program() {
    static constexpr schema::Program program{
        "onrecord-search", "Find what news liveblogs said, and who said it", commands};
    return program;
}

}  // namespace onrecord::searcher::program
