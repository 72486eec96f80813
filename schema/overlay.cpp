// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/overlay.hpp"

#include "schema/encoding/overlay_sections.hpp"
#include "schema/encoding/sections.hpp"

#include <algorithm>

namespace onrecord::schema {
namespace {

using encoding::are_offsets;
using encoding::SectionFile;
using encoding::SectionWriter;

template <class Number>
bool is_rising(std::span<const Number> numbers) {
    return std::ranges::adjacent_find(numbers, std::ranges::greater_equal{}) == numbers.end();
}

}  // namespace

bool ShardOverlay::is_hidden(DocId document) const {
    return std::ranges::binary_search(hidden, document);
}

bool OverlayRows::is_empty() const {
    return places.empty() &&
           std::ranges::all_of(hidden, [](const auto& documents) { return documents.empty(); });
}

ShardOverlay OverlayRows::of(std::size_t shard) const {
    if (shard < hidden.size()) return {shard, hidden[shard], {}};
    return {shard, {}, places};
}

struct Overlay::State {
    explicit State(const std::filesystem::path& path) : file{path, encoding::overlay_magic} {}

    void check_hidden(std::span<const std::uint32_t> documents) const;
    void check_places(std::span<const std::uint32_t> documents) const;
    std::span<const DocId> hidden_of(std::size_t shard) const {
        return hidden.subspan(starts[shard], starts[shard + 1] - starts[shard]);
    }
    std::size_t whole_shards() const { return starts.size() - 1; }

    SectionFile file;
    std::span<const std::uint64_t> starts;
    std::span<const DocId> hidden;
    std::span<const Place> places;
};

void Overlay::State::check_hidden(std::span<const std::uint32_t> documents) const {
    file.require(are_offsets(starts, hidden.size()), "its Shards are out of order");
    for (std::size_t shard = 0; shard < whole_shards(); ++shard) {
        const auto own = hidden_of(shard);
        file.require(is_rising(own), "hidden documents are out of order");
        file.require(own.empty() || (own.front() >= 1 && own.back() <= documents[shard]),
                     "a hidden document does not exist");
    }
}

void Overlay::State::check_places(std::span<const std::uint32_t> documents) const {
    file.require(places.empty() || places.size() == documents.back(),
                 "its last Shard has other documents");
    file.require(is_rising(places), "places are out of order");
    for (const Place place : places) {
        const std::size_t shard = shard_of(place);
        file.require(shard < whole_shards() && document_of(place) <= documents[shard] &&
                         (place & most_between) != 0,
                     "a place does not exist");
    }
}

Overlay::Overlay(const std::filesystem::path& file, std::span<const std::uint32_t> documents) {
    auto state = std::make_unique<State>(file);
    const SectionFile& sections = state->file;
    state->places = sections.numbers<Place>(encoding::places_section);
    sections.require(state->places.empty() || !documents.empty(), "it has places of no Shard");
    const std::size_t whole = documents.size() - (state->places.empty() ? 0 : 1);
    state->starts = sections.numbers<std::uint64_t>(encoding::hidden_starts_section, whole + 1);
    state->hidden = sections.numbers<DocId>(encoding::hidden_section);
    state->check_hidden(documents);
    state->check_places(documents);
    state_ = std::move(state);
}
Overlay::~Overlay() = default;
Overlay::Overlay(Overlay&&) noexcept = default;
Overlay& Overlay::operator=(Overlay&&) noexcept = default;

ShardOverlay Overlay::of(std::size_t shard) const {
    if (shard < state_->whole_shards()) return {shard, state_->hidden_of(shard), {}};
    return {shard, {}, state_->places};
}

void write_overlay(const std::filesystem::path& file, const OverlayRows& rows) {
    std::vector<std::uint64_t> starts{0};
    std::vector<DocId> hidden;
    for (const std::vector<DocId>& documents : rows.hidden) {
        hidden.insert(hidden.end(), documents.begin(), documents.end());
        starts.push_back(hidden.size());
    }
    SectionWriter writer{file, encoding::overlay_magic, encoding::overlay_section_count};
    writer.add(encoding::hidden_starts_section, starts);
    writer.add(encoding::hidden_section, hidden);
    writer.add(encoding::places_section, rows.places);
    writer.finish();
}

}  // namespace onrecord::schema
