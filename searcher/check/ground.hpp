// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/generation.hpp"
#include "searcher/check/limits.hpp"
#include "searcher/check/speaker_names.hpp"
#include "searcher/shards/shard_handle.hpp"

#include <vector>

namespace onrecord::searcher::check {

/// What a check reads: one Generation through one thread's handles, those of its Searcher.
struct Ground {
    const schema::Generation& generation;
    std::vector<ShardHandle>& shards;
    const schema::Analyzer& analyzer;
    const SpeakerNames& names;
    const CheckLimits& limits;
};

}  // namespace onrecord::searcher::check
