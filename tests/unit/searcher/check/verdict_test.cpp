// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/verdict.hpp"

#include "searcher/check/clusters.hpp"
#include "searcher/check/first_printed.hpp"
#include "searcher/check/speaker_names.hpp"
#include "searcher/standing.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

namespace onrecord::searcher::check {
namespace {

/// An occurrence of the whole of `text`, printed by `outlet` at `published`.
Occurrence printing(const std::string& text,
                    const std::string& outlet,
                    std::string_view published) {
    Occurrence occurrence;
    occurrence.revision.entry.id = outlet + text;
    occurrence.revision.entry.lang = "en";
    occurrence.revision.entry.outlet = outlet;
    occurrence.revision.entry.text = text;
    if (const auto time = schema::parse_time(published)) {
        occurrence.revision.entry.published = *time;
    }
    occurrence.span = {0, static_cast<std::uint32_t>(text.size())};
    occurrence.verdict = Verdict::Exact;
    occurrence.in_quote = true;
    return occurrence;
}

struct VerdictRow {
    std::string_view name;
    std::uint32_t edits;
    schema::Where where;
    std::string speaker;
    std::string asked;
    Verdict expected;
};

const VerdictRow verdict_rows[] = {
    {"nobody asked for", 0, schema::Where::Body, "Ada Brook", "", Verdict::Exact},
    {"the one asked for", 0, schema::Where::Body, "Ada Brook", "Brook", Verdict::Exact},
    {"another one", 0, schema::Where::Body, "Ada Brook", "Reed", Verdict::OtherSpeaker},
    {"nobody known", 0, schema::Where::Body, "", "Reed", Verdict::Exact},
    {"another one, altered", 1, schema::Where::Body, "Ada Brook", "Reed", Verdict::Altered},
    {"only a title", 0, schema::Where::Title, "", "", Verdict::HeadlineOnly},
};

TEST(VerdictOf, FollowsFromTheBestOccurrence) {
    const SpeakerNames names{{}};
    for (const VerdictRow& row : verdict_rows) {
        Occurrence occurrence = printing("We must meet.", "Harbour Post", "");
        occurrence.edits = row.edits;
        occurrence.where = row.where;
        occurrence.speaker = row.speaker;
        occurrence.is_asked_speaker = names.means(row.asked, row.speaker);
        EXPECT_EQ(verdict_of({occurrence}, row.asked), row.expected) << row.name;
    }
    EXPECT_EQ(verdict_of({}, "Reed"), Verdict::NotFound);
}

TEST(OrderByEvidence, PutsABodyBeforeATitleAndFewerEditsBeforeAll) {
    auto altered = printing("a", "One", "2030-01-01");
    altered.edits = 1;
    auto title = printing("b", "Two", "2030-01-01");
    title.where = schema::Where::Title;
    auto late = printing("c", "Three", "2030-01-02");
    auto early = printing("d", "Four", "2030-01-01");
    std::vector<Occurrence> occurrences{altered, title, late, early};
    order_by_evidence(occurrences, false);
    std::string order;
    for (const Occurrence& occurrence : occurrences) {
        order += occurrence.revision.entry.outlet + ' ';
    }
    EXPECT_EQ(order, "Four Three Two One ");
}

TEST(WarningsOf, NameADeniedCutAndOtherWordsOfWeight) {
    CheckReport report;
    report.occurrences.push_back(printing("It is safe, but not at night.", "Harbour Post", ""));
    report.occurrences[0].cut_after = ", but not at night.";
    report.occurrences[0].diff = {{DiffKind::Added, "never", "", Weight::Negation}};
    report.occurrences[0].speaker = "Ada Brook";
    report.speakers = {{"Ada Brook", 2}, {"Jonas Reed", 1}};
    std::string codes;
    for (const Warning& warning : warnings_of(report, "Jonas Reed", schema::Analyzer{})) {
        codes += warning.code + ' ';
    }
    EXPECT_EQ(codes, "other-speaker several-speakers negation cut-denial-elsewhere ");
}

TEST(WarningsOf, TellThatPrintingsDifferByADenial) {
    CheckReport report;
    report.occurrences = {printing("We do not know who broke the wall of the harbour", "One", ""),
                          printing("We do know who broke the wall of the harbour", "Two", "")};
    report.clusters = fold_into_clusters(report.occurrences, schema::Analyzer{});
    ASSERT_EQ(report.clusters.size(), 1U);
    ASSERT_EQ(warnings_of(report, "", schema::Analyzer{}).size(), 1U);
    EXPECT_EQ(warnings_of(report, "", schema::Analyzer{})[0].code, "wordings-differ");
}

TEST(WarningsOf, TellThatAnotherOutletPrintsADenial) {
    CheckReport report;
    report.occurrences = {printing("We will rebuild the harbour wall", "One", ""),
                          printing("We will rebuild the harbour wall", "Two", "")};
    report.clusters = fold_into_clusters(report.occurrences, schema::Analyzer{});
    EXPECT_TRUE(warnings_of(report, "", schema::Analyzer{}).empty());
    report.occurrences[1].stance = schema::Stance::Denied;
    const auto warnings = warnings_of(report, "", schema::Analyzer{});
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_EQ(warnings[0].code, "denied-elsewhere");
    EXPECT_NE(warnings[0].text.find("Two"), std::string::npos);
}

TEST(StandingOf, IsNoProofWhereTheSpeakerIsNotConfirmed) {
    CheckReport report;
    report.verdict = Verdict::Exact;
    report.occurrences = {printing("We will rebuild the harbour wall", "One", "")};
    EXPECT_EQ(standing_of(report), Standing::Stands);
    for (const std::string code : {"speaker-slip",
                                   "speaker-unknown",
                                   "denied-elsewhere",
                                   "cut-doubt",
                                   "cut-claim",
                                   "cut-qualifier",
                                   "cut-condition",
                                   "cut-question",
                                   "question"}) {
        report.warnings = {{code, ""}};
        EXPECT_EQ(standing_of(report), Standing::Unproven) << code;
    }
    report.warnings.push_back({"denied", ""});
    EXPECT_EQ(standing_of(report), Standing::DoesNotStand);
}

TEST(WarningsOf, TellWhatACutTakesFromTheWords) {
    struct Row {
        std::string_view before;
        std::string_view kept;
        std::string_view after;
        std::string_view codes;
        std::string_view lang = "en";
    };
    constexpr Row rows[] = {
        {"Nearly ", "500 boats sank", "", "cut-number "},
        {"We lost up to ", "500 boats", "", "cut-number "},
        {"We lost 40 to ", "500 boats", "", "cut-number "},
        {"We lost ", "500 boats", " or more", "cut-number "},
        {"We moved to ", "500 boats", "", ""},
        {"Nearly all agree that ", "the 500 boats sank", "", ""},
        {"It is false that ", "the boats sank", "", "cut-negation "},
        {"I deny ", "the boats sank", "", "cut-negation "},
        {"They say ", "the boats sank", ", and that is a lie", "cut-claim cut-negation "},
        {"They say ", "the boats sank", ", which is not true", "cut-claim cut-negation "},
        {"Es stimmt nicht, ", "dass die Boote sanken", "", "cut-negation ", "de"},
        {"Es stimmt nicht, dass ", "die Boote sanken", "", "cut-negation ", "de"},
        {"Неправда, що ", "човни потонули", "", "cut-negation ", "uk"},
        {"Il est faux de dire que ", "les bateaux ont coulé", "", "cut-negation ", "fr"},
        {"I doubt that ", "the boats sank", "", "cut-doubt "},
        {"There is no doubt that ", "the boats sank", "", "cut-denial-elsewhere "},
        {"Sans doute, ", "les bateaux ont coulé", "", "cut-denial-elsewhere ", "fr"},
        {"Perhaps ", "the boats sank", "", "cut-doubt "},
        {"I refuse to believe that ", "the boats sank", "", "cut-negation "},
        {"It is wrong to say ", "the boats sank", "", "cut-negation "},
        {"They claim ", "the boats sank", "", "cut-claim "},
        {"As I have always said, ", "the boats sank", "", ""},
        {"I say ", "the boats sank", "", ""},
        {"", "the boats sank", ", they claim", "cut-claim "},
        {"", "the boats sank", ", I doubt it", "cut-doubt "},
        {"", "the boats sank", ", perhaps on Friday", ""},
        {"Deputy ", "mayor Quill left", "", "cut-office "},
        {"Alleged ", "smugglers left", "", "cut-qualifier "},
        {"Seldom ", "the boats sink", "", "cut-negation "},
        {"Ich bezweifle, dass ", "die Boote sanken", "", "cut-doubt ", "de"},
        {"Sie behaupten, ", "die Boote sind gesunken", "", "cut-claim ", "de"},
        {"Vielleicht ", "sanken die Boote", "", "cut-doubt ", "de"},
        {"À peine ", "les bateaux flottent", "", "cut-negation ", "fr"},
        {"Je doute que ", "les bateaux flottent", "", "cut-doubt ", "fr"},
        {"Apenas ", "flotan los barcos", "", "cut-negation ", "es"},
        {"Dicen que ", "los barcos flotan", "", "cut-claim ", "es"},
        {"A malapena ", "le barche vanno", "", "cut-negation ", "it"},
        {"Dubito che ", "le barche vadano", "", "cut-doubt ", "it"},
        {"Nauwelijks ", "een boot vaart", "", "cut-negation ", "nl"},
        {"Ze beweren dat ", "de boot vaart", "", "cut-claim ", "nl"},
        {"Mal ", "temos barcos", "", "cut-negation ", "pt"},
        {"Talvez ", "tenhamos barcos", "", "cut-doubt ", "pt"},
        {"Навряд чи ", "човни потонули", "", "cut-negation ", "uk"},
        {"Кажуть, ", "човни потонули", "", "cut-claim ", "uk"},
        {"Едва ли ", "лодки утонули", "", "cut-negation ", "ru"},
        {"Сомневаюсь, что ", "лодки утонули", "", "cut-doubt ", "ru"},
    };
    for (const Row& row : rows) {
        Occurrence found = printing(
            std::string{row.before} + std::string{row.kept} + std::string{row.after}, "One", "");
        found.span = {static_cast<std::uint32_t>(row.before.size()),
                      static_cast<std::uint32_t>(row.before.size() + row.kept.size())};
        found.revision.entry.lang = row.lang;
        found.cut_before = row.before;
        found.cut_after = row.after;
        found.verdict = Verdict::Fragment;
        CheckReport report;
        report.occurrences = {found};
        std::string codes;
        for (const Warning& warning : warnings_of(report, "", schema::Analyzer{})) {
            codes += warning.code + ' ';
        }
        EXPECT_EQ(codes, row.codes) << row.before << '|' << row.kept << '|' << row.after;
    }
}

TEST(SameStatementAsFirst, LeavesOtherStatementsOut) {
    const std::vector<Occurrence> occurrences{
        printing("We will rebuild the harbour wall", "One", ""),
        printing("The people of the harbour voted", "Two", ""),
        printing("We will rebuild the harbour wall", "Three", ""),
    };
    EXPECT_EQ(same_statement_as_first(occurrences, schema::Analyzer{}),
              (std::vector<std::uint32_t>{0, 2}));
}

struct FirstRow {
    std::string_view name;
    std::vector<std::pair<std::string, std::string_view>> printings;
    bool is_proven;
    std::string_view outlet;
};

const FirstRow first_rows[] = {
    {"two outlets, minutes apart",
     {{"Coast News", "2030-05-01T10:05:00Z"}, {"Harbour Post", "2030-05-01T10:00:00Z"}},
     true,
     "Harbour Post"},
    {"the same minute",
     {{"Coast News", "2030-05-01T10:00Z"}, {"Harbour Post", "2030-05-01T10:00:30Z"}},
     false,
     "Coast News"},
    {"a date only",
     {{"Coast News", "2030-05-01"}, {"Harbour Post", "2030-05-02T10:00:00Z"}},
     false,
     "Coast News"},
    {"one outlet alone", {{"Coast News", "2030-05-01T10:00:00Z"}}, false, "Coast News"},
    {"no time", {{"Coast News", ""}}, false, ""},
};

TEST(FirstPrinted, IsClaimedOnlyWhereTheTimesProveIt) {
    for (const FirstRow& row : first_rows) {
        SCOPED_TRACE(row.name);
        std::vector<Occurrence> occurrences;
        for (const auto& [outlet, time] : row.printings) {
            occurrences.push_back(printing("We must meet.", outlet, time));
        }
        std::vector<std::uint32_t> members(occurrences.size());
        std::iota(members.begin(), members.end(), 0U);
        const FirstPrinted first = first_printed(occurrences, members);
        EXPECT_EQ(first.is_proven, row.is_proven) << first.reason;
        EXPECT_EQ(first.occurrence ? occurrences[*first.occurrence].revision.entry.outlet : "",
                  row.outlet);
        EXPECT_FALSE(first.reason.empty());
    }
}

/// An Entry dated early whose first wording had other words until a Capture showed these.
Occurrence edited_in(const std::string& text, const std::string& outlet) {
    Occurrence occurrence = printing(text, outlet, "2030-05-01T08:00:00Z");
    occurrence.revision.revision.number = 2;
    occurrence.revision.revision.count = 2;
    occurrence.revision.revision.printed = {{schema::parse_time("2030-05-01T10:30:00Z")->at,
                                             schema::parse_time("2030-05-01T11:00:00Z")->at}};
    return occurrence;
}

TEST(FirstPrinted, GoesByTheWordsTimeAndNotByTheEntrys) {
    const std::vector<Occurrence> occurrences{
        edited_in("We must meet.", "Coast News"),
        printing("We must meet.", "Harbour Post", "2030-05-01T10:00:00Z")};
    const FirstPrinted first = first_printed(occurrences, {0, 1});
    ASSERT_TRUE(first.occurrence);
    EXPECT_EQ(*first.occurrence, 1U) << first.reason;
    // It may have had them before, too: nothing is proven, and the reason says so.
    EXPECT_FALSE(first.is_proven);
    EXPECT_NE(first.reason.find("edited"), std::string::npos) << first.reason;
}

TEST(FoldIntoClusters, FoldsNearCopiesAndNotWhatSharesSixWords) {
    std::vector<Occurrence> occurrences{
        printing("We will rebuild the harbour wall before the winter storms come again", "One", ""),
        printing("We will rebuild the harbour wall before winter storms come again", "Two", ""),
        printing("We will rebuild the harbour only if the council finds twelve million for it",
                 "Three",
                 ""),
        printing("rebuild the harbour wall", "Four", ""),
    };
    const auto clusters = fold_into_clusters(occurrences, schema::Analyzer{});
    ASSERT_EQ(clusters.size(), 2U);
    EXPECT_EQ(occurrences[1].cluster, 0U);
    EXPECT_EQ(occurrences[2].cluster, 1U);
    EXPECT_EQ(occurrences[3].cluster, 0U);
    EXPECT_EQ(clusters[0].variants.size(), 3U);
    EXPECT_EQ(clusters[0].outlets, (std::vector<std::string>{"One", "Two", "Four"}));
}

TEST(FoldIntoClusters, FollowsTheBuildWhereItKnows) {
    std::vector<Occurrence> occurrences{printing("We will rebuild the harbour wall", "One", ""),
                                        printing("We will rebuild the harbour wall", "Two", ""),
                                        printing("Nothing of that was ever planned", "Three", "")};
    occurrences[0].statement = 7;
    occurrences[1].statement = 8;
    occurrences[2].statement = 7;
    EXPECT_EQ(fold_into_clusters(occurrences, schema::Analyzer{}).size(), 2U);
    EXPECT_EQ(occurrences[2].cluster, occurrences[0].cluster);
    EXPECT_NE(occurrences[1].cluster, occurrences[0].cluster);
}

TEST(WarningsOf, TellThatTheWordsStandAtAnotherTime) {
    CheckReport report;
    report.verdict = Verdict::NotFound;
    report.nearest.push_back(printing("It is safe.", "Harbour Post", "2030-05-01T10:00:00Z"));
    ASSERT_EQ(warnings_of(report, "", schema::Analyzer{}).size(), 1U);
    EXPECT_EQ(warnings_of(report, "", schema::Analyzer{})[0].code, "other-time");
    report.nearest[0].edits = 1;
    EXPECT_TRUE(warnings_of(report, "", schema::Analyzer{}).empty());
}

TEST(WarningsOf, SayThatTheTimeWasOver) {
    CheckReport report;
    report.occurrences.push_back(printing("It is safe.", "Harbour Post", ""));
    report.is_complete = false;
    ASSERT_FALSE(warnings_of(report, "", schema::Analyzer{}).empty());
    EXPECT_EQ(warnings_of(report, "", schema::Analyzer{})[0].code, "incomplete");
}

TEST(SpeakerNames, KnowWholeNamesWordsOfThemAndOtherNames) {
    const SpeakerNames names{{{"The Iron Warden", "Ada Brook"}}};
    EXPECT_TRUE(names.means("ada BROOK", "Ada Brook"));
    EXPECT_TRUE(names.means("Brook", "Ada Brook"));
    EXPECT_TRUE(names.means("the iron warden", "Ada Brook"));
    EXPECT_FALSE(names.means("Broo", "Ada Brook"));
    EXPECT_FALSE(names.means("Ada Reed", "Ada Brook"));
    EXPECT_FALSE(names.means("Brook", ""));
}

}  // namespace
}  // namespace onrecord::searcher::check
