// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/generation.hpp"
#include "searcher/check/limits.hpp"
#include "searcher/check/speaker_names.hpp"
#include "searcher/shards/shard_handle.hpp"

#include <vector>

namespace onrecord::searcher::check {

/// The data that all stages of a check read: one Generation, through the handles of one thread's
/// Searcher. References only.
struct Ground {
    const schema::Generation& generation;
    std::vector<ShardHandle>& shards;
    const schema::Analyzer& analyzer;
    const SpeakerNames& names;
    const CheckLimits& limits;
};

}  // namespace onrecord::searcher::check
