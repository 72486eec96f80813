// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/facet_columns.hpp"

#include "schema/encoding/facet_sections.hpp"
#include "schema/encoding/sections.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>

namespace onrecord::schema {
namespace {

using encoding::are_offsets;
using encoding::facet_magic;
using encoding::FacetSections;
using encoding::flags_section;
using encoding::Magic;
using encoding::SectionFile;
using encoding::superseded_flag;
using encoding::times_section;

std::string_view piece(const char* bytes, const std::uint32_t* offsets, std::uint32_t number) {
    return {bytes + offsets[number], offsets[number + 1] - offsets[number]};
}

/// Every document's ordinals rise and name a value.
bool ordinals_are_fine(std::span<const std::uint32_t> offsets,
                       std::span<const Ordinal> ordinals,
                       std::size_t value_count) {
    for (std::size_t document = 0; document + 1 < offsets.size(); ++document) {
        for (std::uint32_t i = offsets[document]; i < offsets[document + 1]; ++i) {
            if (ordinals[i] >= value_count) return false;
            if (i > offsets[document] && ordinals[i] <= ordinals[i - 1]) return false;
        }
    }
    return true;
}

/// The six sections of one Facet, their bounds checked.
struct ColumnParts {
    ColumnParts(const SectionFile& sections, FacetSections at, std::size_t size)
        : offsets{sections.numbers<std::uint32_t>(at.offsets(), size + 1)},
          ordinals{sections.numbers<Ordinal>(at.ordinals())},
          value_offsets{sections.numbers<std::uint32_t>(at.value_offsets())},
          values{sections.bytes(at.values())},
          folded_offsets{
              sections.numbers<std::uint32_t>(at.folded_offsets(), value_offsets.size())},
          folded{sections.bytes(at.folded())} {
        sections.require(are_offsets(offsets, ordinals.size()) &&
                             are_offsets(value_offsets, values.size()) &&
                             are_offsets(folded_offsets, folded.size()),
                         "its offsets are out of order");
        sections.require(ordinals_are_fine(offsets, ordinals, value_offsets.size() - 1),
                         "a document has a value that does not exist");
    }

    std::span<const std::uint32_t> offsets;
    std::span<const Ordinal> ordinals;
    std::span<const std::uint32_t> value_offsets;
    std::string_view values;
    std::span<const std::uint32_t> folded_offsets;
    std::string_view folded;
};

}  // namespace

std::string_view FacetColumn::value(Ordinal ordinal) const {
    assert(ordinal < value_count_);
    return piece(values_, value_offsets_, ordinal);
}

std::string_view FacetColumn::folded_value(Ordinal ordinal) const {
    assert(ordinal < value_count_);
    return piece(folded_, folded_offsets_, ordinal);
}

std::optional<Ordinal> FacetColumn::find(std::string_view value) const {
    Ordinal begin = 0;
    Ordinal end = value_count_;
    while (begin < end) {
        const Ordinal middle = begin + (end - begin) / 2;
        const int order = this->value(middle).compare(value);
        if (order == 0) return middle;
        (order < 0 ? begin : end) = order < 0 ? middle + 1 : middle;
    }
    return std::nullopt;
}

struct FacetColumns::State {
    State(const std::filesystem::path& path, Magic magic) : file{path, magic} {}

    SectionFile file;
    std::span<const std::int64_t> times;
    std::span<const std::uint8_t> flags;
    std::array<FacetColumn, std::size(fields)> columns;  // by FieldId
};

FacetColumns::FacetColumns(const std::filesystem::path& file) {
    auto state = std::make_unique<State>(file, facet_magic);
    const SectionFile& sections = state->file;
    state->times = sections.numbers<std::int64_t>(times_section);
    const std::size_t size = state->times.size();
    sections.require(size < UINT32_MAX, "it has too many documents");
    state->flags = sections.numbers<std::uint8_t>(flags_section, size);
    for (const Field& row : fields) {
        if (!row.is_facet) continue;
        const FacetSections at{row.slot};
        FacetColumn& column = state->columns[static_cast<std::size_t>(row.id)];
        const ColumnParts parts{sections, at, size};
        column.offsets_ = parts.offsets.data();
        column.ordinals_ = parts.ordinals.data();
        column.ordinal_count_ = static_cast<std::uint32_t>(parts.ordinals.size());
        column.value_offsets_ = parts.value_offsets.data();
        column.folded_offsets_ = parts.folded_offsets.data();
        column.values_ = parts.values.data();
        column.folded_ = parts.folded.data();
        column.value_count_ = static_cast<std::uint32_t>(parts.value_offsets.size() - 1);
        for (Ordinal i = 1; i < column.value_count_; ++i) {
            sections.require(column.value(i - 1) < column.value(i), "its values are out of order");
        }
    }
    state_ = std::move(state);
}
FacetColumns::~FacetColumns() = default;
FacetColumns::FacetColumns(FacetColumns&&) noexcept = default;
FacetColumns& FacetColumns::operator=(FacetColumns&&) noexcept = default;

std::uint32_t FacetColumns::size() const {
    return static_cast<std::uint32_t>(state_->times.size());
}

const FacetColumn& FacetColumns::facet(FieldId field) const {
    assert(schema::field(field).is_facet);
    return state_->columns[static_cast<std::size_t>(field)];
}

Instant FacetColumns::published(DocId document) const { return {state_->times[document - 1]}; }

bool FacetColumns::is_current(DocId document) const {
    return (state_->flags[document - 1] & superseded_flag) == 0;
}

}  // namespace onrecord::schema
