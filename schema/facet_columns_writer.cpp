// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/analyzer.hpp"
#include "schema/document.hpp"
#include "schema/encoding/facet_sections.hpp"
#include "schema/encoding/sections.hpp"
#include "schema/facet_columns.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>

namespace onrecord::schema {
namespace {

using encoding::facet_magic;
using encoding::FacetSections;
using encoding::flags_section;
using encoding::SectionWriter;
using encoding::superseded_flag;
using encoding::times_section;
using encoding::unknown_time;

constexpr std::size_t facet_count = static_cast<std::size_t>(std::count_if(
    std::begin(fields), std::end(fields), [](const Field& row) { return row.is_facet; }));
constexpr std::size_t section_count = 2 + facet_count * FacetSections::count;

void check_size(std::size_t size) {
    if (size < std::numeric_limits<std::uint32_t>::max()) return;
    throw Failure{ExitStatus::CannotWrite,
                  "a Shard's facet column is too large; choose smaller Shards"};
}

/// Strings end to end, with where each begins.
struct Strings {
    std::vector<std::uint32_t> offsets{0};
    std::string bytes;
    void add(std::string_view value) {
        bytes += value;
        check_size(bytes.size());
        offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
};

/// One Facet as it grows: values numbered as they come, until write() sorts them.
struct GrowingColumn {
    std::unordered_map<std::string, Ordinal> numbers;
    std::vector<Ordinal> ordinals;
    std::vector<std::uint32_t> offsets{0};

    void add(const std::vector<std::string>& values) {
        for (const std::string& value : values) {
            const auto number = static_cast<Ordinal>(numbers.size());
            ordinals.push_back(numbers.try_emplace(value, number).first->second);
        }
        const auto begin = ordinals.begin() + offsets.back();
        std::sort(begin, ordinals.end());
        ordinals.erase(std::unique(begin, ordinals.end()), ordinals.end());
        check_size(ordinals.size());
        offsets.push_back(static_cast<std::uint32_t>(ordinals.size()));
    }

    /// The values in byte order, each with the number it was given.
    std::vector<std::pair<std::string_view, Ordinal>> sorted_values() const {
        std::vector<std::pair<std::string_view, Ordinal>> sorted{numbers.begin(), numbers.end()};
        std::ranges::sort(sorted);
        return sorted;
    }

    /// The ordinals with the numbers that byte order gives.
    std::vector<Ordinal> renumbered(const std::vector<Ordinal>& final_numbers) const {
        std::vector<Ordinal> result;
        result.reserve(ordinals.size());
        for (const Ordinal number : ordinals) {
            result.push_back(final_numbers[number]);
        }
        for (std::size_t i = 0; i + 1 < offsets.size(); ++i) {
            std::sort(result.begin() + offsets[i], result.begin() + offsets[i + 1]);
        }
        return result;
    }
};

void write_column(SectionWriter& writer, FacetSections at, const GrowingColumn& column) {
    Strings values;
    Strings folded;
    std::vector<Ordinal> final_numbers(column.numbers.size());
    for (const auto& [value, number] : column.sorted_values()) {
        final_numbers[number] = static_cast<Ordinal>(values.offsets.size() - 1);
        values.add(value);
        folded.add(fold(value));
    }
    writer.add(at.offsets(), column.offsets);
    writer.add(at.ordinals(), column.renumbered(final_numbers));
    writer.add(at.value_offsets(), values.offsets);
    writer.begin(at.values());
    writer.append(values.bytes);
    writer.add(at.folded_offsets(), folded.offsets);
    writer.begin(at.folded());
    writer.append(folded.bytes);
}

}  // namespace

struct FacetColumnsWriter::State {
    std::vector<std::int64_t> times;
    std::vector<std::uint8_t> flags;
    std::array<GrowingColumn, std::size(fields)> columns;  // by FieldId
};

FacetColumnsWriter::FacetColumnsWriter() : state_{std::make_unique<State>()} {}
FacetColumnsWriter::~FacetColumnsWriter() = default;
FacetColumnsWriter::FacetColumnsWriter(FacetColumnsWriter&&) noexcept = default;
FacetColumnsWriter& FacetColumnsWriter::operator=(FacetColumnsWriter&&) noexcept = default;

void FacetColumnsWriter::add(const AnnotatedEntry& revision) {
    const KnownTime& published = revision.entry.published;
    state_->times.push_back(published.is_known() ? published.at.milliseconds : unknown_time);
    state_->flags.push_back(revision.revision.is_current() ? 0 : superseded_flag);
    check_size(state_->times.size());
    for (const Field& row : fields) {
        if (!row.is_facet) continue;
        state_->columns[static_cast<std::size_t>(row.id)].add(facet_values(revision, row.id));
    }
}

void FacetColumnsWriter::write(const std::filesystem::path& file) const {
    SectionWriter writer{file, facet_magic, section_count};
    writer.add(times_section, state_->times);
    writer.add(flags_section, state_->flags);
    for (const Field& row : fields) {
        if (!row.is_facet) continue;
        write_column(
            writer, FacetSections{row.slot}, state_->columns[static_cast<std::size_t>(row.id)]);
    }
    writer.finish();
}

}  // namespace onrecord::schema
