// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotator.hpp"
#include "indexer/building/build_context.hpp"
#include "indexer/building/plan/generation_plan.hpp"
#include "indexer/building/plan/revision_table.hpp"

#include <set>
#include <string>
#include <string_view>

namespace onrecord::indexer {

/// What the annotator found beyond the records.
struct Annotated {
    std::set<std::string> speakers;
    double seconds = 0;  ///< CPU time within the annotator, of all workers.
};

/// The second stage: annotates Liveblog by Liveblog on the workers (not at all without an
/// annotator) and spills the finished records into the chunks of the plan.
Annotated annotate_revisions(const RevisionTable& table,
                             const GenerationPlan& plan,
                             const corpus::Annotator* annotator,
                             const BuildContext& context,
                             Workers& workers);

}  // namespace onrecord::indexer
