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

/// Results of annotating besides the records.
struct Annotated {
    std::set<std::string> speakers;
    double seconds = 0;  ///< CPU time of all workers in the annotator.
};

/// The second stage of a build: annotates the Revisions, Liveblog by Liveblog, on the workers (no
/// annotation when `annotator` is null) and spills the records into the chunks of the plan.
Annotated annotate_revisions(const RevisionTable& table,
                             const GenerationPlan& plan,
                             const corpus::Annotator* annotator,
                             const BuildContext& context,
                             Workers& workers);

}  // namespace onrecord::indexer
