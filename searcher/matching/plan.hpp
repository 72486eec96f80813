// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/facets/facet_dictionary.hpp"
#include "searcher/query.hpp"
#include "searcher/result_page.hpp"
#include "searcher/shards/shard_handle.hpp"

#include <cstdint>
#include <string>
#include <vector>

// A Query with data of the Generation: stems, document frequencies, Facet values. Computed once for
// all Shards; make_node() turns it into an operator tree for each Shard.
namespace onrecord::searcher {

/// A word: its stems in the Generation's languages and its weight.
struct PlannedWord {
    std::string form;
    std::vector<std::string> stems;
    std::uint64_t documents = 0;  ///< Document frequency: the larger of text's and title's.
    double weight = 0;
};

struct Plan {
    QueryKind kind = QueryKind::All;
    schema::FieldId field = schema::FieldId::Text;
    std::vector<PlannedWord> words;  ///< One for a Word, all in order for a Phrase.
    std::vector<std::string> forms;  ///< The expansion of a Wildcard, most frequent first.
    double weight = 0;               ///< Of a Wildcard as a whole.
    std::vector<ValueId> values;     ///< The Facet values meant by a Value.
    std::string term;                ///< The boolean term of a Value without a column.
    schema::Period period;
    std::uint32_t distance = 0;
    std::vector<Plan> children;
};

/// The inputs of planning. They must outlive make_plan().
struct PlanContext {
    const PreparedGeneration& generation;
    std::vector<ShardHandle>& shards;
    const schema::Analyzer& analyzer;
    const QueryLimits& limits;
    std::vector<schema::Problem>& problems;
};

Plan make_plan(const Query& query, const PlanContext& context);

/// The plan as lines of text, for `--explain`.
std::string to_string(const Plan& plan, const FacetDictionary& facets);

}  // namespace onrecord::searcher
