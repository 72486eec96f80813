// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/clusters.hpp"

#include "schema/statement.hpp"
#include "searcher/check/alignment.hpp"
#include "searcher/check/meanings.hpp"
#include "searcher/check/pasted_words.hpp"
#include "searcher/check/word_diff.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace onrecord::searcher::check {

namespace {

std::string statement_of(const Occurrence& occurrence) {
    const schema::Entry& entry = occurrence.revision.entry;
    const std::string& text = occurrence.where == schema::Where::Title ? entry.title : entry.text;
    return occurrence.cut_before + text.substr(occurrence.span.begin, occurrence.span.length()) +
           occurrence.cut_after;
}

/// Statements as numbers, equal words equal numbers across all of them.
class Statements {
public:
    Statements(const std::vector<Occurrence>& occurrences, const schema::Analyzer& analyzer) {
        for (const Occurrence& occurrence : occurrences) {
            texts_.push_back(statement_of(occurrence));
            auto& numbers = numbers_.emplace_back();
            const std::string& lang = occurrence.revision.entry.lang;
            const Meanings read =
                read_meanings(texts_.back(), lang, analyzer.read(texts_.back(), lang));
            for (const schema::Word& word : read.words) {
                const auto next = static_cast<std::uint32_t>(forms_.size());
                const std::string form{schema::compared_form(word.form)};
                numbers.push_back(forms_.try_emplace(form, next).first->second);
            }
        }
    }

    const std::string& text(std::size_t i) const { return texts_[i]; }

    bool are_one(std::size_t one, std::size_t other) const {
        return schema::are_one_statement(numbers_[one], numbers_[other]);
    }

private:
    std::vector<std::string> texts_;
    std::vector<std::vector<std::uint32_t>> numbers_;
    std::unordered_map<std::string, std::uint32_t> forms_;
};

struct Group {
    std::vector<std::uint32_t> members;
    std::optional<std::uint64_t> statement;  ///< The first that is known of a member.
};

void add_once(std::vector<std::string>& values, const std::string& value) {
    if (value.empty() || std::find(values.begin(), values.end(), value) != values.end()) return;
    values.push_back(value);
}

Cluster describe(const std::vector<std::uint32_t>& members,
                 const std::vector<Occurrence>& occurrences,
                 const Statements& statements,
                 const schema::Analyzer& analyzer) {
    Cluster cluster;
    for (const std::uint32_t member : members) {
        const std::string& text = statements.text(member);
        auto variant = std::find_if(cluster.variants.begin(),
                                    cluster.variants.end(),
                                    [&](const Variant& known) { return known.text == text; });
        if (variant == cluster.variants.end()) {
            cluster.variants.push_back({text, {}, {}});
            variant = cluster.variants.end() - 1;
        }
        variant->occurrences.push_back(member);
        add_once(cluster.outlets, occurrences[member].revision.entry.outlet);
        add_once(cluster.speakers, occurrences[member].speaker);
    }
    const auto has_fewer = [](const Variant& one, const Variant& other) {
        return one.occurrences.size() < other.occurrences.size();
    };
    cluster.statement =
        std::max_element(cluster.variants.begin(), cluster.variants.end(), has_fewer)->text;
    for (Variant& variant : cluster.variants) {
        const auto& entry = occurrences[variant.occurrences.front()].revision.entry;
        variant.diff = difference(variant.text, cluster.statement, entry.lang, analyzer);
    }
    return cluster;
}

}  // namespace

std::vector<DiffPiece> difference(const std::string& variant,
                                  const std::string& statement,
                                  std::string_view lang,
                                  const schema::Analyzer& analyzer) {
    const PastedWords words{variant, lang, analyzer};
    if (words.words().empty()) return {};
    const Meanings printed = read_meanings(statement, lang, analyzer.read(statement, lang));
    const auto alignment = align(words.aligned(), words.number(statement, printed.words, analyzer));
    return word_diff(alignment,
                     {variant, words.words(), words.units(), {}, lang},
                     {statement, printed.words, printed.units, {}, {}});
}

std::vector<Cluster> fold_into_clusters(std::vector<Occurrence>& occurrences,
                                        const schema::Analyzer& analyzer) {
    const Statements statements{occurrences, analyzer};
    std::vector<Group> groups;
    for (std::uint32_t i = 0; i < occurrences.size(); ++i) {
        const auto& known = occurrences[i].statement;
        const auto home = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
            if (known && group.statement) return known == group.statement;
            return statements.are_one(group.members.front(), i);
        });
        occurrences[i].cluster = static_cast<std::uint32_t>(home - groups.begin());
        Group& group = home == groups.end() ? groups.emplace_back() : *home;
        group.members.push_back(i);
        if (!group.statement) group.statement = known;
    }
    std::vector<Cluster> clusters;
    for (const Group& group : groups) {
        clusters.push_back(describe(group.members, occurrences, statements, analyzer));
    }
    return clusters;
}

std::vector<std::uint32_t> same_statement_as_first(const std::vector<Occurrence>& occurrences,
                                                   const schema::Analyzer& analyzer) {
    const Statements statements{occurrences, analyzer};
    std::vector<std::uint32_t> members;
    for (std::uint32_t i = 0; i < occurrences.size(); ++i) {
        if (i == 0 || statements.are_one(0, i)) members.push_back(i);
    }
    return members;
}

}  // namespace onrecord::searcher::check
