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

// A Query with what the Generation knows of it: stems, frequencies, values. Worked out once over
// all Shards, then made into nodes Shard by Shard.
namespace onrecord::searcher {

/// One word: its stems in the Generation's languages and how much it tells.
struct PlannedWord {
    std::string form;
    std::vector<std::string> stems;
    std::uint64_t documents = 0;  ///< That have it, in the text or in the title (the larger).
    double weight = 0;
};

struct Plan {
    QueryKind kind = QueryKind::All;
    schema::FieldId field = schema::FieldId::Text;
    std::vector<PlannedWord> words;  ///< Of a Word one, of a Phrase all in order.
    std::vector<std::string> forms;  ///< What a Wildcard stands for, commonest first.
    double weight = 0;               ///< Of a Wildcard.
    std::vector<ValueId> values;     ///< Of a Value: those that it means.
    std::string term;                ///< Of a Value that has no column: its boolean term.
    schema::Period period;
    std::uint32_t distance = 0;
    std::vector<Plan> children;
};

/// What planning needs; all of it outlives the planning.
struct PlanContext {
    const PreparedGeneration& generation;
    std::vector<ShardHandle>& shards;
    const schema::Analyzer& analyzer;
    const QueryLimits& limits;
    std::vector<schema::Problem>& problems;
};

Plan make_plan(const Query& query, const PlanContext& context);

/// The plan in lines, for `--explain`.
std::string to_string(const Plan& plan, const FacetDictionary& facets);

}  // namespace onrecord::searcher
