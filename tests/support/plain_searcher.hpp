// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"
#include "schema/speaker_alias.hpp"
#include "searcher/query.hpp"
#include "searcher/searcher.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

// The same answers as Searcher by the plainest means: it looks at every Revision, one after
// another, and shares nothing with Searcher but the Analyzer and the tree of the Query. Where the
// two differ, one of them is wrong.
namespace onrecord::support {

struct PlainHit {
    std::size_t revision = 0;  ///< Into the Revisions given.
    double score = 0;
};

struct PlainPage {
    std::uint64_t total = 0;
    std::uint64_t earlier_wordings = 0;  ///< Entries that match in an earlier wording only.
    std::vector<PlainHit> hits;          ///< All of them, best first.
    /// By Field, then by value; values that no document has are left out.
    std::map<schema::FieldId, std::map<std::string, std::uint64_t>> counts;
};

class PlainSearcher {
public:
    /// `revisions` in the order of a Generation (scratch_index.hpp); they outlive this.
    explicit PlainSearcher(const std::vector<schema::AnnotatedEntry>& revisions,
                           std::vector<schema::SpeakerAlias> aliases = {});

    PlainPage search(const searcher::Query& query, const searcher::SearchOptions& options) const;

private:
    using Query = searcher::Query;
    struct Text {
        std::vector<std::string> forms;
        std::vector<std::string> stems;
    };
    struct Document {
        Text title;
        Text body;
    };
    /// Values of one Facet that a document must have one of.
    struct Choice {
        schema::FieldId field;
        std::set<std::string> values;
    };
    /// First and last word.
    using Places = std::vector<std::pair<std::size_t, std::size_t>>;
    /// Where a word, phrase or wildcard stands in each document, and what it weighs.
    struct Leaf {
        std::vector<Places> title;
        std::vector<Places> body;
        double weight = 0;
    };
    const Leaf& leaf(const Query& query) const;

    bool matches(const Query& query, std::size_t document) const;
    double score(const Query& query, std::size_t document) const;
    double word_score(const Query& word, std::size_t document) const;
    double points(const Document& texts, std::size_t count) const;
    std::set<std::string> stems_of(const std::string& form) const;
    double weight_of(const Query& word) const;
    std::set<std::string> wildcard_forms(const std::string& prefix) const;
    double wildcard_weight(const std::string& prefix) const;
    bool has_value(const Query& query, std::size_t document) const;
    bool is_near(const Query& query, std::size_t document) const;
    Places places_in(const Query& leaf, const Text& text, bool is_title) const;
    Places places(const Query& query, std::size_t document, bool is_title) const;
    std::set<std::string> all_values(schema::FieldId field) const;
    std::set<std::string> chosen(schema::FieldId field,
                                 const std::string& typed,
                                 bool exactly) const;
    const std::set<std::string>& meant(const Query& value) const;
    std::vector<std::string> facet_values(std::size_t document, schema::FieldId field) const;
    bool passes(const Choice& choice, std::size_t document) const;
    std::vector<Choice> take_choices(Query& query, const searcher::SearchOptions& options) const;

    const std::vector<schema::AnnotatedEntry>& revisions_;
    std::vector<schema::SpeakerAlias> aliases_;
    schema::Analyzer analyzer_;
    std::vector<Document> documents_;
    std::set<std::string> languages_;
    double average_length_ = 0;  ///< Words of title and text.
    std::map<std::string, std::uint64_t> form_counts_;
    std::map<std::string, std::uint64_t> title_documents_;  ///< By stem.
    std::map<std::string, std::uint64_t> body_documents_;
    /// What was worked out before, by the printed query.
    mutable std::map<std::string, Leaf> leaves_;
    mutable std::map<std::string, std::set<std::string>> meant_;
};

}  // namespace onrecord::support
