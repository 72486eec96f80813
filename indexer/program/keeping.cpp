// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that look after an index: list, verify, rollback, gc.
#include "indexer/indexer.hpp"
#include "indexer/program/caring.hpp"
#include "indexer/program/commands.hpp"
#include "indexer/program/reports.hpp"
#include "indexer/program/wording.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <iostream>

namespace onrecord::indexer::program {
namespace {

using schema::ExitStatus;
using schema::Settings;

std::string in_words(const GenerationState& state) {
    std::string text = "Generation " + std::to_string(state.number);
    if (state.manifest.number > 0) {
        text += " of " + state.manifest.created + ": " +
                counted(state.manifest.entries, "Entry", "Entries") + " in " +
                counted(state.manifest.shards.size(), "Shard", "Shards");
    }
    if (state.is_current) text += ", served";
    if (!state.refusal.empty()) text += ", REFUSED: " + state.refusal;
    return text;
}

boost::json::object to_json(const GenerationState& state) {
    return {
        {"generation", state.number},
        {"current", state.is_current},
        {"created", state.manifest.created},
        {"entries", state.manifest.entries},
        {"documents", state.manifest.documents},
        {"shards", state.manifest.shards.size()},
        {"refusal", state.refusal},
    };
}

std::uint64_t served(const std::vector<GenerationState>& states) {
    for (const GenerationState& state : states) {
        if (state.is_current) return state.number;
    }
    return 0;
}

ExitStatus print(const std::vector<GenerationState>& states, const Settings& settings) {
    for (const GenerationState& state : states) {
        if (settings.flag("json")) {
            print_json("generation", to_json(state));
        } else {
            std::cout << in_words(state) << '\n';
        }
    }
    const auto refused = std::count_if(
        states.begin(), states.end(), [](const auto& state) { return !state.refusal.empty(); });
    if (settings.flag("json")) {
        print_json(
            "summary",
            {{"generations", states.size()}, {"served", served(states)}, {"refused", refused}});
    }
    return refused == 0 ? ExitStatus::Done : ExitStatus::BadData;
}

}  // namespace

ExitStatus run_list(const Settings& settings) {
    return print(list(settings.text("index")), settings);
}

ExitStatus run_verify(const Settings& settings) {
    if (!settings.is_set("archive") && !settings.is_set("index")) {
        throw schema::Failure{ExitStatus::Usage,
                              "Say what to verify: --index DIR, --archive DIR, or both."};
    }
    ExitStatus status = ExitStatus::Done;
    if (settings.is_set("archive")) status = verify_archive(settings);
    if (!settings.is_set("index")) return status;
    const ExitStatus of_index = print(verify(settings.text("index")), settings);
    return status == ExitStatus::Done ? of_index : status;
}

ExitStatus run_rollback(const Settings& settings) {
    const std::uint64_t chosen =
        rollback(settings.text("index"), static_cast<std::uint64_t>(settings.number("to")));
    if (settings.flag("json")) {
        print_json("summary", {{"generation", chosen}});
    } else {
        std::cout << "Generation " << chosen
                  << " is served, until the Archive changes or 'build --force'.\n";
    }
    return ExitStatus::Done;
}

ExitStatus run_gc(const Settings& settings) {
    const std::vector<std::uint64_t> removed =
        collect_garbage(settings.text("index"), static_cast<unsigned>(settings.number("keep")));
    if (settings.flag("json")) {
        print_json("summary", {{"removed", boost::json::array(removed.begin(), removed.end())}});
    } else {
        std::cout << "Removed " << counted(removed.size(), "Generation", "Generations") << ".\n";
    }
    return ExitStatus::Done;
}

}  // namespace onrecord::indexer::program
