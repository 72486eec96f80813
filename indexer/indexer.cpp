// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/indexer.hpp"

#include "indexer/building/shards/merging.hpp"
#include "indexer/publishing/durable_files.hpp"
#include "indexer/publishing/generation_claim.hpp"
#include "indexer/publishing/index_lock.hpp"
#include "indexer/publishing/inspection.hpp"
#include "indexer/publishing/publication.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <set>
#include <utility>

// build() is in building/build.cpp.
namespace onrecord::indexer {
namespace {

namespace fs = std::filesystem;
using schema::ExitStatus;
using schema::Failure;

void require_index(const fs::path& index) {
    if (!schema::generation_numbers(index).empty()) return;
    throw Failure{
        ExitStatus::NoInput,
        "There is no index in " + index.string() + "; make one with onrecord-index build."};
}

/// The Manifest where it can be read; why the Generation is refused where it is.
GenerationState state_of(const fs::path& index, std::uint64_t number, schema::Verify verify) {
    GenerationState state;
    state.number = number;
    state.is_current = schema::current_number(index) == number;
    state.refusal = refusal_of(schema::generation_folder(index, number), verify);
    try {
        state.manifest = manifest_of(index, number);
    } catch (const Failure& failure) {
        state.refusal = failure.what();
    }
    return state;
}

std::vector<GenerationState> states_of(const fs::path& index, schema::Verify verify) {
    require_index(index);
    std::vector<GenerationState> states;
    for (const std::uint64_t number : schema::generation_numbers(index)) {
        states.push_back(state_of(index, number, verify));
    }
    return states;
}

/// After the digests, so that Xapian reads nothing that is not as it was built.
std::string check_shards(const fs::path& folder, const schema::Manifest& manifest) {
    for (const schema::ManifestShard& shard : manifest.shards) {
        const std::string complaint = read_through(folder / shard.folder);
        if (!complaint.empty()) return shard.folder + ": " + complaint;
    }
    return {};
}

/// The newest Generation older than the served one.
std::uint64_t one_before_served(const fs::path& index) {
    const std::uint64_t served = schema::current_number(index).value_or(0);
    std::uint64_t before = 0;
    for (const std::uint64_t number : schema::generation_numbers(index)) {
        if (number < served) before = number;
    }
    if (before == 0) {
        throw Failure{ExitStatus::NoInput,
                      "There is no Generation before the served one (" + std::to_string(served) +
                          ") in " + index.string() + "; onrecord-index list shows all."};
    }
    return before;
}

void require_sound(const fs::path& index, std::uint64_t number) {
    manifest_of(index, number);  // Throws where there is none.
    const std::string refusal =
        refusal_of(schema::generation_folder(index, number), schema::Verify::Digests);
    if (refusal.empty()) return;
    throw Failure{
        ExitStatus::BadData,
        "Generation " + std::to_string(number) + " is damaged and stays unserved: " + refusal};
}

/// The newest, the served one, and where none of these is sound the newest one that is.
std::set<std::uint64_t> generations_to_keep(const fs::path& index,
                                            const std::vector<std::uint64_t>& numbers,
                                            std::size_t keep) {
    std::set<std::uint64_t> kept{
        numbers.end() - static_cast<std::ptrdiff_t>(std::min(keep, numbers.size())), numbers.end()};
    if (const auto served = served_number(index)) kept.insert(*served);
    const auto is_sound = [&](std::uint64_t number) {
        return refusal_of(schema::generation_folder(index, number), schema::Verify::Digests)
            .empty();
    };
    if (kept.size() >= numbers.size() || std::ranges::any_of(kept, is_sound)) return kept;
    const auto sound = std::find_if(numbers.rbegin(), numbers.rend(), is_sound);
    if (sound != numbers.rend()) kept.insert(*sound);
    return kept;
}

/// False, and it stays, while a reader holds its lease. Renamed first: a removal that is killed
/// half-way leaves no Generation with holes.
bool remove_if_unread(const fs::path& index, std::uint64_t number) {
    const fs::path folder = schema::generation_folder(index, number);
    const GenerationClaim claim{folder};
    if (claim.is_read_by_others()) return false;
    const fs::path away = folder.parent_path() / (".removed-" + folder.filename().string());
    rename_synced(folder, away);
    fs::remove_all(away);
    return true;
}

}  // namespace

std::vector<GenerationState> list(const fs::path& index) {
    return states_of(index, schema::Verify::Sizes);
}

std::vector<GenerationState> verify(const fs::path& index) {
    std::vector<GenerationState> states = states_of(index, schema::Verify::Digests);
    for (GenerationState& state : states) {
        if (!state.refusal.empty()) continue;
        state.refusal =
            check_shards(schema::generation_folder(index, state.number), state.manifest);
    }
    return states;
}

std::uint64_t rollback(const fs::path& index, std::uint64_t number) {
    require_index(index);
    const IndexLock lock{index};
    const std::uint64_t chosen = number == 0 ? one_before_served(index) : number;
    require_sound(index, chosen);
    const std::uint64_t newest = schema::generation_numbers(index).back();
    // First the note, then the deed: a note whose Generation is not the served one counts for
    // nothing.
    if (chosen != newest) remember_rollback(index, {chosen, newest});
    set_current(index, chosen);
    if (chosen == newest) forget_rollback(index);
    return chosen;
}

std::vector<std::uint64_t> collect_garbage(const fs::path& index, unsigned keep) {
    require_index(index);
    const IndexLock lock{index};
    remove_leftovers(index);
    std::vector<std::uint64_t> numbers = schema::generation_numbers(index);
    const std::set<std::uint64_t> kept = generations_to_keep(index, numbers, keep);
    std::erase_if(numbers, [&](std::uint64_t number) { return kept.contains(number); });
    std::erase_if(numbers, [&](std::uint64_t number) { return !remove_if_unread(index, number); });
    return numbers;
}

}  // namespace onrecord::indexer
