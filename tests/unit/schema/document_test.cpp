// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/document.hpp"

#include "tests/unit/schema/random_revision.hpp"

#include <gtest/gtest.h>

#include <map>

namespace onrecord::schema {
namespace {

AnnotatedEntry invented() {
    AnnotatedEntry revision;
    Entry& entry = revision.entry;
    entry.id = "0123456789abcdef0123456789abcdef";
    entry.outlet = "Skerry Post";
    entry.liveblog = "skerry-post/ferry";
    entry.lang = "en";
    entry.title = "Ferries";
    entry.text = "Ferries float, and the ferry floats.";
    entry.published = {{1643378700000}, Precision::Second, TimeTrust::A};
    revision.annotations.speakers = {"Oda Lind"};
    revision.annotations.countries = {"NO"};
    revision.annotations.topics = {"medtop:04000000"};
    revision.annotations.narrow_topics = {"medtop:20000337"};
    return revision;
}

Xapian::Document document_of(const AnnotatedEntry& revision, const DocumentOptions& options = {}) {
    const Analyzer analyzer;
    return make_document(
        revision, read_words(revision.entry, analyzer), analyzer, "FRAME", options);
}

/// Every term with its wdf but the pairs of common words, which have their own test.
std::map<std::string, unsigned> terms_of(const Xapian::Document& document) {
    std::map<std::string, unsigned> terms;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        if (!(*term).starts_with("XP:")) terms[*term] = term.get_wdf();
    }
    return terms;
}

TEST(MakeDocument, HasStemsWithCountsAndValuesWithout) {
    const std::map<std::string, unsigned> expected = {
        {"and", 1},
        {"ferri", 2},
        {"float", 2},
        {"the", 1},
        {"S:ferri", 1},
        {"XS:oda lind", 0},
        {"XC:no", 0},
        {"XT:medtop:04000000", 0},
        {"XT:medtop:20000337", 0},
        {"XO:skerry post", 0},
        {"XB:skerry-post/ferry", 0},
        {"XK:outlet", 0},
        {"XL:en", 0},
        {"XD:2022-01-28", 0},
        {"XM:2022-01", 0},
        {"Q:0123456789abcdef0123456789abcdef", 0},
    };
    const Xapian::Document document = document_of(invented());
    EXPECT_EQ(terms_of(document), expected);
    EXPECT_EQ(document.get_data(), "FRAME");
    EXPECT_EQ(document.get_value(1), "\x08Oda Lind");
    EXPECT_EQ(document.get_value(0).size(), 8U);
}

TEST(MakeDocument, MarksASupersededRevision) {
    AnnotatedEntry revision = invented();
    revision.revision.count = 2;
    EXPECT_TRUE(terms_of(document_of(revision)).contains("XV:old"));
}

TEST(MakeDocument, SaysOfATimeOnlyWhatIsKnown) {
    AnnotatedEntry revision = invented();
    revision.entry.published.precision = Precision::Month;
    EXPECT_FALSE(terms_of(document_of(revision)).contains("XD:2022-01-01"));
    EXPECT_TRUE(terms_of(document_of(revision)).contains("XM:2022-01"));
    EXPECT_EQ(facet_values(revision, FieldId::Date), std::vector<std::string>{"2022-01"});
    revision.entry.published.trust = TimeTrust::None;
    EXPECT_FALSE(terms_of(document_of(revision)).contains("XM:2022-01"));
    EXPECT_EQ(document_of(revision).get_value(0), "");
    EXPECT_TRUE(facet_values(revision, FieldId::Date).empty());
}

TEST(MakeDocument, OrdersTheTimesOfItsSlotByByte) {
    std::string before;
    for (const std::int64_t ms : {INT64_MIN, std::int64_t{-5}, std::int64_t{0}, INT64_MAX}) {
        AnnotatedEntry revision = invented();
        revision.entry.published.at.milliseconds = ms;
        const std::string value = document_of(revision).get_value(0);
        EXPECT_LT(before, value);
        before = value;
    }
}

TEST(MakeDocument, KeepsPositionsWhenAskedWithoutChangingCounts) {
    const Xapian::Document plain = document_of(invented());
    const Xapian::Document positioned = document_of(invented(), {.positions = true});
    EXPECT_EQ(terms_of(plain), terms_of(positioned));
    auto term = positioned.termlist_begin();
    term.skip_to("ferri");
    EXPECT_EQ(*term.positionlist_begin(), 100'001U);
    EXPECT_EQ(term.positionlist_count(), 2U);
}

TEST(MakeDocument, OfAnyRevisionIsTakenByXapian) {
    RandomRevisions revisions{1};
    Xapian::WritableDatabase database{"", Xapian::DB_BACKEND_INMEMORY};
    for (int i = 0; i < 200; ++i) {
        database.add_document(document_of(revisions.next()));
    }
    EXPECT_EQ(database.get_doccount(), 200U);
}

TEST(BooleanTerm, IsFoldedAndFitsXapian) {
    EXPECT_EQ(boolean_term(FieldId::Speaker, "  Zoë   LIND "), "XS:zoe lind");
    const std::string long_name(400, 'a');
    const std::string term = boolean_term(FieldId::Speaker, long_name);
    EXPECT_EQ(term.size(), 245U);
    EXPECT_NE(term, boolean_term(FieldId::Speaker, long_name + "b"));
    for (std::size_t size = 200; size < 260; ++size) {
        EXPECT_LE(boolean_term(FieldId::Speaker, std::string(size, 'a')).size(), 245U);
    }
}

TEST(WordTerm, IsNoneForWhatIsTooLong) {
    EXPECT_EQ(word_term(FieldId::Text, "ferri"), "ferri");
    EXPECT_EQ(word_term(FieldId::Title, "ferri"), "S:ferri");
    EXPECT_EQ(word_term(FieldId::Text, std::string(201, 'a')), "");
    EXPECT_EQ(word_term(FieldId::Text, std::string(1, '\0')), "");
    EXPECT_EQ(word_term(FieldId::Text, ""), "");
}

}  // namespace
}  // namespace onrecord::schema
